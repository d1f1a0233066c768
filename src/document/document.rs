//! A plan's text and looks, whatever file it came from.

use super::block::Block;
use super::format::{Furniture, Section};
use super::table::Table;
use crate::finding::Notice;
use crate::span::Span;
use crate::text::letter;
use serde::Serialize;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The kind of file, by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Office Open XML.
    Docx,
    /// Word 97-2003.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    #[default]
    Text,
}

/// What a file can show; a rule that needs a fact which is not carried is `not-checked`, never passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Carries {
    /// Paper and margins.
    pub page_setup: bool,
    /// Fonts, sizes, weight, slant.
    pub characters: bool,
    /// Alignment, indents, spacing.
    pub paragraphs: bool,
    /// Drawn lines.
    pub lines: bool,
    /// Running headers and footers, page numbers.
    pub furniture: bool,
}

/// A document.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The kind of file.
    pub format: Format,
    /// Paragraphs in reading order.
    pub blocks: Vec<Block>,
    /// Tables, in order of their first block.
    pub tables: Vec<Table>,
    /// Page setups; empty where the file has none.
    pub sections: Vec<Section>,
    /// Running headers and footers.
    pub furniture: Vec<Furniture>,
    /// Number of pages, where known.
    pub pages: Option<u32>,
    /// What the file can show.
    pub carries: Carries,
    /// What the reader must know.
    pub notices: Vec<Notice>,
    /// The text was read by OCR: never more than `needs-review`.
    pub ocr: bool,
}

impl Document {
    /// The author's text in a span, NFC, with runs of white space folded to one space, without characters that nobody sees. Text in
    /// a legacy encoding is given decoded.
    pub fn quote(&self, at: Span) -> String {
        let decoded = self.blocks.get(at.block as usize).and_then(|block| block.decoded(at.range()));
        let mut text = decoded.map_or_else(|| self.written(at), fold_spaces);
        // All of them begin with one of these bytes.
        if text.bytes().fold(false, |any, b| any | matches!(b, 0xC2 | 0xE2 | 0xEF)) {
            text.retain(|c| !is_unseen(c));
        }
        text
    }

    /// The same with text in a legacy encoding as the author typed it.
    pub fn written(&self, at: Span) -> String {
        let Some(block) = self.blocks.get(at.block as usize) else { return String::new() };
        let raw = block.text().get(at.range()).unwrap_or("");
        // Vietnamese letters in one piece are composed already.
        let composed = raw.chars().all(|c| c < '\u{300}' || ('\u{1ea0}'..='\u{1ef9}').contains(&c));
        if composed { fold_spaces(raw) } else { fold_spaces(&raw.nfc().collect::<String>()) }
    }

    /// The span behind a byte range of a block's normalised text.
    pub fn span(&self, block: usize, norm_range: Range<usize>) -> Span {
        self.blocks[block].span(block, norm_range)
    }
}

/// Soft hyphens and characters without width.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Runs of white space become one space; the ends are trimmed.
fn fold_spaces(text: &str) -> String {
    if letter::is_single_spaced(text) {
        return text.trim_matches(' ').to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
