//! Lines of a text file, each with the way back to its bytes. Joining them to paragraphs is `joining`'s work.

use crate::document::anchor::Anchor;
use crate::document::block::{Block, Markup};
use crate::text::compose::composed;
use std::ops::Range;

/// What the markup says a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// Text.
    #[default]
    Plain,
    /// A heading of this level.
    Heading(u8),
    /// A list item at this depth, its mark or number still in the text.
    Item(u8),
    /// Text that must stay as it is.
    Verbatim,
}

/// What stands between a line and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// Nothing: the next line of the file.
    #[default]
    None,
    /// Blank lines.
    Blank,
    /// A page break or a page number.
    Page,
}

/// A line, later a paragraph, with the way back to the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its text, trimmed, markup taken out.
    pub text: String,
    /// Bytes of the text and the first byte of each piece in the decoded file.
    pub pieces: Vec<(Range<u32>, u32)>,
    /// Line number in the file, from 1.
    pub number: u32,
    /// Columns of white space before it.
    pub indent: u32,
    /// Tab stops among them, when the white space is nothing else: empty first cells of a row typed with tabs.
    pub lead_tabs: u32,
    /// What the markup calls it.
    pub kind: LineKind,
    /// What stands before it.
    pub before: Break,
    /// The markup says that the line ends here.
    pub ends_hard: bool,
    /// Characters of the last line joined to it.
    pub last_length: u32,
    /// The markup sets all of it in bold.
    pub strong: bool,
}

impl Line {
    /// Adds text that stands at byte `at` of the decoded file.
    pub fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        match self.pieces.last_mut() {
            Some((range, from)) if range.end == start && *from + (range.end - range.start) == at as u32 => {
                range.end = end
            }
            _ => self.pieces.push((start..end, at as u32)),
        }
    }

    /// Adds text that stands for other bytes of the file, which begin at `at`: an entity.
    pub fn push_for(&mut self, text: &str, at: usize) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.pieces.push((start..self.text.len() as u32, at as u32));
    }

    /// Takes the white space from both ends.
    pub fn trim(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        let end = self.text.len() as u32;
        let lead = (self.text.len() - self.text.trim_start().len()) as u32;
        self.text.drain(..lead as usize);
        let pieces = std::mem::take(&mut self.pieces);
        self.pieces = pieces.into_iter().filter_map(|(range, at)| shift(range, at, lead, end)).collect();
        self.last_length = composed(&self.text).chars().count() as u32;
    }

    /// Cuts so many bytes from the front.
    pub fn cut_front(&mut self, bytes: usize) {
        let bytes = (0..=bytes.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let end = self.text.len() as u32;
        self.text.drain(..bytes);
        let pieces = std::mem::take(&mut self.pieces);
        self.pieces = pieces.into_iter().filter_map(|(range, at)| shift(range, at, bytes as u32, end)).collect();
    }

    /// Joins the next line of the same paragraph with one space.
    pub fn join(&mut self, next: Line) {
        self.text.push(' ');
        let offset = self.text.len() as u32;
        self.text.push_str(&next.text);
        self.pieces.extend(next.pieces.into_iter().map(|(r, at)| (r.start + offset..r.end + offset, at)));
        self.last_length = next.last_length;
        self.ends_hard = next.ends_hard;
        self.strong &= next.strong;
    }

    /// The paragraph as a block of a document.
    pub fn into_block(self) -> Block {
        let mut block = Block::new(self.text, None);
        block.line = Some(self.number);
        block.strong = self.strong;
        block.markup = match self.kind {
            LineKind::Heading(level) => Markup::Heading(level),
            LineKind::Item(depth) => Markup::Bullet(depth),
            LineKind::Plain | LineKind::Verbatim => Markup::None,
        };
        block.anchor = Anchor::Text(self.pieces);
        block
    }
}

/// A piece after `lead` bytes were cut from the front of a text that ended at `end`.
fn shift(range: Range<u32>, at: u32, lead: u32, end: u32) -> Option<(Range<u32>, u32)> {
    let start = range.start.max(lead);
    let stop = range.end.min(end);
    (start < stop).then(|| (start - lead..stop - lead, at + (start - range.start)))
}

/// One line as it stands in the decoded file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raw<'a> {
    /// Without its line end.
    pub text: &'a str,
    /// First byte in the decoded file.
    pub start: usize,
    /// From 1.
    pub number: u32,
    /// A form feed stands before it.
    pub page: bool,
}

/// Cuts a text at line feeds, carriage returns, vertical tabs, form feeds and the separators of Unicode.
pub fn split(text: &str) -> Vec<Raw<'_>> {
    let bytes = text.as_bytes();
    // U+0085 ends lines on mainframes; in a text that has other line ends it is debris of a wrong decoding.
    let nel = memchr::memchr2(b'\n', b'\r', bytes).is_none();
    let mut out = Vec::new();
    let (mut start, mut number, mut page) = (0, 1, false);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let length = match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (b'\r', Some(b'\n'), _) => 2,
            (b'\n' | b'\r' | 0x0b | 0x0c, ..) => 1,
            (0xc2, Some(0x85), _) if nel => 2,
            (0xe2, Some(0x80), Some(0xa8 | 0xa9)) => 3,
            _ => 0,
        };
        if length > 0 {
            out.push(Raw { text: &text[start..at], start, number, page });
            page = *byte == 0x0c;
            number += u32::from(!matches!(byte, 0x0b | 0x0c));
            start = at + length;
        }
        at += length.max(1);
    }
    out.push(Raw { text: &text[start..], start, number, page });
    out
}

/// Columns of white space at the start of a line; a tab goes to the next multiple of four.
pub fn indent(line: &str) -> u32 {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            '\t' => columns = columns / 4 * 4 + 4,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_and_numbered() {
        let raws = split("a\r\nb\n\x0cc");
        let seen: Vec<_> = raws.iter().map(|r| (r.text, r.start, r.number, r.page)).collect();
        assert_eq!(seen, [("a", 0, 1, false), ("b", 3, 2, false), ("", 5, 3, false), ("c", 6, 3, true)]);
    }

    #[test]
    fn every_line_end_ends_a_line() {
        let texts = |text| split(text).iter().map(|r| r.text).collect::<Vec<_>>();
        assert_eq!(texts("a\u{85}b\u{2028}c\u{2029}d"), ["a", "b", "c", "d"]);
        assert_eq!(texts("á»\u{85}\nb"), ["á»\u{85}", "b"]);
    }

    #[test]
    fn pieces_lead_back_to_the_file() {
        let mut line = Line::default();
        line.push("  xin ", 10);
        line.push("chào  ", 20);
        line.trim();
        assert_eq!(line.text, "xin chào");
        assert_eq!(line.pieces, [(0..4, 12), (4..9, 20)]);
    }
}
