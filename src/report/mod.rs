//! Writers: terminal, json, docx, pdf … all from the same records.

pub mod record;
