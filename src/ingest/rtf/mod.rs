//! RTF: one pass over the tokens with a stack of states. Unknown destinations are left out; code pages follow the font.

mod reader;
mod token;

use crate::document::document::{Carries, Document};
use crate::error::Result;

/// Reads an RTF file.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let mut document = reader::Reader::new(bytes).run()?;
    document.carries = Carries { page_setup: true, characters: true, paragraphs: true, lines: false, furniture: true };
    Ok(document)
}
