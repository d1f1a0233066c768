//! Writers: terminal, json, docx, pdf … all from the same records.

pub mod json;
pub mod place;
pub mod record;
pub mod terminal;
