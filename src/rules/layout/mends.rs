//! Mends of looks that the rules of this room offer: values of the decree and nothing else; how a file is changed is not known
//! here. A mend moves a length or a size to the nearest one that the decree allows.

use super::looks::whole;
use crate::document::document::Document;
use crate::document::format::{Run, RunFormat};
use crate::finding::{LookEdit, Safety, Severity, Side};
use crate::rules::rule::{Case, Reported};
use crate::span::Span;

/// Where the decree's own words are broken a mend is safe; where a convention is, the author is asked.
pub fn safety(severity: Severity) -> Safety {
    if severity == Severity::Error { Safety::Safe } else { Safety::Consent }
}

/// Gives a finding its mend.
pub fn offer(found: Reported<'_>, safety: Safety, looks: impl IntoIterator<Item = LookEdit>) {
    looks.into_iter().fold(found, |found, look| found.look(safety, look));
}

/// Characters of this size in half points.
pub fn size(at: Span, half_points: u16) -> LookEdit {
    letters(at, Some(half_points), None, false)
}

/// Characters without colour and highlight.
pub fn plain(at: Span) -> LookEdit {
    letters(at, None, None, true)
}

/// Characters without underline.
pub fn not_underlined(at: Span) -> LookEdit {
    LookEdit::Characters {
        at,
        font: None,
        size: None,
        bold: None,
        italic: None,
        underline: Some(false),
        plain_colour: false,
    }
}

/// Bold and italic as given.
pub fn style(at: Span, bold: bool, italic: bool) -> LookEdit {
    letters(at, None, Some((bold, italic)), false)
}

/// The style that is asked for and lies nearest to what most of the span has.
pub fn style_asked(document: &Document, at: Span, asked: impl Fn(&RunFormat) -> bool) -> Option<LookEdit> {
    let most = super::looks::formats(document, at).into_iter().max_by_key(|(_, count)| *count)?.0;
    let turned = [(most.bold, !most.italic), (!most.bold, most.italic), (!most.bold, !most.italic)];
    let right = |(bold, italic): &(bool, bool)| asked(&RunFormat { bold: *bold, italic: *italic, ..most.clone() });
    turned.into_iter().find(right).map(|(bold, italic)| style(at, bold, italic))
}

fn letters(at: Span, size: Option<u16>, style: Option<(bool, bool)>, plain_colour: bool) -> LookEdit {
    let (bold, italic) = style.unzip();
    LookEdit::Characters { at, font: None, size, bold, italic, underline: None, plain_colour }
}

/// An alignment; a centred line loses its first-line indent, which would push it aside.
pub fn align(document: &Document, block: usize, side: Side) -> LookEdit {
    let indent = document.blocks.get(block).and_then(|b| b.paragraph.as_ref()).map_or(0, |p| p.first_line);
    let first_line = (side == Side::Centre && indent != 0).then_some(0);
    paragraph(block, Some(side), first_line, None, None)
}

/// A first-line indent in twips.
pub fn first_line(block: usize, twips: i32) -> LookEdit {
    paragraph(block, None, Some(twips), None, None)
}

/// Space behind a paragraph in twips.
pub fn after(block: usize, twips: i32) -> LookEdit {
    paragraph(block, None, None, Some(twips), None)
}

/// Line distance in 240ths of a line.
pub fn line(block: usize, of_240: i32) -> LookEdit {
    paragraph(block, None, None, None, Some(of_240))
}

fn paragraph(
    block: usize,
    align: Option<Side>,
    first_line: Option<i32>,
    after: Option<i32>,
    line: Option<i32>,
) -> LookEdit {
    LookEdit::Paragraph { block: index(block), align, first_line, before: None, after, line }
}

/// Paper of a section, width and height in twips.
pub fn paper(section: usize, paper: (i32, i32)) -> LookEdit {
    page(section, Some(paper), [None; 4], None)
}

/// Margins of a section: top, bottom, left, right in twips.
pub fn margins(section: usize, sides: [Option<i32>; 4]) -> LookEdit {
    page(section, None, sides, None)
}

/// A first page with a header of its own, which is empty where none was made.
pub fn title_page(section: usize) -> LookEdit {
    page(section, None, [None; 4], Some(true))
}

fn page(
    section: usize,
    paper: Option<(i32, i32)>,
    [top, bottom, left, right]: [Option<i32>; 4],
    title_page: Option<bool>,
) -> LookEdit {
    LookEdit::Page { section: index(section), paper, top, bottom, left, right, title_page }
}

fn index(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// The visible runs of the document whose format is wrong.
pub fn runs(document: &Document, wrong: impl Fn(&RunFormat) -> bool) -> Vec<Span> {
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let visible = |run: &&Run| {
            let text = block.text().get(run.start as usize..run.end as usize);
            text.is_some_and(|t| t.chars().any(|c| !c.is_whitespace()))
        };
        let runs = block.runs.iter().filter(visible).filter(|run| wrong(&run.format));
        found.extend(runs.map(|run| Span::new(index, run.start as usize..run.end as usize)));
    }
    found
}

/// A part with the lines that go on behind its first one: the plan gives its whole text and the place of its first line.
pub fn with_next_lines(case: &Case<'_>, at: Span) -> Vec<Span> {
    let header = &case.plan.header;
    let fields = [&header.subject, &header.agency, &header.parent_agency];
    let Some(field) = fields.into_iter().flatten().find(|f| f.at == at) else { return vec![at] };
    let mut spans = vec![at];
    let mut rest = field.text.strip_prefix(case.document.quote(at).as_str()).unwrap_or("").trim_start();
    for index in at.block as usize + 1..case.document.blocks.len() {
        let line = case.document.quote(whole(case.document, index));
        match rest.strip_prefix(line.as_str()) {
            Some(next) if !line.is_empty() => {
                spans.push(whole(case.document, index));
                rest = next.trim_start();
            }
            Some(_) if !rest.is_empty() => {}
            _ => break,
        }
    }
    spans
}
