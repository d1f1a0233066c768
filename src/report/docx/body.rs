//! Blocks of a paper as docx-rs paragraphs and tables, without the letterhead and the closing.

use crate::report::docx::{letter, table};
use crate::report::paper::{self, Bars, Block, Heading, Sheet, Span, Tone, page, size, strong};
use docx_rs::{
    AlignmentType, Docx, Hyperlink, HyperlinkType, LineSpacing, LineSpacingType, Paragraph, Run, Shading, ShdType,
    SpecialIndentType, Table, TableAlignmentType, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};
use unicode_normalization::UnicodeNormalization;

/// What runs through the whole paper.
#[derive(Debug, Default)]
pub struct State {
    /// The last bookmark's number.
    bookmark: usize,
}

/// Width of the text in twips.
pub fn measure(landscape: bool) -> i32 {
    let width = if landscape { page::HEIGHT } else { page::WIDTH };
    width - page::LEFT - page::RIGHT
}

/// Adds a sheet's blocks.
pub fn add(mut docx: Docx, sheet: &Sheet, state: &mut State) -> Docx {
    let measure = measure(sheet.landscape);
    let (mut after_table, mut held) = (false, false);
    for block in &sheet.blocks {
        let is_table = matches!(block, Block::Table(_) | Block::Bars(_) | Block::Closing(_) | Block::Letterhead(_));
        if after_table && (is_table || matches!(block, Block::Paragraph(_))) {
            docx = docx.add_paragraph(spacer().keep_next(held));
        }
        after_table = is_table;
        held = matches!(block, Block::Table(t) if t.keeps_next());
        docx = match block {
            Block::Letterhead(head) => docx.add_table(letter::head(head, measure)),
            Block::Title(title) => letter::title(title, measure, state).into_iter().fold(docx, Docx::add_paragraph),
            Block::Heading(heading) => docx.add_paragraph(self::heading(heading, state)),
            Block::Paragraph(p) => docx.add_paragraph(paragraph(p)),
            Block::Table(t) => docx.add_table(table::table(t, measure, state)),
            Block::Bars(b) => docx.add_table(bars(b, measure)),
            Block::Closing(c) => docx.add_table(letter::closing(c, measure)),
        };
    }
    docx
}

/// A paragraph of no height.
pub fn invisible() -> Paragraph {
    Paragraph::new().size(2).line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(20))
}

/// Parts two tables, which a word processor would join.
fn spacer() -> Paragraph {
    Paragraph::new().size(12).line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(160))
}

/// Text that may stand in XML: NFC, no control characters.
pub fn clean(text: &str) -> String {
    text.nfc().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// One run; the size in points.
pub fn run(span: &Span, size: u8) -> Run {
    let mut run = Run::new().add_text(clean(&span.text)).size(usize::from(size) * 2);
    if span.bold {
        run = run.bold();
    }
    if span.italic {
        run = run.italic();
    }
    if span.marked {
        run = run.underline("single").shading(shading("FFECAA".to_owned()));
    }
    run
}

/// Fills a paragraph with spans; linked ones lead to a bookmark.
pub fn fill(mut paragraph: Paragraph, spans: &[Span], size: u8) -> Paragraph {
    for span in spans.iter().filter(|s| !s.text.is_empty()) {
        paragraph = match &span.link {
            Some(anchor) => {
                paragraph.add_hyperlink(Hyperlink::new(anchor, HyperlinkType::Anchor).add_run(run(span, size)))
            }
            None => paragraph.add_run(run(span, size)),
        };
    }
    paragraph
}

/// Begins and ends a bookmark around the paragraph's start.
pub fn bookmarked(paragraph: Paragraph, anchor: Option<&String>, state: &mut State) -> Paragraph {
    let Some(anchor) = anchor else { return paragraph };
    state.bookmark += 1;
    paragraph.add_bookmark_start(state.bookmark, anchor).add_bookmark_end(state.bookmark)
}

/// Solid shading.
pub fn shading(fill: String) -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(fill)
}

/// A colour as six hexadecimal digits.
pub fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

/// Space after a paragraph of body text: at least 6 points (Phụ lục I, Phần I, Mục II, khoản 6).
pub fn body_spacing() -> LineSpacing {
    LineSpacing::new().before(0).after(page::GAP as u32).line_rule(LineSpacingType::Auto).line(240)
}

fn heading(heading: &Heading, state: &mut State) -> Paragraph {
    let span = Span { text: heading.text.clone(), bold: true, italic: heading.level > 2, ..Span::default() };
    let paragraph = Paragraph::new()
        .style(&format!("Heading{}", heading.level.clamp(1, 3)))
        .align(AlignmentType::Left)
        .indent(None, Some(SpecialIndentType::FirstLine(page::INDENT)), None, None)
        .line_spacing(body_spacing().before(page::GAP as u32))
        .outline_lvl(usize::from(heading.level.clamp(1, 3)) - 1)
        .keep_next(true)
        .page_break_before(heading.new_page);
    fill(bookmarked(paragraph, heading.anchor.as_ref(), state), &[span], size::BODY)
}

