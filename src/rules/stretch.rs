//! A stretch of a block's normalised text with the way back to the author's text: what a rule scans.

use super::prose::Paragraph;
use super::rule::Case;
use crate::document::block::Block;
use crate::span::Span;
use std::ops::Range;

/// Normalised text of one span; ranges inside it become spans again.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    block: &'a Block,
    index: usize,
    start: usize,
    /// The normalised text.
    pub text: &'a str,
}

impl<'a> Stretch<'a> {
    /// The normalised text behind a span of the author's text; `None` when the span is not of this document.
    pub fn of(case: &Case<'a>, at: Span) -> Option<Self> {
        let index = at.block as usize;
        let block = case.document.blocks.get(index)?;
        let norm = block.norm();
        let range = match block.normalised() {
            None => at.range(),
            Some(_) => forward(block, at),
        };
        Some(Stretch { block, index, start: range.start, text: norm.get(range)? })
    }

    /// The whole block.
    pub fn block(case: &Case<'a>, index: usize) -> Option<Self> {
        let block = case.document.blocks.get(index)?;
        Some(Stretch { block, index, start: 0, text: block.norm() })
    }

    /// The stretch made longer to the next white space: what the extractor left off at a sign.
    pub fn to_word_end(self) -> Self {
        let norm = self.block.norm();
        let end = self.start + self.text.len();
        let more = norm.get(end..).unwrap_or("").find(char::is_whitespace).unwrap_or(norm.len() - end);
        Stretch { text: norm.get(self.start..end + more).unwrap_or(self.text), ..self }
    }

    /// The paragraph that it stands in.
    pub fn paragraph(&self, case: &Case<'a>) -> Option<Paragraph<'a>> {
        case.prose.paragraph(self.index)
    }

    /// `text` in small letters, byte for byte at the same places.
    pub fn small(&self) -> &'a str {
        self.block.tokens().small.get(self.start..self.start + self.text.len()).unwrap_or("")
    }

    /// The span of the author's text behind a byte range of `text`.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.block.span(self.index, self.start + range.start..self.start + range.end)
    }

    /// The author's own text behind a byte range of `text`.
    pub fn source(&self, range: Range<usize>) -> &'a str {
        self.block.text().get(self.span(range).range()).unwrap_or("")
    }

    /// The span of all of it, without white space at its ends.
    pub fn whole(&self) -> Span {
        let lead = self.text.len() - self.text.trim_start().len();
        self.span(lead..lead + self.text.trim().len())
    }
}

/// The normalised bytes whose source lies inside the span; the map itself only leads back, so it is walked once.
fn forward(block: &Block, at: Span) -> Range<usize> {
    let norm = block.norm();
    let (mut start, mut end) = (None, 0);
    for (i, c) in norm.char_indices() {
        let source = block.back(i..i + c.len_utf8());
        if source.start >= at.start as usize && source.end <= at.end as usize {
            start.get_or_insert(i);
            end = i + c.len_utf8();
        }
    }
    start.map_or(0..0, |s| s..end)
}
