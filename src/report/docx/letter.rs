//! Letterhead, title and closing as docx-rs tables and paragraphs. Rule lines are left as marks for the last pass, which draws them.

use crate::report::docx::body::{State, bookmarked, clean, fill};
use crate::report::docx::touch::rule_mark;
use crate::report::paper::{Closing, Letterhead, Span, Title, page, size};
use crate::report::pdf::fonts::{self, Face};
use crate::report::pdf::{balanced, picture, wrapped};
use docx_rs::{
    AlignmentType, LineSpacing, Paragraph, Pic, Run, Table, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

/// Height of the logo: 16 mm in EMU.
const LOGO: u32 = 576_000;

fn centred() -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).line_spacing(LineSpacing::new().before(0).after(0))
}

fn styled(text: &str, bold: bool, italic: bool) -> Span {
    Span { text: text.to_owned(), bold, italic, ..Span::default() }
}

fn line(text: &str, bold: bool, italic: bool, size: u8) -> Paragraph {
    fill(centred(), &[styled(text, bold, italic)], size)
}

/// A heading of one or more lines: the blanks inside a line do not break, so that it breaks where it should.
fn heading(text: &str, (bold, italic): (bool, bool), size: u8, width: f32) -> Paragraph {
    let face = match (bold, italic) {
        (true, _) => Face::Bold,
        (_, true) => Face::Italic,
        _ => Face::Regular,
    };
    let lines = balanced(text, face, f32::from(size), width);
    let kept: Vec<String> = match &lines[..] {
        [_] => lines,
        _ => lines.iter().map(|line| line.replace(' ', "\u{a0}")).collect(),
    };
    line(&kept.join(" "), bold, italic, size)
}

/// The same with a drawn line under it: `share` of the widest line's length.
fn ruled(text: &str, size: u8, width: f32, share: f32) -> Paragraph {
    let (lines, widest) = wrapped(text, Face::Bold, f32::from(size), width);
    let drop = lines as f32 * fonts::line_height(f32::from(size)) + 2.0;
    heading(text, (true, false), size, width).add_run(Run::new().add_text(rule_mark(widest * share, drop)))
}

fn cell(paragraphs: Vec<Paragraph>, width: usize) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top);
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

/// A table of two columns without lines.
fn columns(rows: Vec<[Vec<Paragraph>; 2]>, widths: [usize; 2]) -> Table {
    let rows = rows
        .into_iter()
        .map(|[left, right]| TableRow::new(vec![cell(left, widths[0]), cell(right, widths[1])]).cant_split())
        .collect();
    Table::without_borders(rows)
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .width(widths[0] + widths[1], WidthType::Dxa)
        .margins(TableCellMargins::new().margin(0, 40, 0, 40))
}

/// Office on the left, Quốc hiệu and Tiêu ngữ on the right; number and date below.
pub fn head(head: &Letterhead, measure: i32) -> Table {
    let left = measure * page::LEFT_COLUMN / 100;
    let widths = [left as usize, (measure - left) as usize];
    let inner = |width: usize| (width - 80) as f32 / 20.0;
    let mut office = Vec::new();
    office.extend(head.logo_png.as_deref().and_then(logo));
    if let Some(parent) = &head.parent_agency {
        office.push(heading(parent, (false, false), size::LETTERHEAD, inner(widths[0])));
    }
    office.push(ruled(&head.agency, size::LETTERHEAD, inner(widths[0]), 0.4));
    let state = vec![
        line(&head.national_title, true, false, size::LETTERHEAD),
        ruled(&head.motto, size::TITLE, inner(widths[1]), 1.0),
    ];
    let gap = |p: Paragraph| p.line_spacing(LineSpacing::new().before(160).after(0));
    let number = gap(line(&head.number, false, false, size::LETTERHEAD));
    let date = gap(line(&head.place_date, false, true, size::TITLE));
    columns(vec![[office, state], [vec![number], vec![date]]], widths)
}

fn logo(png: &[u8]) -> Option<Paragraph> {
    let (width, height) = picture::dimensions(png)?;
    let across = (u64::from(LOGO) * u64::from(width) / u64::from(height.max(1))).min(u64::from(LOGO) * 4) as u32;
    let pic = Pic::new_with_dimensions(png.to_vec(), width, height).size(across, LOGO);
    Some(centred().add_run(Run::new().add_image(pic)))
}

/// Tên loại, trích yếu with its rule line, or the head of an annex.
pub fn title(title: &Title, measure: i32, state: &mut State) -> Vec<Paragraph> {
    let kind = centred().line_spacing(LineSpacing::new().before(240).after(0)).keep_next(true);
    let kind = bookmarked(kind, title.anchor.as_ref(), state);
    let mut paragraphs = vec![fill(kind, &[Span::bold(&title.kind)], size::TITLE)];
    let inset = measure * 7 / 100;
    let width = (measure - 2 * inset) as f32 / 20.0;
    let subject = match title.reference {
        None => ruled(&title.subject, size::TITLE, width, 0.4),
        Some(_) => heading(&title.subject, (true, false), size::TITLE, width),
    };
    let after = if title.reference.is_none() { 240 } else { 0 };
    let spacing = LineSpacing::new().before(0).after(after);
    paragraphs.push(subject.indent(Some(inset), None, Some(inset), None).line_spacing(spacing).keep_next(true));
    if let Some(reference) = &title.reference {
        let spacing = LineSpacing::new().before(0).after(200);
        let whole = measure as f32 / 20.0;
        paragraphs.push(heading(reference, (false, true), size::BODY, whole).line_spacing(spacing).keep_next(true));
    }
    paragraphs
}

/// Nơi nhận on the left, the signature's place on the right.
pub fn closing(closing: &Closing, measure: i32) -> Table {
    let left = measure / 2;
    let flush = || Paragraph::new().align(AlignmentType::Left).line_spacing(LineSpacing::new().before(0).after(0));
    let label = styled(&closing.recipients_label, true, true);
    let mut recipients = vec![fill(flush().line_spacing(LineSpacing::new().before(200).after(0)), &[label], 12)];
    recipients.extend(closing.recipients.iter().map(|r| fill(flush(), &[Span::plain(clean(r))], size::SMALL)));
    let mut signer: Vec<Paragraph> = Vec::new();
    for (index, text) in closing.signer.iter().enumerate() {
        let spacing = LineSpacing::new().before(if index == 0 { 200 } else { 0 }).after(0);
        signer.push(line(text, true, false, size::TITLE).line_spacing(spacing));
    }
    signer.extend(closing.instruction.iter().map(|i| line(i, false, true, size::BODY)));
    let room = if closing.name.is_some() { 1280 } else { 1100 };
    let name = closing.name.as_deref().unwrap_or_default();
    signer.push(line(name, true, false, size::TITLE).line_spacing(LineSpacing::new().before(room).after(0)));
    columns(vec![[recipients, signer]], [left as usize, (measure - left) as usize])
}
