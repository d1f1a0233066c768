//! The output contract: one JSON object a line.

use super::record::Record;
use std::io::{Result, Write};

/// Writes one record as one line.
pub fn write(record: &Record, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}
