//! Puts a paper's blocks on pages: letterhead, title, headings, paragraphs, bars, closing. Tables are in `table`.

use crate::report::paper::{Bars, Block, Closing, Heading, Letterhead, Paper, Paragraph, Span, Title, page, size};
use crate::report::pdf;
use crate::report::pdf::canvas::{Canvas, Draw, Fill, points};
use crate::report::pdf::fonts::{self, Face};
use crate::report::pdf::table;
use crate::report::pdf::tags::Role;
use crate::report::pdf::text::{self, Set};
use std::rc::Rc;

/// Height of the logo: 16 mm.
const LOGO: f32 = 45.0;
/// Free space for the signature.
const SIGNATURE: f32 = 64.0;
/// Height of a bar and of its line.
const BAR: f32 = 11.0;
const BAR_LINE: f32 = 16.5;
/// Width of rule lines.
const RULE: f32 = 0.75;

/// Lays out a whole paper.
pub fn lay_out(paper: &Paper) -> Canvas {
    let mut canvas = Canvas::new();
    for sheet in &paper.sheets {
        canvas.start(sheet.landscape);
        for (index, block) in sheet.blocks.iter().enumerate() {
            let together = kept_height(&canvas, sheet.blocks.get(index..).unwrap_or_default());
            place(&mut canvas, block, together);
        }
    }
    canvas
}

fn place(canvas: &mut Canvas, block: &Block, together: f32) {
    match block {
        Block::Letterhead(letterhead) => draw_letterhead(canvas, letterhead),
        Block::Title(title) => {
            canvas.need(together);
            draw_title(canvas, title);
        }
        Block::Heading(heading) => {
            if heading.new_page && !canvas.at_top() {
                canvas.next_page();
            }
            canvas.need(together);
            draw_heading(canvas, heading);
        }
        Block::Paragraph(paragraph) => {
            if paragraph.keep_next {
                canvas.need(together);
            }
            draw_paragraph(canvas, paragraph);
        }
        Block::Table(table) => {
            canvas.skip(points(page::GAP));
            table::draw(canvas, table);
            canvas.y += points(page::GAP);
        }
        Block::Bars(bars) => {
            canvas.need(together);
            draw_bars(canvas, bars);
        }
        Block::Closing(closing) => {
            canvas.need(together);
            draw_closing(canvas, closing);
        }
    }
}

/// What must stand on one page from the first of these blocks on.
fn kept_height(canvas: &Canvas, blocks: &[Block]) -> f32 {
    let Some((block, rest)) = blocks.split_first() else { return 0.0 };
    let gap = points(page::GAP);
    let height = match block {
        Block::Letterhead(_) => 0.0,
        Block::Title(_) => 60.0 + kept_height(canvas, rest),
        Block::Heading(h) => heading_set(canvas, h).height() + 2.0 * gap + kept_height(canvas, rest),
        Block::Paragraph(p) if p.keep_next => paragraph_set(canvas, p).height() + gap + kept_height(canvas, rest),
        Block::Paragraph(p) => {
            let set = paragraph_set(canvas, p);
            fonts::line_height(set.size) * set.lines.len().min(2) as f32 + gap
        }
        Block::Table(t) if t.keeps_next() => table::first_height(canvas, t) + 2.0 * gap + kept_height(canvas, rest),
        Block::Table(t) => table::first_height(canvas, t) + gap,
        Block::Bars(bars) => bars_height(bars) + gap,
        Block::Closing(closing) => closing_height(canvas, closing),
    };
    height.min(canvas.frame.depth())
}

/// A line of centred text in a column; gives its set.
fn centred(canvas: &mut Canvas, text: &str, face: Face, size: u8, left: f32, width: f32) -> Set {
    let one = |text: String| {
        let (bold, italic) =
            (matches!(face, Face::Bold | Face::BoldItalic), matches!(face, Face::Italic | Face::BoldItalic));
        text::set(&[Span { text, bold, italic, ..Span::default() }], f32::from(size), width, 0.0)
    };
    let mut sets = pdf::balanced(text, face, f32::from(size), width).into_iter().map(one);
    let mut set = sets.next().unwrap_or_default();
    set.lines.extend(sets.flat_map(|more| more.lines));
    for line in &set.lines {
        let y = canvas.y;
        canvas.line(&set, line, left + (width - line.width) / 2.0, y, None);
        canvas.y += fonts::line_height(set.size);
    }
    set
}

