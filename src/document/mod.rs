//! The document model: blocks of text with looks and the way back to the file. Format-blind.

pub mod anchor;
pub mod block;
pub mod columns;
#[allow(clippy::module_inception, reason = "the room and its main type bear one name")]
pub mod document;
pub mod format;
pub mod table;
pub mod tokens;
pub mod word_set;
