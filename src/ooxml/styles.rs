//! The styles (`styles.xml`): chains of `basedOn` flattened, document defaults at the bottom.

use super::names::Ns;
use super::package::Part;
use super::paragraph::{ParagraphProps, is_drawn};
use super::run::RunProps;
use super::xml::{Cursor, Open};
use crate::error::{Error, Result};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StyleKind {
    /// Paragraphs.
    #[default]
    Paragraph,
    /// Characters.
    Character,
    /// Tables.
    Table,
    /// Lists.
    Numbering,
}

impl StyleKind {
    /// What the attribute `w:type` says.
    fn of(name: Option<&str>) -> Self {
        match name {
            Some("character") => StyleKind::Character,
            Some("table") => StyleKind::Table,
            Some("numbering") => StyleKind::Numbering,
            _ => StyleKind::Paragraph,
        }
    }
}

/// One style.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// Its id.
    pub id: String,
    /// Its name as shown.
    pub name: String,
    /// What it is for.
    pub kind: StyleKind,
    /// The id of the style it builds on.
    pub based_on: Option<String>,
    /// Its own paragraph properties.
    pub paragraph: ParagraphProps,
    /// Its own character properties.
    pub run: RunProps,
    /// For a table style: whether it draws borders.
    pub bordered: Option<bool>,
}

/// A style that is read when it is first asked for: a file has hundreds and uses a few.
#[derive(Debug)]
struct Entry {
    kind: StyleKind,
    /// Offset of its element in the part.
    start: usize,
    style: OnceCell<Style>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    /// Document defaults for paragraphs.
    pub default_paragraph: ParagraphProps,
    /// Document defaults for characters.
    pub default_run: RunProps,
    all: Vec<Entry>,
    ids: BTreeMap<String, usize>,
    default_style: Option<usize>,
    default_table: Option<usize>,
    part: Option<Source>,
    damage: OnceCell<Error>,
}

/// The part that the styles stand in.
#[derive(Debug)]
struct Source {
    part: Part,
    /// The attributes of the root element: what the prefixes stand for.
    root: String,
    nesting: usize,
}

