//! Vietnamese text: normalisation with an offset map, legacy encodings, syllables, tone marks, folding. Knows no documents.

pub mod normalise;
pub mod numerals;
pub mod offset_map;
