//! Vietnamese text: normalisation with an offset map, legacy encodings, syllables, tone marks, folding. Knows no documents.

pub mod cells;
pub mod compose;
pub mod compound;
pub mod context;
pub mod entity;
pub mod flag;
pub mod legacy;
pub mod letter;
pub mod lexicon;
pub mod look_alike;
pub mod normalise;
pub mod numerals;
pub mod offset_map;
pub mod ordinal;
pub mod place;
pub mod protect;
pub mod rule;
pub mod scan;
pub mod spacing;
pub mod syllable;
pub mod symbol_dash;
pub mod tone;
