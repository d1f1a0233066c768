//! Plain text.
use crate::document::document::Document;
use crate::error::Result;

/// Reads plain text.
pub fn read(_bytes: &[u8]) -> Result<Document> {
    Ok(Document::default())
}
