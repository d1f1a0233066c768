//! Vietnamese text: normalisation with an offset map, legacy encodings, syllables, tone marks, folding. Knows no documents.

pub mod cells;
pub mod compose;
pub mod compound;
pub mod context;
pub mod entity;
pub mod flag;
pub mod fold;
pub mod layout;
pub mod legacy;
pub mod letter;
pub mod lexicon;
pub mod look_alike;
pub mod misspelling;
pub mod normalise;
pub mod offset_map;
pub mod place;
pub mod protect;
pub mod restyle;
pub mod rule;
pub mod scan;
pub mod spacing;
pub mod suggest;
pub mod syllable;
pub mod symbol_dash;
pub mod tone;
pub mod words;
