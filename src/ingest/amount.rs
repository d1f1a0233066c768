//! How much text a document may hold. Every reader counts its paragraphs here before they are normalised, so that an endless one
//! costs nothing.

use super::limits::{MAX_BLOCKS, MAX_PARAGRAPH_BYTES, MAX_TEXT_BYTES};
use crate::error::{Error, ErrorKind, Result};

/// What was counted so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    paragraphs: usize,
    bytes: usize,
}

impl Amount {
    /// Counts one more paragraph of so many bytes; an error when the document is over a limit with it.
    pub fn add(&mut self, bytes: usize) -> Result<()> {
        self.paragraphs += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        if bytes > MAX_PARAGRAPH_BYTES {
            return Err(endless_paragraph(self.paragraphs, bytes));
        }
        if self.paragraphs > MAX_BLOCKS {
            return Err(too_many_paragraphs());
        }
        within_text(self.bytes)
    }

    /// Counts the paragraphs of these lengths, bytes.
    pub fn of(lengths: impl Iterator<Item = usize>) -> Result<Self> {
        let mut amount = Amount::default();
        for bytes in lengths {
            amount.add(bytes)?;
        }
        Ok(amount)
    }
}

/// Refuses more text than is read.
pub fn within_text(bytes: usize) -> Result<()> {
    if bytes <= MAX_TEXT_BYTES {
        return Ok(());
    }
    let most = MAX_TEXT_BYTES / 1024;
    Err(Error::new(
        ErrorKind::TooLarge,
        format!("phần chữ của tệp vượt giới hạn {most} KiB (hơn sáu trăm trang); hãy tách tệp rồi thử lại"),
        format!(
            "the text of the file is over the limit of {most} KiB (more than six hundred pages); split it and try again"
        ),
    ))
}

fn endless_paragraph(number: usize, bytes: usize) -> Error {
    let (found, most) = (bytes / 1024, MAX_PARAGRAPH_BYTES / 1024);
    Error::new(
        ErrorKind::TooLarge,
        format!(
            "đoạn thứ {number} dài {found} KiB không xuống dòng, vượt giới hạn {most} KiB; tệp có thể đã mất các dấu xuống dòng"
        ),
        format!(
            "paragraph {number} has {found} KiB without a break, over the limit of {most} KiB; the file may have lost its line ends"
        ),
    )
}

fn too_many_paragraphs() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("văn bản có hơn {MAX_BLOCKS} đoạn, vượt giới hạn; hãy tách tệp rồi thử lại"),
        format!("the document has more than {MAX_BLOCKS} paragraphs, over the limit; split it and try again"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_speaks() {
        let endless = Amount::of([1, MAX_PARAGRAPH_BYTES + 1].into_iter()).unwrap_err();
        assert!(endless.vi.contains("đoạn thứ 2") && endless.kind == ErrorKind::TooLarge);
        assert!(Amount::of(std::iter::repeat_n(1, MAX_BLOCKS)).is_ok());
        assert!(Amount::of(std::iter::repeat_n(1, MAX_BLOCKS + 1)).unwrap_err().vi.contains("đoạn"));
        let long = MAX_TEXT_BYTES / MAX_PARAGRAPH_BYTES + 1;
        assert!(Amount::of(std::iter::repeat_n(MAX_PARAGRAPH_BYTES, long)).unwrap_err().vi.contains("phần chữ"));
    }
}
