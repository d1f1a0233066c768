//! The output contract: one JSON object a line.

use super::record::Record;
use std::io::{Result, Write};

/// Writes one record as one line.
pub fn write(record: &Record, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

/// All records as bytes.
pub fn render(records: &[Record]) -> crate::error::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = records.iter().try_for_each(|record| write(record, &mut bytes));
    Ok(bytes)
}