fn paragraph(p: &paper::Paragraph) -> Paragraph {
    let paragraph = Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(page::INDENT)), None, None)
        .line_spacing(body_spacing())
        .keep_next(p.keep_next);
    fill(paragraph, &p.spans, size::BODY)
}

/// Columns of a bar: so many steps of equal width.
const STEPS: usize = 60;

/// Bars as a table: label, shaded cells as wide as the number, the number.
fn bars(bars: &Bars, measure: i32) -> Table {
    let step = (measure as usize * 60 / 100) / STEPS;
    let label = measure as usize - step * STEPS - 700;
    let mut grid = vec![label];
    grid.extend([step; STEPS]);
    grid.push(700);
    let most = bars.bars.iter().map(|b| b.total()).max().unwrap_or(0).max(1);
    let mut rows = vec![title_row(bars, measure as usize)];
    rows.extend(bars.bars.iter().map(|bar| bar_row(bar, most, (label, step))));
    if !bars.legend.is_empty() {
        rows.push(legend_row(bars, (label, step)));
    }
    Table::without_borders(rows)
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(measure as usize, WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .style(clean(&bars.title))
}

/// One line of a cell without space around it.
pub fn tight(align: AlignmentType) -> Paragraph {
    Paragraph::new().align(align).line_spacing(LineSpacing::new().before(20).after(20))
}

fn title_row(bars: &Bars, measure: usize) -> TableRow {
    let title = fill(tight(AlignmentType::Center).keep_next(true), &[Span::bold(&bars.title)], size::TABLE);
    let cell = TableCell::new().add_paragraph(title).grid_span(STEPS + 2).width(measure, WidthType::Dxa);
    TableRow::new(vec![cell]).cant_split()
}

fn bar_row(bar: &paper::Bar, most: usize, widths: (usize, usize)) -> TableRow {
    let (label, step) = widths;
    let mut cells = vec![plain_cell(&bar.label, AlignmentType::Right, label)];
    let mut used = 0;
    let (mut sum, total) = (0, bar.total());
    for (tone, count) in bar.parts.iter().filter(|p| p.1 > 0) {
        sum += count;
        let end = (sum * STEPS / most).max(used + 1).min(STEPS);
        if end > used {
            cells.push(bar_cell(*tone, end - used, step));
        }
        used = end;
    }
    let tail = plain_cell(&total.to_string(), AlignmentType::Left, step * (STEPS - used) + 700);
    cells.push(tail.grid_span(STEPS - used + 1));
    TableRow::new(cells).cant_split()
}

/// White lines above and below part the bars.
fn bar_cell(tone: Tone, steps: usize, step: usize) -> TableCell {
    use docx_rs::{BorderType, TableCellBorder, TableCellBorderPosition, TableCellBorders};
    let line = |position| TableCellBorder::new(position).border_type(BorderType::Single).size(24).color("FFFFFF");
    let lines = TableCellBorders::with_empty()
        .set(line(TableCellBorderPosition::Top))
        .set(line(TableCellBorderPosition::Bottom));
    TableCell::new()
        .add_paragraph(tight(AlignmentType::Left))
        .grid_span(steps)
        .width(step * steps, WidthType::Dxa)
        .shading(shading(hex(strong(tone))))
        .set_borders(lines)
}

fn plain_cell(text: &str, align: AlignmentType, width: usize) -> TableCell {
    TableCell::new()
        .add_paragraph(fill(tight(align).keep_next(true), &[Span::plain(text)], size::SMALL))
        .vertical_align(VAlignType::Center)
        .width(width, WidthType::Dxa)
}

/// Swatches with their meaning, in one cell under the bars.
fn legend_row(bars: &Bars, widths: (usize, usize)) -> TableRow {
    let (label, step) = widths;
    let mut paragraph = tight(AlignmentType::Left);
    for (tone, words) in &bars.legend {
        let swatch = Run::new().add_text("\u{A0}\u{A0}\u{A0}").size(18).shading(shading(hex(strong(*tone))));
        paragraph = paragraph.add_run(swatch).add_run(run(&Span::plain(format!(" {words}\u{2003}")), size::SMALL));
    }
    let cell = TableCell::new().add_paragraph(paragraph).grid_span(STEPS + 1).width(step * STEPS + 700, WidthType::Dxa);
    TableRow::new(vec![plain_cell("", AlignmentType::Left, label), cell]).cant_split()
}
