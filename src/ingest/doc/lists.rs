//! Automatic numbers (MS-DOC 2.9.131, 2.9.150): list definitions, their overrides with the starts that they set, running counters.

use super::fib::{u16_at, u32_at};
use crate::document::block::AutoLabel;
use crate::ingest::list_table::{level_text, number_format};
use crate::ooxml::counters::Counters;
use crate::ooxml::numbering::{LEVELS, Level, Numbering};
use crate::ooxml::styles::Styles;

/// Most lists and overrides that are read.
const MOST_LISTS: u32 = 2000;
/// Bytes of a list's and of an override's fixed part.
const LSTF: usize = 28;
const LFO: usize = 16;

/// Lists of a document with their counters.
#[derive(Debug, Default)]
pub struct Lists {
    numbering: Numbering,
    styles: Styles,
    counters: Counters,
}

impl Lists {
    /// Reads the tables; `levels` is what follows the list table.
    pub fn read(table: &[u8], levels: &[u8], overrides: &[u8]) -> Self {
        let mut lists = Lists::default();
        lists.read_lists(table, levels);
        lists.read_overrides(overrides);
        lists
    }

    fn read_lists(&mut self, table: &[u8], mut levels: &[u8]) {
        let count = usize::from(u16_at(table, 0).unwrap_or(0)).min(MOST_LISTS as usize);
        for index in 0..count {
            let at = 2 + index * LSTF;
            let (Some(id), Some(flags)) = (u32_at(table, at), table.get(at + 26)) else { break };
            let depth = if flags & 1 != 0 { 1 } else { LEVELS };
            let mut read = Vec::new();
            for _ in 0..depth {
                let Some((level, used)) = level(levels) else { break };
                levels = levels.get(used..).unwrap_or(&[]);
                read.push(level);
            }
            self.numbering.define(id, read);
        }
    }

    /// The overrides in order: paragraphs name them by their place, from 1. What each changes follows behind them all.
    fn read_overrides(&mut self, bytes: &[u8]) {
        let count = u32_at(bytes, 0).unwrap_or(0).min(MOST_LISTS);
        let mut changes = bytes.get(4 + count as usize * LFO..).unwrap_or(&[]);
        for number in 0..count {
            let at = 4 + number as usize * LFO;
            let (Some(list), Some(changed)) = (u32_at(bytes, at), bytes.get(at + 12)) else { break };
            let (starts, used) = starts(changes, *changed);
            changes = changes.get(used..).unwrap_or(&[]);
            self.numbering.derive(number + 1, list, starts);
        }
    }

    /// The label of the next paragraph of a list.
    pub fn next(&mut self, list: u16, depth: u8) -> Option<AutoLabel> {
        let depth = depth.min(LEVELS as u8 - 1);
        let label = self.counters.next(&self.numbering, &self.styles, u32::from(list), depth)?;
        Some(AutoLabel {
            text: label.text.trim().to_owned(),
            list: label.list,
            level: label.level,
            bullet: label.bullet,
        })
    }
}

/// One `LFOData`: the starts that an override sets, and the bytes it takes.
fn starts(bytes: &[u8], levels: u8) -> ([Option<u32>; LEVELS], usize) {
    let mut starts = [None; LEVELS];
    let mut at = 4; // the character position that Word leaves at -1
    for _ in 0..levels.min(LEVELS as u8) {
        let (Some(value), Some(flags)) = (u32_at(bytes, at), u32_at(bytes, at + 4)) else { break };
        at += 8;
        let index = (flags & 0xF) as usize;
        let (starts_anew, formats_anew) = (flags & 0x10 != 0, flags & 0x20 != 0);
        let mut start = starts_anew.then_some(value);
        if formats_anew {
            let Some((level, used)) = bytes.get(at..).and_then(level) else { break };
            at += used;
            start = starts_anew.then_some(level.start);
        }
        if let Some(slot) = starts.get_mut(index) {
            *slot = start;
        }
    }
    (starts, at)
}

/// One `LVL`: the level and the bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let start = u32_at(bytes, 0)?.min(100_000);
    let format = number_format(i32::from(*bytes.get(4)?)).to_owned();
    let legal = bytes.get(5)? & 0x4 != 0;
    let (characters, paragraphs) = (usize::from(*bytes.get(24)?), usize::from(*bytes.get(25)?));
    let at = 28 + characters + paragraphs;
    let letters = usize::from(u16_at(bytes, at)?);
    let units: Vec<u16> = (0..letters).map(|i| u16_at(bytes, at + 2 + i * 2)).collect::<Option<_>>()?;
    let text = level_text(&String::from_utf16_lossy(&units));
    Some((Level { start, format, text, legal, ..Level::default() }, at + 2 + letters * 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A level of Arabic numerals and a full stop.
    fn lvl() -> Vec<u8> {
        let mut bytes = vec![0; 28];
        bytes[0] = 1;
        bytes.extend([2, 0, 0, 0, b'.', 0]);
        bytes
    }

    #[test]
    fn an_override_starts_its_list_anew() {
        let mut list = vec![1, 0];
        list.extend(7u32.to_le_bytes());
        list.extend([0; 24]);
        list[2 + 26] = 1;
        // Two overrides of list 7; the second begins level 0 at 5.
        let mut overrides = 2u32.to_le_bytes().to_vec();
        for changed in [0u8, 1] {
            overrides.extend(7u32.to_le_bytes());
            overrides.extend([0; 8]);
            overrides.extend([changed, 0, 0, 0]);
        }
        overrides.extend([0xFF; 4]);
        overrides.extend([0xFF; 4]);
        overrides.extend([5, 0, 0, 0, 0x10, 0, 0, 0]);
        let mut lists = Lists::read(&list, &lvl(), &overrides);
        let labels = [1, 1, 2, 2].map(|list| lists.next(list, 0).map(|label| label.text));
        assert_eq!(labels, ["1.", "2.", "5.", "6."].map(|label| Some(label.to_owned())));
    }

    #[test]
    fn broken_tables_give_no_label() {
        let mut lists = Lists::read(&[255; 40], &[255; 90], &[255; 30]);
        assert!((0..9).all(|level| lists.next(1, level).is_none()));
    }
}