/// A rule line of some length, centred in a column, under the pen.
fn rule(canvas: &mut Canvas, length: f32, left: f32, width: f32) {
    let (y, x) = (canvas.y + 2.0, left + (width - length) / 2.0);
    canvas.put_aside(Draw::Rule { from: (x, y), to: (x + length, y), width: RULE });
    canvas.y += 4.0;
}

fn draw_letterhead(canvas: &mut Canvas, head: &Letterhead) {
    let (top, measure) = (canvas.y, canvas.frame.measure());
    let left_width = measure * page::LEFT_COLUMN as f32 / 100.0;
    let (left, right) = (canvas.frame.left, canvas.frame.left + left_width);
    let right_width = measure - left_width;
    let narrow = left_width - 8.0;
    canvas.open(Role::Paragraph);
    draw_logo(canvas, head, left, left_width);
    if let Some(parent) = &head.parent_agency {
        centred(canvas, parent, Face::Regular, size::LETTERHEAD, left, narrow);
    }
    let set = centred(canvas, &head.agency, Face::Bold, size::LETTERHEAD, left, narrow);
    rule(canvas, set.widest() * 0.4, left, narrow);
    canvas.close();
    let foot = canvas.y;
    canvas.y = top;
    canvas.open(Role::Paragraph);
    centred(canvas, &head.national_title, Face::Bold, size::LETTERHEAD, right, right_width);
    let set = centred(canvas, &head.motto, Face::Bold, size::TITLE, right, right_width);
    rule(canvas, set.widest(), right, right_width);
    canvas.close();
    let row = canvas.y.max(foot) + 6.0;
    canvas.y = row + 1.0;
    canvas.open(Role::Paragraph);
    centred(canvas, &head.number, Face::Regular, size::LETTERHEAD, left, narrow);
    canvas.close();
    let foot = canvas.y;
    canvas.y = row;
    canvas.open(Role::Paragraph);
    centred(canvas, &head.place_date, Face::Italic, size::TITLE, right, right_width);
    canvas.close();
    canvas.y = canvas.y.max(foot) + 12.0;
}

fn draw_logo(canvas: &mut Canvas, head: &Letterhead, left: f32, width: f32) {
    let Some(png) = &head.logo_png else { return };
    let Some((pixels_wide, pixels_high)) = crate::report::pdf::picture::dimensions(png) else { return };
    let across = (LOGO * pixels_wide as f32 / pixels_high.max(1) as f32).min(width);
    let index = canvas.pictures.len();
    canvas.pictures.push(Rc::from(png.as_slice()));
    let (x, y) = (left + (width - across) / 2.0, canvas.y);
    canvas.put_aside(Draw::Picture { x, y, width: across, height: LOGO, index });
    canvas.y += LOGO + 3.0;
}

fn draw_title(canvas: &mut Canvas, title: &Title) {
    let (left, measure) = (canvas.frame.left, canvas.frame.measure());
    canvas.skip(8.0);
    canvas.name(title.anchor.as_ref());
    let spoken: Vec<&str> =
        [title.kind.as_str(), title.subject.as_str()].into_iter().filter(|t| !t.is_empty()).collect();
    canvas.enter(1, &spoken.join(" – "));
    canvas.open(Role::Heading(1));
    centred(canvas, &title.kind, Face::Bold, size::TITLE, left, measure);
    let inner = measure * 0.86;
    let set = centred(canvas, &title.subject, Face::Bold, size::TITLE, left + (measure - inner) / 2.0, inner);
    canvas.close();
    match &title.reference {
        Some(reference) => {
            canvas.open(Role::Paragraph);
            centred(canvas, reference, Face::Italic, size::BODY, left, measure);
            canvas.close();
        }
        None => rule(canvas, set.widest().min(300.0) * 0.4, left, measure),
    }
    canvas.y += 10.0;
}

