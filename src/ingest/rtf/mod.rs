//! RTF: one pass over the tokens with a stack of states. Unknown destinations are left out; code pages follow the font.

mod lists;
mod reader;
mod token;

use crate::document::document::{Carries, Document};
use crate::error::Result;

/// Reads an RTF file.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let start = memchr::memmem::find(bytes, b"{\\rtf").unwrap_or(0);
    let mut document = reader::Reader::new(&bytes[start..]).run()?;
    document.carries = Carries { page_setup: true, characters: true, paragraphs: true, lines: false, furniture: true };
    Ok(document)
}