/// Longest chain of `basedOn` that is followed; a longer one is a circle.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// Reads the styles part: the defaults, and where each style stands. `nesting` is the deepest nesting allowed.
    pub fn read(part: Part, nesting: usize) -> Result<Self> {
        let mut styles = Styles::default();
        let mut cursor = Cursor::new(&part.name, &part.text, nesting);
        let Some(root) = cursor.child()? else { return Ok(styles) };
        let root = root.attributes.to_owned();
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "docDefaults") => styles.read_defaults(&mut cursor)?,
                (Ns::W, "style") => {
                    styles.add(&mut cursor, &open);
                    cursor.leap(&open)?;
                }
                (Ns::W, "latentStyles") => cursor.leap(&open)?,
                _ => cursor.skip()?,
            }
        }
        styles.part = Some(Source { part, root, nesting });
        Ok(styles)
    }

    /// What was found to be damaged in a style that was asked for.
    pub fn damage(&mut self) -> Option<Error> {
        self.damage.take()
    }

    fn read_defaults(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "rPrDefault" | "pPrDefault") => self.read_defaults(cursor)?,
                (Ns::W, "rPr") => self.default_run = RunProps::read(cursor)?,
                (Ns::W, "pPr") => self.default_paragraph = ParagraphProps::read(cursor)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn add<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let index = self.all.len();
        let [id, kind, default] = cursor.attrs(open, ["styleId", "type", "default"]);
        let kind = StyleKind::of(kind.as_deref());
        if default.is_some_and(|v| matches!(v.as_ref(), "1" | "true" | "on")) {
            match kind {
                StyleKind::Paragraph => _ = self.default_style.get_or_insert(index),
                StyleKind::Table => _ = self.default_table.get_or_insert(index),
                _ => {}
            }
        }
        self.ids.entry(id.unwrap_or_default().into_owned()).or_insert(index);
        self.all.push(Entry { kind, start: open.start, style: OnceCell::new() });
    }

    /// The style of an id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.at(self.ids.get(id).copied())
    }

    /// The style at an index.
    pub fn at(&self, index: Option<usize>) -> Option<&Style> {
        let entry = self.all.get(index?)?;
        Some(entry.style.get_or_init(|| self.parse(entry)))
    }

    /// Reads one style; of a damaged one nothing is known, and the damage is kept.
    fn parse(&self, entry: &Entry) -> Style {
        let Some(source) = &self.part else { return Style::default() };
        let (name, text) = (&source.part.name, &source.part.text);
        let mut cursor = Cursor::inside(name, text, source.nesting, &source.root, entry.start);
        let style = match cursor.child() {
            Ok(Some(open)) => Style::read(&mut cursor, &open),
            Ok(None) => Ok(Style::default()),
            Err(error) => Err(error),
        };
        style.unwrap_or_else(|error| {
            self.damage.get_or_init(|| error);
            Style::default()
        })
    }

    /// The index of the paragraph style of an id, or of the default one where the id is missing or unknown.
    pub fn paragraph_index(&self, id: Option<&str>) -> Option<usize> {
        self.index(id, StyleKind::Paragraph).or(self.default_style)
    }

    /// The index of the table style of an id, or of the default one.
    pub fn table_index(&self, id: Option<&str>) -> Option<usize> {
        self.index(id, StyleKind::Table).or(self.default_table)
    }

    fn index(&self, id: Option<&str>, kind: StyleKind) -> Option<usize> {
        id.and_then(|id| self.ids.get(id)).copied().filter(|i| self.all.get(*i).is_some_and(|e| e.kind == kind))
    }

    /// The style and those it builds on, the lowest first.
    pub fn chain<'s>(&'s self, style: Option<&'s Style>) -> Vec<&'s Style> {
        let mut chain: Vec<&Style> = Vec::new();
        let mut next = style;
        while let Some(style) = next
            && chain.len() < LONGEST_CHAIN
        {
            chain.push(style);
            next = style.based_on.as_deref().and_then(|id| self.get(id)).filter(|s| s.kind == style.kind);
        }
        chain.reverse();
        chain
    }

    /// The character properties of a style with all it builds on.
    pub fn run_of(&self, style: Option<&Style>) -> RunProps {
        let mut props = RunProps::default();
        for style in self.chain(style) {
            props.overlay(&style.run);
        }
        props
    }

    /// Whether a table style draws borders.
    pub fn is_bordered(&self, style: Option<&Style>) -> bool {
        self.chain(style).iter().rev().find_map(|s| s.bordered).unwrap_or(false)
    }
}

impl Style {
    fn read<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<Self> {
        let [id, kind] = cursor.attrs(open, ["styleId", "type"]);
        let (id, kind) = (id.unwrap_or_default().into_owned(), StyleKind::of(kind.as_deref()));
        let mut style = Style { id, kind, ..Style::default() };
        while let Some(child) = cursor.child()? {
            match (child.ns, child.local) {
                (Ns::W, "pPr") => style.paragraph = ParagraphProps::read(cursor)?,
                (Ns::W, "rPr") => style.run = RunProps::read(cursor)?,
                (Ns::W, "tblPr") => style.bordered = table_borders(cursor)?,
                (Ns::W, name) => {
                    match name {
                        "name" => style.name = cursor.attr(&child, "val").unwrap_or_default().into_owned(),
                        "basedOn" => style.based_on = cursor.attr(&child, "val").map(|v| v.into_owned()),
                        _ => {}
                    }
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        Ok(style)
    }
}

/// Whether an open `w:tblPr` of a style says that borders are drawn; reads it to its end.
fn table_borders(cursor: &mut Cursor<'_>) -> Result<Option<bool>> {
    let mut bordered = None;
    while let Some(open) = cursor.child()? {
        if (open.ns, open.local) == (Ns::W, "tblBorders") {
            bordered = Some(any_border(cursor)?);
        } else {
            cursor.skip()?;
        }
    }
    Ok(bordered)
}

/// True when a child of the open borders element draws something; reads it to its end.
pub fn any_border(cursor: &mut Cursor<'_>) -> Result<bool> {
    let mut drawn = false;
    while let Some(open) = cursor.child()? {
        drawn |= is_drawn(cursor, &open);
        cursor.skip()?;
    }
    Ok(drawn)
}
