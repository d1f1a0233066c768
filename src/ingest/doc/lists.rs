//! Automatic numbers (MS-DOC 2.9.131, 2.9.150): list definitions, overrides, running counters.

use super::fib::{u16_at, u32_at};
use crate::document::block::AutoLabel;
use crate::text::ordinal;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: u8,
    /// Text with the characters 0 to 8 standing for the numbers of levels.
    text: Vec<u16>,
}

/// Lists of a document with their counters.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    definitions: BTreeMap<u32, Vec<Level>>,
    /// List ids of the overrides, in order.
    overrides: Vec<u32>,
    counters: BTreeMap<u32, Vec<u32>>,
}

impl Lists {
    /// Reads the tables; `levels` is what follows the list table.
    pub fn read(table: &[u8], mut levels: &[u8], overrides: &[u8]) -> Self {
        let count = usize::from(u16_at(table, 0).unwrap_or(0)).min(2000);
        let mut definitions = BTreeMap::new();
        for index in 0..count {
            let at = 2 + index * 28;
            let (Some(id), Some(flags)) = (u32_at(table, at), table.get(at + 26)) else { break };
            let depth = if flags & 1 != 0 { 1 } else { 9 };
            let mut read = Vec::new();
            for _ in 0..depth {
                let Some((level, used)) = level(levels) else { break };
                levels = levels.get(used..).unwrap_or(&[]);
                read.push(level);
            }
            definitions.insert(id, read);
        }
        let count = u32_at(overrides, 0).unwrap_or(0).min(2000) as usize;
        let overrides = (0..count).map_while(|i| u32_at(overrides, 4 + i * 16)).collect();
        Lists { definitions, overrides, counters: BTreeMap::new() }
    }

    /// The label of the next paragraph of a list.
    pub fn next(&mut self, list: u16, depth: u8) -> Option<AutoLabel> {
        let id = *self.overrides.get(usize::from(list).checked_sub(1)?)?;
        let levels = self.definitions.get(&id)?;
        let depth = usize::from(depth).min(levels.len().checked_sub(1)?);
        let counters = self.counters.entry(id).or_default();
        let fresh = counters.len() <= depth;
        while counters.len() <= depth {
            counters.push(levels.get(counters.len()).map_or(1, |l| l.start));
        }
        counters.truncate(depth + 1);
        if !fresh && let Some(last) = counters.last_mut() {
            *last = last.saturating_add(1);
        }
        let level = &levels[depth];
        let bullet = level.format == 23;
        let text = shown(level, levels, counters);
        (!text.trim().is_empty()).then(|| AutoLabel {
            text: text.trim().to_owned(),
            list: id,
            level: depth as u8,
            bullet,
        })
    }
}

fn shown(level: &Level, levels: &[Level], counters: &[u32]) -> String {
    let mut out = String::new();
    let mut units = Vec::new();
    for unit in &level.text {
        if *unit > 8 {
            units.push(*unit);
            continue;
        }
        out.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        let index = usize::from(*unit);
        if let (Some(at), Some(value)) = (levels.get(index), counters.get(index)) {
            out.push_str(&number(at.format, *value));
        }
    }
    out.push_str(&String::from_utf16_lossy(&units));
    out
}

fn number(format: u8, value: u32) -> String {
    match format {
        1 => ordinal::roman(value),
        2 => ordinal::roman(value).to_lowercase(),
        3 => ordinal::latin_letter(value).to_uppercase(),
        4 => ordinal::latin_letter(value),
        22 => format!("{value:02}"),
        23 | 255 => String::new(),
        _ => value.to_string(),
    }
}

/// One `LVL`: the level and the bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let start = u32_at(bytes, 0)?.min(100_000);
    let format = *bytes.get(4)?;
    let (characters, paragraphs) = (usize::from(*bytes.get(24)?), usize::from(*bytes.get(25)?));
    let at = 28 + characters + paragraphs;
    let letters = usize::from(u16_at(bytes, at)?);
    let text: Vec<u16> = (0..letters).map(|i| u16_at(bytes, at + 2 + i * 2)).collect::<Option<_>>()?;
    Some((Level { start, format, text }, at + 2 + letters * 2))
}
