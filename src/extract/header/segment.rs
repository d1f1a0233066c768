//! Stretches of a plan's head and foot: one line, one column each, whatever the file made of them.

use crate::document::block::{CellPlace, Markup};
use crate::document::columns::columns;
use crate::document::document::Document;
use crate::extract::plan::Field;
use crate::extract::words;
use crate::span::Span;
use std::ops::Range;

/// A stretch of one block's normalised text, without white space at its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Index of the block.
    pub block: usize,
    /// Bytes of its normalised text.
    pub range: Range<usize>,
    /// Column of its line, from 0.
    pub column: usize,
    /// Its table cell.
    pub cell: Option<CellPlace>,
}

impl Segment {
    /// Its text.
    pub fn text<'d>(&self, document: &'d Document) -> &'d str {
        document.blocks.get(self.block).and_then(|b| b.norm().get(self.range.clone())).unwrap_or("")
    }

    /// Its place in the author's text.
    pub fn span(&self, document: &Document) -> Span {
        document.span(self.block, self.range.clone())
    }

    /// It as a quoted part.
    pub fn field(&self, document: &Document) -> Field {
        let at = self.span(document);
        Field { text: document.quote(at), at }
    }

    /// The part of it in these bytes of its text.
    pub fn part(&self, range: Range<usize>) -> Segment {
        let start = self.range.start + range.start;
        Segment { range: start..self.range.start + range.end.max(range.start), ..self.clone() }
    }
}

/// Several segments as one quoted part, joined with spaces; its place is the first one's.
pub fn join(document: &Document, parts: &[Segment]) -> Option<Field> {
    let first = parts.first()?;
    let mut field = first.field(document);
    for part in &parts[1..] {
        field.text.push(' ');
        field.text.push_str(&part.field(document).text);
    }
    Some(field)
}

/// A longer line is running text and has no columns, bytes.
const LONGEST_COLUMNS: usize = 420;

/// The lines of some blocks, each cut into its columns.
pub fn cut(document: &Document, blocks: Range<usize>) -> Vec<Segment> {
    let mut out = Vec::new();
    for_lines(document, blocks, |block, line, cell| {
        let text = &document.blocks[block].norm()[line.clone()];
        if text.len() > LONGEST_COLUMNS {
            out.push(Segment { block, range: line, column: 0, cell });
            return;
        }
        for (column, part) in columns(text).into_iter().enumerate() {
            let start = line.start + part.start;
            for inner in at_known(&text[part]) {
                out.push(Segment { block, range: start + inner.start..start + inner.end, column, cell });
            }
        }
    });
    out
}

/// The lines of some blocks, whole.
pub fn lines(document: &Document, blocks: Range<usize>) -> Vec<Segment> {
    let mut out = Vec::new();
    for_lines(document, blocks, |block, line, cell| {
        let text = &document.blocks[block].norm()[line.clone()];
        let lead = text.len() - text.trim_start().len();
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            let start = line.start + lead;
            out.push(Segment { block, range: start..start + trimmed.len(), column: 0, cell });
        }
    });
    out
}

fn for_lines(document: &Document, blocks: Range<usize>, mut each: impl FnMut(usize, Range<usize>, Option<CellPlace>)) {
    let end = blocks.end.min(document.blocks.len());
    for index in blocks.start.min(end)..end {
        let block = &document.blocks[index];
        if block.role.stands_apart() {
            continue;
        }
        let mut start = 0;
        for line in block.norm().split('\n') {
            each(index, start..start + line.len(), block.cell);
            start += line.len() + 1;
        }
    }
}

/// Set phrases of the right-hand column, for lines whose two columns were run together.
const RIGHT_HAND: &[&str] = &[
    "CỘNG HÒA XÃ HỘI",
    "CỘNG HOÀ XÃ HỘI",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Độc lập -",
    "Độc lập –",
    "Độc lập-",
    "Độc lập–",
    "Độc Lập -",
    "Độc Lập –",
];

fn at_known(text: &str) -> Vec<Range<usize>> {
    let phrases = if text.len() < 300 { RIGHT_HAND } else { &[] };
    for phrase in phrases {
        if let Some(at) = words::find(text, phrase).filter(|at| *at > 0) {
            let left = text[..at].trim_end().len();
            return vec![0..left, at..text.len()];
        }
    }
    vec![0..text.len()]
}

/// What the file shows of a block's weight: `None` when it shows nothing.
pub fn is_heavy(document: &Document, block: usize) -> Option<bool> {
    let block = document.blocks.get(block)?;
    if matches!(block.markup, Markup::Heading(_)) || block.strong {
        return Some(true);
    }
    let bold: usize = block.runs.iter().filter(|r| r.format.bold).map(|r| r.end.saturating_sub(r.start) as usize).sum();
    if !block.runs.is_empty() {
        return Some(bold * 10 >= block.text().trim().len() * 8);
    }
    (document.format == crate::document::document::Format::Markdown).then_some(false)
}
