//! The normaliser: one text in, the same text with one spelling for every letter out, with every change on record.

use crate::text::offset_map::{Certainty, OffsetMap, TextEdit};
use unicode_normalization::{UnicodeNormalization, is_nfc};

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
}

/// Normalises one paragraph. Returns `None` when nothing would change, so that clean text is never copied.
pub fn normalise(source: &str, _options: &Options) -> Option<Normalised> {
    if is_nfc(source) {
        return None;
    }
    let text: String = source.nfc().collect();
    let edits =
        vec![TextEdit { input: 0..source.len(), output: 0..text.len(), rule: "nfc", certainty: Certainty::Certain }];
    let map = OffsetMap::new(&edits);
    Some(Normalised { text, edits, map })
}
