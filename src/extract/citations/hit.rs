//! A citation found in one text, before it is bound to others and looked up.

use super::head::Head;
use super::problems::Problems;
use crate::extract::plan::IssuerSource;
use jiff::civil::Date;
use std::ops::Range;

/// How a document is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// By number and symbol.
    #[default]
    Full,
    /// A law by its name alone.
    Name,
    /// By type and number, the symbol missing: "Chỉ thị 11".
    Short,
    /// "Nghị định này".
    This,
}

/// One citation; ranges are bytes of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hit {
    /// From the type's word to the end of what belongs to it.
    pub range: Range<usize>,
    /// Number and symbol alone.
    pub key_range: Option<Range<usize>>,
    /// Where its chain of articles begins, else where it begins itself.
    pub outer: usize,
    /// How it is named.
    pub shape: Shape,
    /// `Chỉ thị`.
    pub kind: Option<&'static str>,
    /// `33`.
    pub number: Option<String>,
    /// Inside the symbol, or beside a law's name.
    pub year: Option<String>,
    /// `CT-TTg`.
    pub symbol: Option<String>,
    /// `33/CT-TTg`.
    pub key: Option<String>,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Issuer.
    pub issuer: Option<String>,
    /// How the issuer is known.
    pub issuer_source: Option<IssuerSource>,
    /// Title or a law's name.
    pub title: Option<String>,
    /// `khoản 2 Điều 5`.
    pub locator: Option<String>,
    /// What is wrong.
    pub problems: Problems,
    /// Index of the hit in whose title this one stands.
    pub within: Option<usize>,
}

impl Hit {
    /// One past the number and symbol, or past the whole where there are none.
    pub fn key_end(&self) -> usize {
        self.key_range.as_ref().map_or(self.range.end, |r| r.end)
    }

    /// Notes what is wrong with the type's word.
    pub fn note_head(&mut self, head: &Head) {
        self.problems.add_if(head.abbreviated, "abbreviated-type");
        self.problems.add_if(head.lower && head.kind.is_some(), "type-lower-case");
    }
}
