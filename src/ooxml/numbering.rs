//! List definitions (`numbering.xml`): abstract lists, their levels, the lists made from them and their overrides.

use super::names::Ns;
use super::paragraph::ParagraphProps;
use super::run::{Font, RunProps, is_on};
use super::styles::Styles;
use super::xml::{Cursor, Open};
use crate::error::Result;
use std::collections::BTreeMap;

/// Levels of a list.
pub const LEVELS: usize = 9;

/// One level.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// First value.
    pub start: u32,
    /// Word's name of the number format.
    pub format: String,
    /// The label with `%1` … `%9` for the numbers.
    pub text: String,
    /// After which level's use it starts again: `None` after any higher one, `Some(0)` never.
    pub restart: Option<u8>,
    /// All numbers of the label in Arabic numerals.
    pub legal: bool,
    /// The paragraph style that is bound to the level.
    pub style: Option<String>,
    /// Indents.
    pub paragraph: ParagraphProps,
    /// The label's font, where it is named; it tells what a bullet's character means.
    pub font: Option<String>,
    /// A picture serves as the bullet.
    pub picture: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level {
            start: 0,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
            paragraph: ParagraphProps::default(),
            font: None,
            picture: false,
        }
    }
}

/// An abstract list.
#[derive(Debug, Clone, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    style_link: Option<String>,
    number_style: Option<String>,
}

/// A list made from an abstract one.
#[derive(Debug, Clone, Default)]
struct Number {
    parent: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// A list with all that is known of its levels.
#[derive(Debug, Clone)]
pub struct List<'n> {
    /// The abstract list behind it: lists of one origin go on counting each other.
    pub parent: u32,
    /// Its levels.
    pub levels: [Option<&'n Level>; LEVELS],
    /// Starts that the list sets over those of its levels.
    pub starts: [Option<u32>; LEVELS],
}

/// All list definitions of a file.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    numbers: BTreeMap<u32, Number>,
}

impl Numbering {
    /// Reads the numbering part.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut numbering = Numbering::default();
        if cursor.child()?.is_none() {
            return Ok(numbering);
        }
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "abstractNum") => {
                    let id = id(cursor, &open, "abstractNumId");
                    let read = Abstract::read(cursor)?;
                    numbering.abstracts.entry(id).or_insert(read);
                }
                (Ns::W, "num") => {
                    let id = id(cursor, &open, "numId");
                    let read = Number::read(cursor)?;
                    numbering.numbers.entry(id).or_insert(read);
                }
                _ => cursor.skip()?,
            }
        }
        Ok(numbering)
    }

    /// Adds an abstract list; for formats that keep their lists elsewhere.
    pub fn define(&mut self, id: u32, levels: impl IntoIterator<Item = Level>) {
        let mut read = Abstract::default();
        for (slot, level) in read.levels.iter_mut().zip(levels) {
            *slot = Some(level);
        }
        self.abstracts.entry(id).or_insert(read);
    }

    /// Adds a list made from an abstract one, with the starts that it sets.
    pub fn derive(&mut self, number: u32, parent: u32, starts: [Option<u32>; LEVELS]) {
        self.numbers.entry(number).or_insert(Number { parent, starts, ..Number::default() });
    }

    /// The abstract list behind a list, links through list styles followed.
    pub fn abstract_of(&self, number: u32, styles: &Styles) -> Option<u32> {
        let parent = self.numbers.get(&number)?.parent;
        let Some(link) = self.abstracts.get(&parent)?.number_style.as_deref() else { return Some(parent) };
        let linked = styles.get(link).and_then(|s| s.paragraph.list).and_then(|l| l.number);
        let linked = linked.and_then(|n| self.numbers.get(&n)).map(|n| n.parent);
        let by_name = || self.abstracts.iter().find(|(_, a)| a.style_link.as_deref() == Some(link)).map(|(id, _)| *id);
        linked.filter(|id| self.abstracts.contains_key(id)).or_else(by_name).or(Some(parent))
    }

    /// A list with its levels, overrides applied.
    pub fn list(&self, number: u32, styles: &Styles) -> Option<List<'_>> {
        let own = self.numbers.get(&number)?;
        let parent = self.abstract_of(number, styles)?;
        let inherited = self.abstracts.get(&parent);
        let level = |index: usize| {
            let inherited = || inherited?.levels.get(index)?.as_ref();
            own.levels.get(index)?.as_ref().or_else(inherited)
        };
        Some(List { parent, levels: std::array::from_fn(level), starts: own.starts })
    }

    /// A level of a list.
    pub fn level(&self, number: u32, level: u8, styles: &Styles) -> Option<&Level> {
        *self.list(number, styles)?.levels.get(usize::from(level))?
    }

    /// The level that is bound to a paragraph style.
    pub fn level_of_style(&self, number: u32, style: &str, styles: &Styles) -> Option<u8> {
        let list = self.abstracts.get(&self.abstract_of(number, styles)?)?;
        list.levels.iter().position(|l| l.as_ref().is_some_and(|l| l.style.as_deref() == Some(style))).map(|i| i as u8)
    }
}

