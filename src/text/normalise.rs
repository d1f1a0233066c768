//! The normaliser: one text in, the same text with one spelling for every letter out, with every change on record.

use crate::text::cells::Cells;
use crate::text::flag::Flag;
use crate::text::offset_map::{OffsetMap, TextEdit};
use crate::text::tone::Style;
use crate::text::{compose, entity, look_alike, place, scan, spacing, symbol_dash};

/// What the caller knows and wants.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The font of the text, a prior for legacy encodings.
    pub font: Option<String>,
}

/// A normalised text with its edits; equal to the source when there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Normalised {
    /// The result, NFC.
    pub text: String,
    /// Every change, in ascending order, not overlapping.
    pub edits: Vec<TextEdit>,
    /// From the result back to the source.
    pub map: OffsetMap,
    /// What was seen and not repaired.
    pub flags: Vec<Flag>,
}

/// Normalises one paragraph. Returns `None` when nothing changes and nothing is flagged, so that clean text is never
/// copied.
pub fn normalise(source: &str, _options: &Options) -> Option<Normalised> {
    if scan::is_clean(source) || source.len() >= u32::MAX as usize {
        return None;
    }
    let mut cells = Cells::new(source);
    compose::letters(&mut cells);
    entity::decode(&mut cells);
    spacing::clean(&mut cells);
    look_alike::replace(&mut cells);
    compose::letters(&mut cells);
    place::mend(&mut cells, Style::Old);
    symbol_dash::fold(&mut cells);
    compose::rest(&mut cells);
    let (text, edits, flags) = cells.finish(source);
    if edits.is_empty() && flags.is_empty() {
        return None;
    }
    let map = OffsetMap::new(&edits);
    Some(Normalised { text, edits, map, flags })
}