fn heading_set(canvas: &Canvas, heading: &Heading) -> Set {
    let indent = points(page::INDENT);
    let text = Span { text: heading.text.clone(), bold: true, italic: heading.level > 2, ..Span::default() };
    text::set(&[text], f32::from(size::BODY), canvas.frame.measure(), indent)
}

fn draw_heading(canvas: &mut Canvas, heading: &Heading) {
    canvas.skip(points(page::GAP));
    canvas.name(heading.anchor.as_ref());
    canvas.enter(heading.level + 1, &heading.text);
    let set = heading_set(canvas, heading);
    canvas.open(Role::Heading(heading.level + 1));
    draw_lines(canvas, &set, points(page::INDENT), false);
    canvas.close();
    canvas.y += points(page::GAP) / 2.0;
}

fn paragraph_set(canvas: &Canvas, paragraph: &Paragraph) -> Set {
    text::set(&paragraph.spans, f32::from(size::BODY), canvas.frame.measure(), points(page::INDENT))
}

fn draw_paragraph(canvas: &mut Canvas, paragraph: &Paragraph) {
    let set = paragraph_set(canvas, paragraph);
    canvas.skip(points(page::GAP) / 2.0);
    canvas.open(Role::Paragraph);
    draw_lines(canvas, &set, points(page::INDENT), true);
    canvas.close();
    canvas.y += points(page::GAP) / 2.0;
}

/// Lines over as many pages as needed; never a single line alone at the foot or the head of a page.
fn draw_lines(canvas: &mut Canvas, set: &Set, indent: f32, justify: bool) {
    let height = fonts::line_height(set.size);
    let mut index = 0;
    while index < set.lines.len() {
        let left = set.lines.len() - index;
        let mut fit = ((canvas.room() + 0.01) / height).max(0.0) as usize;
        if fit < left && left - fit == 1 && fit > 2 {
            fit -= 1;
        }
        if fit < left && fit < 2 && !canvas.at_top() {
            canvas.next_page();
            continue;
        }
        for line in set.lines.iter().skip(index).take(fit.clamp(1, left)) {
            let shift = if index == 0 { indent } else { 0.0 };
            let (x, y) = (canvas.frame.left + shift, canvas.y);
            let width = justify.then(|| canvas.frame.measure() - shift);
            canvas.line(set, line, x, y, width);
            canvas.y += height;
            index += 1;
        }
        if index < set.lines.len() {
            canvas.next_page();
        }
    }
}

fn bars_height(bars: &Bars) -> f32 {
    let legend = if bars.legend.is_empty() { 0.0 } else { BAR_LINE };
    24.0 + bars.bars.len() as f32 * BAR_LINE + legend
}

fn draw_bars(canvas: &mut Canvas, bars: &Bars) {
    let (left, measure) = (canvas.frame.left, canvas.frame.measure());
    canvas.skip(points(page::GAP) / 2.0);
    canvas.open(Role::Paragraph);
    centred(canvas, &bars.title, Face::Bold, size::TABLE, left, measure);
    canvas.close();
    canvas.y += 3.0;
    let most = bars.bars.iter().map(|b| b.total()).max().unwrap_or(0).max(1);
    let size = f32::from(size::SMALL);
    let label_width = bars.bars.iter().map(|b| fonts::width(&b.label, Face::Regular, size)).fold(0.0, f32::max);
    let label_width = label_width.min(measure * 0.4) + 8.0;
    let longest = measure - label_width - 40.0;
    canvas.open_with(Role::Figure, Some(spoken(bars)));
    for bar in &bars.bars {
        let set = text::set(&[Span::plain(&bar.label)], size, label_width - 6.0, 0.0);
        if let Some(line) = set.lines.first() {
            let y = canvas.y;
            canvas.line(&set, line, left + label_width - 8.0 - line.width, y, None);
        }
        let mut x = left + label_width;
        for (tone, count) in &bar.parts {
            let width = longest * *count as f32 / most as f32;
            let y = canvas.y + 1.5;
            canvas.put_aside(Draw::Fill { x, y, width, height: BAR, tone: Fill::Bar(*tone) });
            x += width;
        }
        put_text(canvas, x + 4.0, &bar.total().to_string(), Face::Bold, size);
        canvas.y += BAR_LINE;
    }
    draw_legend(canvas, bars, left + label_width);
    canvas.close();
    canvas.y += points(page::GAP);
}

