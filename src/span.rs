//! Places in a document's text. Knows nothing of documents, formats or pages.

use std::ops::Range;

/// A half-open range of **bytes** in the original text of one block.
///
/// `block` is the block's index in [`crate::document::document::Document::blocks`], from 0 in reading order. Facts, findings and
/// edits hold spans of the author's text, never of the normalised text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Index of the block, from 0.
    pub block: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets inside one block.
    pub fn new(block: usize, range: Range<usize>) -> Self {
        Span { block: block as u32, start: range.start as u32, end: range.end as u32 }
    }

    /// The bytes inside the block's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True when nothing lies between start and end.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// True when `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.block == other.block && self.start <= other.start && other.end <= self.end
    }

    /// True when the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.block == other.block && self.start < other.end && other.start < self.end
    }
}
