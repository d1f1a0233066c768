//! Section properties (`w:sectPr`): paper, margins, page numbers, running headers and footers. Lengths in twips.

use super::names::Ns;
use super::run::is_on;
use super::units::twips;
use super::xml::{Cursor, Open};
use crate::error::Result;
use std::ops::Range;

/// Which pages a header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// All other pages.
    Default,
    /// The first page.
    First,
    /// Even pages.
    Even,
}

/// A reference to a header or footer part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurnitureRef {
    /// Header or footer.
    pub header: bool,
    /// For which pages.
    pub pages: PageKind,
    /// Relation id.
    pub id: String,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionProps {
    /// Paper width.
    pub width: i32,
    /// Paper height.
    pub height: i32,
    /// Said to be landscape.
    pub landscape: bool,
    /// Top margin.
    pub top: i32,
    /// Bottom margin.
    pub bottom: i32,
    /// Left margin with the gutter.
    pub left: i32,
    /// Right margin.
    pub right: i32,
    /// The first page has its own header and footer.
    pub title_page: bool,
    /// Page numbers start here.
    pub page_start: Option<u32>,
    /// Headers and footers named here; others are those of the section before.
    pub furniture: Vec<FurnitureRef>,
    /// Byte range of the element.
    pub element: Range<usize>,
}

impl Default for SectionProps {
    /// What Word takes for what is not said: letter paper with margins of an inch.
    fn default() -> Self {
        SectionProps {
            width: 12240,
            height: 15840,
            landscape: false,
            top: 1440,
            bottom: 1440,
            left: 1440,
            right: 1440,
            title_page: false,
            page_start: None,
            furniture: Vec::new(),
            element: 0..0,
        }
    }
}

impl SectionProps {
    /// Reads an open `w:sectPr` to its end.
    pub fn read<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<Self> {
        let mut section = SectionProps::default();
        while let Some(child) = cursor.child()? {
            if child.ns == Ns::W {
                section.take(cursor, &child);
            }
            cursor.skip()?;
        }
        section.element = open.start..cursor.position();
        Ok(section)
    }

    fn take<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        match open.local {
            "pgSz" => {
                self.width = length(cursor, open, "w").unwrap_or(self.width);
                self.height = length(cursor, open, "h").unwrap_or(self.height);
                self.landscape = cursor.attr(open, "orient").is_some_and(|v| v == "landscape");
            }
            "pgMar" => self.take_margins(cursor, open),
            "titlePg" => self.title_page = is_on(cursor, open),
            "pgNumType" => self.page_start = cursor.attr(open, "start").and_then(|v| v.trim().parse().ok()),
            "headerReference" | "footerReference" => self.take_furniture(cursor, open),
            _ => {}
        }
    }

    fn take_margins<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        // A negative top or bottom margin is a fixed one: the text does not give way to a tall header.
        self.top = length(cursor, open, "top").map_or(self.top, i32::saturating_abs);
        self.bottom = length(cursor, open, "bottom").map_or(self.bottom, i32::saturating_abs);
        self.right = length(cursor, open, "right").or_else(|| length(cursor, open, "end")).unwrap_or(self.right);
        let gutter = length(cursor, open, "gutter").unwrap_or(0);
        let left = length(cursor, open, "left").or_else(|| length(cursor, open, "start")).unwrap_or(self.left);
        self.left = left.saturating_add(gutter);
    }

    fn take_furniture<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let Some(id) = cursor.attr_in(open, Ns::R, "id") else { return };
        let pages = match cursor.attr(open, "type").as_deref() {
            Some("first") => PageKind::First,
            Some("even") => PageKind::Even,
            _ => PageKind::Default,
        };
        self.furniture.push(FurnitureRef { header: open.local == "headerReference", pages, id: id.into_owned() });
    }
}

fn length<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>, name: &str) -> Option<i32> {
    cursor.attr(open, name).and_then(|v| twips(&v))
}
