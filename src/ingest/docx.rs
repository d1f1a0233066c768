//! TODO-OWNER-B
use crate::document::document::Document;
use crate::error::Result;

/// Reads a Word package.
pub fn read(_bytes: &[u8]) -> Result<Document> {
    Ok(Document::default())
}
