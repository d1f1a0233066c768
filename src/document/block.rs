//! A block: one paragraph of a plan, wherever it stands, with its text, its normalised text and what the file says of its looks.

use super::anchor::Anchor;
use super::format::{ParagraphFormat, RuleLine, Run};
use super::tokens::Tokens;
use crate::span::Span;
use crate::text::normalise::{Normalised, Options, normalise};
use crate::text::offset_map::TextEdit;
use crate::text::rule::{Family, family};
use std::ops::Range;
use std::sync::OnceLock;

/// Where in the file a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// The running text, table cells included.
    #[default]
    Body,
    /// A text box or frame.
    TextBox,
    /// A footnote or endnote.
    Note,
    /// An entry of a table of contents: it repeats a heading.
    Contents,
}

impl Role {
    /// Outside the plan's own structure: no heading, task or part of the form stands here.
    pub fn stands_apart(self) -> bool {
        matches!(self, Role::Note | Role::Contents)
    }
}

/// What the markup calls the block; a hint only: the numbering outranks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// An ordinary paragraph.
    #[default]
    None,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A list item without a number; depth from 0.
    Bullet(u8),
}

/// A label that the word processor numbers by itself; it is not in the block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AutoLabel {
    /// As it is shown: `II.`, `1.`, `a)`, `-`.
    pub text: String,
    /// List identity in the file, so that two lists are told apart.
    pub list: u32,
    /// Depth in the list, from 0.
    pub level: u8,
    /// True for a bullet glyph.
    pub bullet: bool,
}

/// The table cell that holds a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// Index in `Document::tables`.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// First grid column, from 0.
    pub column: u32,
}

/// One paragraph.
#[derive(Debug, Clone, Default)]
pub struct Block {
    text: String,
    normalised: Option<Box<Normalised>>,
    tokens: OnceLock<Box<Tokens>>,
    /// Where in the file it stands.
    pub role: Role,
    /// What the markup calls it.
    pub markup: Markup,
    /// The markup sets the whole paragraph in bold; told only by formats that carry no runs.
    pub strong: bool,
    /// Its automatic number.
    pub label: Option<AutoLabel>,
    /// Its table cell.
    pub cell: Option<CellPlace>,
    /// Line of the source file, from 1, for text formats.
    pub line: Option<u32>,
    /// Page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// Effective paragraph format; `None` where the format carries none.
    pub paragraph: Option<ParagraphFormat>,
    /// Runs that cover the text, in order; empty where the format carries no character format.
    pub runs: Vec<Run>,
    /// Lines drawn in or under the paragraph.
    pub lines: Vec<RuleLine>,
    /// The way back to the file.
    pub anchor: Anchor,
}

impl Block {
    /// A block from the author's text. `font` is the font of most of it, a prior for legacy encodings.
    pub fn new(text: impl Into<String>, font: Option<&str>) -> Self {
        let text = text.into();
        let options = Options { font: font.map(str::to_owned), ..Options::default() };
        let normalised = normalise(&text, &options).map(Box::new);
        Block { text, normalised, ..Block::default() }
    }

    /// Normalises the text anew, with the font that the rest of the file shows it to be in.
    pub fn read_as(&mut self, font: &str) {
        let options = Options { font: Some(font.to_owned()), ..Options::default() };
        self.normalised = normalise(&self.text, &options).map(Box::new);
        self.tokens = OnceLock::new();
    }

    /// The author's text, exactly.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normalised text: what extractors and rules search.
    pub fn norm(&self) -> &str {
        self.normalised.as_ref().map_or(&self.text, |n| &n.text)
    }

    /// The words of the normalised text; read when they are first asked for, then kept.
    pub fn tokens(&self) -> &Tokens {
        self.tokens.get_or_init(|| Box::new(Tokens::read(self.norm())))
    }

    /// The changes between the two, if any.
    pub fn normalised(&self) -> Option<&Normalised> {
        self.normalised.as_deref()
    }

    /// The normalised text of a range that holds letters of an old encoding; `None` where it holds none.
    pub fn decoded(&self, range: Range<usize>) -> Option<&str> {
        let normalised = self.normalised()?;
        let old = |edit: &TextEdit| {
            edit.input.start < range.end
                && range.start < edit.input.end
                && family(edit.rule) == Some(Family::LegacyEncoding)
        };
        normalised.edits.iter().any(old).then(|| self.norm().get(self.forward(range.clone()))).flatten()
    }

    /// The bytes of the author's text behind a byte range of the normalised text.
    pub fn back(&self, range: Range<usize>) -> Range<usize> {
        self.normalised.as_ref().map_or(range.clone(), |n| n.map.back(range))
    }

    /// The bytes of the normalised text that came from a byte range of the author's text.
    pub fn forward(&self, range: Range<usize>) -> Range<usize> {
        self.normalised.as_ref().map_or(range.clone(), |n| n.map.forward(range))
    }

    /// The normalised text before and behind a byte range of the author's text: what a rule reads around a fact.
    pub fn around(&self, range: Range<usize>) -> (&str, &str) {
        let own = self.forward(range);
        (self.norm().get(..own.start).unwrap_or(""), self.norm().get(own.end..).unwrap_or(""))
    }

    /// True when only white space stands in the block.
    pub fn is_blank(&self) -> bool {
        self.norm().chars().all(char::is_whitespace)
    }

    /// The span of a range of the normalised text; `index` is the block's own index.
    pub fn span(&self, index: usize, norm_range: Range<usize>) -> Span {
        Span::new(index, self.back(norm_range))
    }
}
