//! The list tables of RTF: what numbers paragraphs show when the file does not write them out (`\\listtext`).

use crate::document::block::AutoLabel;
use crate::ingest::list_table::{level_text, number_format};
use crate::ooxml::counters::Counters;
use crate::ooxml::numbering::{LEVELS, Level, Numbering};
use crate::ooxml::styles::Styles;

/// Lists with their counters.
#[derive(Debug, Default)]
pub struct Lists {
    /// The file writes its numbers out: then nothing is counted.
    written_out: bool,
    numbering: Numbering,
    styles: Styles,
    counters: Counters,
    levels: Vec<Level>,
    /// The list that an override makes over.
    parent: u32,
    /// Starts that the override sets, level by level.
    starts: Vec<Option<u32>>,
    in_overrides: bool,
}

impl Lists {
    /// The lists of a file, not yet read.
    pub fn of(bytes: &[u8]) -> Self {
        let holds = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
        Lists { written_out: holds(b"\\listtext") || holds(b"\\pntext"), ..Lists::default() }
    }

    /// A control word inside the list tables. True when it was one of theirs.
    pub fn word(&mut self, name: &str, value: i32) -> bool {
        let number = u32::try_from(value).unwrap_or(0);
        match name {
            "list" => {
                self.levels.clear();
                self.in_overrides = false;
            }
            "listlevel" if self.levels.len() < LEVELS => self.levels.push(Level { start: 1, ..Level::default() }),
            "levelnfc" | "levelnfcn" => self.change(|level| level.format = number_format(value).to_owned()),
            "levelstartat" if self.in_overrides => {
                if let Some(start) = self.starts.last_mut() {
                    *start = Some(number);
                }
            }
            "levelstartat" => self.change(|level| level.start = number),
            "levellegal" => self.change(|level| level.legal = value != 0),
            "listid" if self.in_overrides => self.parent = value as u32,
            "listid" => {
                let mut levels = std::mem::take(&mut self.levels);
                levels.iter_mut().for_each(|level| level.text = shown(&level.text));
                self.numbering.define(value as u32, levels);
            }
            "listoverride" => {
                self.in_overrides = true;
                self.starts.clear();
            }
            "lfolevel" if self.starts.len() < LEVELS => self.starts.push(None),
            "ls" => {
                let mut starts = [None; LEVELS];
                starts.iter_mut().zip(&self.starts).for_each(|(slot, start)| *slot = *start);
                self.numbering.derive(number, self.parent, starts);
            }
            _ => return false,
        }
        true
    }

    fn change(&mut self, set: impl FnOnce(&mut Level)) {
        if let Some(level) = self.levels.last_mut() {
            set(level);
        }
    }

    /// The text of a level begins.
    pub fn begin_text(&mut self) {
        self.change(|level| level.text.clear());
    }

    /// A piece of the text of a level: its length, the text with the levels' places, a semicolon.
    pub fn text(&mut self, piece: &str) {
        self.change(|level| level.text.push_str(piece));
    }

    /// The label of the next paragraph of a list, where the file does not write it out.
    pub fn next(&mut self, list: u32, level: u8) -> Option<AutoLabel> {
        if self.written_out || list == 0 {
            return None;
        }
        let label = self.counters.next(&self.numbering, &self.styles, list, level)?;
        Some(AutoLabel {
            text: label.text.trim().to_owned(),
            list: label.list,
            level: label.level,
            bullet: label.bullet,
        })
    }
}

/// What a level shows, out of its text as it is written.
fn shown(written: &str) -> String {
    let mut chars = written.chars();
    chars.next();
    level_text(chars.as_str().strip_suffix(';').unwrap_or(chars.as_str()))
}