impl Abstract {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut list = Abstract::default();
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "lvl") => keep_level(&mut list.levels, cursor, &open)?,
                (Ns::W, name) => {
                    let value = cursor.attr(&open, "val").map(|v| v.into_owned());
                    match name {
                        "styleLink" => list.style_link = value,
                        "numStyleLink" => list.number_style = value,
                        _ => {}
                    }
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        Ok(list)
    }
}

impl Number {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut number = Number::default();
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "abstractNumId") => {
                    number.parent = id(cursor, &open, "val");
                    cursor.skip()?;
                }
                (Ns::W, "lvlOverride") => number.read_override(cursor, &open)?,
                _ => cursor.skip()?,
            }
        }
        Ok(number)
    }

    fn read_override<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        let level = id(cursor, open, "ilvl") as usize;
        while let Some(child) = cursor.child()? {
            match (child.ns, child.local) {
                (Ns::W, "startOverride") => {
                    let start = cursor.attr(&child, "val").and_then(|v| v.trim().parse().ok());
                    if let Some(slot) = self.starts.get_mut(level) {
                        *slot = start;
                    }
                    cursor.skip()?;
                }
                (Ns::W, "lvl") => keep_level(&mut self.levels, cursor, &child)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }
}

fn keep_level<'a>(levels: &mut [Option<Level>; LEVELS], cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
    let index = id(cursor, open, "ilvl") as usize;
    let level = Level::read(cursor)?;
    if let Some(slot) = levels.get_mut(index) {
        *slot = Some(level);
    }
    Ok(())
}

impl Level {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut level = Level::default();
        level.read_children(cursor)?;
        Ok(level)
    }

    fn read_children(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "pPr") => self.paragraph = ParagraphProps::read(cursor)?,
                (Ns::W, "rPr") => {
                    let run = RunProps::read(cursor)?;
                    self.font = match run.ascii.or(run.high_ansi) {
                        Some(Font::Named(name)) => Some(name),
                        _ => None,
                    };
                }
                // A format that only later versions know stands in a choice, with a plain one beside it.
                (Ns::Mc, "AlternateContent" | "Fallback") => self.read_children(cursor)?,
                (Ns::W, _) => {
                    self.take(cursor, &open);
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn take<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let value = cursor.attr(open, "val");
        match open.local {
            "start" => self.start = value.and_then(|v| v.trim().parse().ok()).unwrap_or(0),
            "numFmt" => self.format = value.unwrap_or_default().into_owned(),
            "lvlText" => self.text = value.unwrap_or_default().into_owned(),
            "lvlRestart" => self.restart = value.and_then(|v| v.trim().parse().ok()),
            "isLgl" => self.legal = is_on(cursor, open),
            "pStyle" => self.style = value.map(|v| v.into_owned()),
            "lvlPicBulletId" => self.picture = true,
            _ => {}
        }
    }
}

fn id<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>, name: &str) -> u32 {
    cursor.attr(open, name).and_then(|v| v.trim().parse().ok()).unwrap_or(0)
}