fn draw_legend(canvas: &mut Canvas, bars: &Bars, left: f32) {
    if bars.legend.is_empty() {
        return;
    }
    let size = f32::from(size::SMALL);
    let mut x = left;
    for (tone, words) in &bars.legend {
        let y = canvas.y + 3.0;
        canvas.put_aside(Draw::Fill { x, y, width: 9.0, height: 9.0, tone: Fill::Bar(*tone) });
        put_text(canvas, x + 13.0, words, Face::Regular, size);
        x += 13.0 + fonts::width(words, Face::Regular, size) + 18.0;
    }
    canvas.y += BAR_LINE;
}

/// A short text on the pen's line.
fn put_text(canvas: &mut Canvas, x: f32, text: &str, face: Face, size: f32) {
    let (y, text) = (canvas.y + fonts::ascent(size), fonts::drawable(text));
    canvas.put(Draw::Text { x, y, face, size, text, gap: 0.0, upright: false });
}

/// The bars in words.
fn spoken(bars: &Bars) -> String {
    let parts: Vec<String> = bars.bars.iter().map(|b| format!("{}: {}", b.label, b.total())).collect();
    format!("{}. {}", bars.title, parts.join("; "))
}

/// The two columns of the closing: left edge and width of each.
fn closing_columns(canvas: &Canvas) -> [(f32, f32); 2] {
    let (left, measure) = (canvas.frame.left, canvas.frame.measure());
    [(left, measure * 0.48), (left + measure * 0.5, measure * 0.5)]
}

fn closing_height(canvas: &Canvas, closing: &Closing) -> f32 {
    let [(_, left_width), (_, right_width)] = closing_columns(canvas);
    let set = |text: &str, size: u8, width: f32| text::set(&[Span::bold(text)], f32::from(size), width, 0.0).height();
    let left: f32 = set(&closing.recipients_label, 12, left_width)
        + closing.recipients.iter().map(|r| set(r, size::SMALL, left_width)).sum::<f32>();
    let right: f32 = closing.signer.iter().map(|s| set(s, size::TITLE, right_width)).sum::<f32>()
        + closing.instruction.as_ref().map_or(0.0, |i| set(i, size::BODY, right_width))
        + SIGNATURE
        + closing.name.as_ref().map_or(0.0, |n| set(n, size::TITLE, right_width));
    left.max(right) + 14.0
}

fn draw_closing(canvas: &mut Canvas, closing: &Closing) {
    canvas.skip(12.0);
    let [(left, left_width), (right, right_width)] = closing_columns(canvas);
    let top = canvas.y;
    canvas.open(Role::Paragraph);
    let label = Span { text: closing.recipients_label.clone(), bold: true, italic: true, ..Span::default() };
    flush_left(canvas, &label, 12, left, left_width);
    canvas.close();
    for recipient in &closing.recipients {
        canvas.open(Role::Paragraph);
        flush_left(canvas, &Span::plain(recipient), size::SMALL, left, left_width);
        canvas.close();
    }
    let foot = canvas.y;
    canvas.y = top;
    canvas.open(Role::Paragraph);
    for line in &closing.signer {
        centred(canvas, line, Face::Bold, size::TITLE, right, right_width);
    }
    if let Some(instruction) = &closing.instruction {
        centred(canvas, instruction, Face::Italic, size::BODY, right, right_width);
    }
    canvas.y += SIGNATURE;
    if let Some(name) = &closing.name {
        centred(canvas, name, Face::Bold, size::TITLE, right, right_width);
    }
    canvas.close();
    canvas.y = canvas.y.max(foot);
}

fn flush_left(canvas: &mut Canvas, span: &Span, size: u8, left: f32, width: f32) {
    let set = text::set(std::slice::from_ref(span), f32::from(size), width, 0.0);
    for line in &set.lines {
        let y = canvas.y;
        canvas.line(&set, line, left, y, None);
        canvas.y += fonts::line_height(set.size);
    }
}
