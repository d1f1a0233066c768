//! The normaliser: one text in, the same text with one spelling for every letter out, with every change on record.

use crate::text::cells::Cells;
use crate::text::flag::Flag;
use crate::text::legacy::charset::Encoding;
use crate::text::offset_map::{OffsetMap, TextEdit};
use crate::text::tone::Style;
use crate::text::{compose, entity, legacy, look_alike, place, scan, spacing, symbol_dash};

/// What the caller knows and wants.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The font of the text, a prior for legacy encodings.
    pub font: Option<String>,
    /// The encoding that the text is declared to be in; nothing is detected then.
    pub legacy: Option<Encoding>,
}

impl Options {
    /// True when a clean scan is enough to leave a text alone.
    fn trusts_scan(&self) -> bool {
        let old_font =
            |font: &str| font.starts_with(".V") || font.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("vni"));
        self.legacy.is_none() && !self.font.as_deref().is_some_and(old_font)
    }
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
pub fn normalise(source: &str, options: &Options) -> Option<Normalised> {
    if source.len() >= u32::MAX as usize || (options.trusts_scan() && scan::is_clean(source)) {
        return None;
    }
    let mut cells = Cells::new(source);
    // What was composed or decoded is mostly clean then; a scan costs less than the stages.
    let composed = compose::letters(&mut cells) && options.trusts_scan();
    let mut done = composed.then(|| cells.finish(source)).filter(|(text, ..)| scan::is_clean(text));
    if done.is_none() && legacy::decode(&mut cells, options.legacy, options.font.as_deref()) {
        done = Some(cells.finish(source)).filter(|(text, ..)| scan::is_clean(text));
    }
    let (text, edits, flags) = done.unwrap_or_else(|| {
        repair(&mut cells, options);
        cells.finish(source)
    });
    if edits.is_empty() && flags.is_empty() {
        return None;
    }
    let map = OffsetMap::new(&edits);
    Some(Normalised { text, edits, map, flags })
}

/// The stages for text that is in Unicode, letter by letter and then word by word.
fn repair(cells: &mut Cells, options: &Options) {
    if options.legacy.is_none() {
        legacy::mend(cells);
    }
    entity::decode(cells);
    spacing::clean(cells);
    if look_alike::replace(cells) {
        compose::letters(cells);
    }
    place::mend(cells, Style::Old);
    symbol_dash::fold(cells);
    compose::rest(cells);
}
