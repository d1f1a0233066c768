//! A Word file kept lossless: package, parts, styles and numbering resolved. Shared by reading and revising.
//!
//! Everything here speaks Word's own terms and keeps byte offsets into the parts, so that a reader can point back and a
//! reviser can patch. It knows nothing of plans, documents or findings. Source: ECMA-376 (transitional and strict), and
//! what Word does where the two differ.

pub mod cascade;
pub mod counters;
pub mod names;
pub mod numbering;
pub mod numerals;
pub mod package;
pub mod paragraph;
pub mod patch;
pub mod properties;
pub mod relations;
pub mod run;
pub mod runs;
pub mod section;
pub mod settings;
pub mod styles;
pub mod symbols;
pub mod text;
pub mod theme;
pub mod units;
pub mod xml;
