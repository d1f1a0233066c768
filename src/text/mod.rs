//! Vietnamese text: normalisation with an offset map, legacy encodings, syllables, tone marks, folding. Knows no documents.

pub mod cells;
pub mod flag;
pub mod letter;
pub mod lexicon;
pub mod normalise;
pub mod numerals;
pub mod offset_map;
pub mod ordinal;
pub mod rule;
pub mod scan;
pub mod syllable;
pub mod tone;
