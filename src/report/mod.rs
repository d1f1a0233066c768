//! Writers: terminal, json, docx, pdf … all from the same records.

pub mod batch_record;
pub mod docx;
pub mod due;
pub mod facts_csv;
pub mod facts_ics;
pub mod facts_markdown;
pub mod facts_table;
pub mod facts_xlsx;
pub mod findings;
pub mod json;
pub mod letter;
pub mod matrix;
pub mod options;
pub mod paper;
pub mod pdf;
pub mod phieu;
pub mod place;
pub mod record;
pub mod rrule;
pub mod terminal;
pub mod wording;
pub mod writers;
