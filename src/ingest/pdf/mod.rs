//! PDF: glyphs with their places are put together to lines, columns, tables and paragraphs. Reading order is a guess that follows
//! the picture; what the picture does not carry as text (scans, broken character maps) is refused, never passed over.

mod assemble;
mod bombs;
mod furniture;
mod glyphs;
mod lines;
mod page_setup;
pub mod pictures;
mod quality;
mod tables;
mod unruled;

use super::amount::Amount;
use super::limits::MAX_PAGES;
use crate::document::document::{Carries, Document};
use crate::error::{Error, ErrorKind, Result};
use glyphs::PageContent;
use hayro_syntax::{LoadPdfError, Pdf};

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Document> {
    bombs::refuse(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|cause| refused(&cause))?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(damaged());
    }
    if count > MAX_PAGES {
        return Err(too_many_pages(count, MAX_PAGES));
    }
    let pages = glyphs::read_pages(&pdf)?;
    let verdict = quality::judge(&pages)?;
    let mut document = build(&pages);
    Amount::of(document.blocks.iter().map(|b| b.text().len()))?;
    quality::judge_words(&document.blocks)?;
    document.notices.extend(verdict);
    document.ocr = quality::is_read_scan(&pages);
    document.pages = Some(count as u32);
    Ok(document)
}

fn build(pages: &[PageContent]) -> Document {
    let mut lines: Vec<Vec<lines::Segment>> =
        pages.iter().enumerate().map(|(index, page)| lines::segments(index, page)).collect();
    let running = furniture::take(&mut lines, pages);
    let mut document = assemble::document(pages, lines);
    document.furniture = running;
    document.sections = page_setup::sections(pages, &document.blocks);
    document.carries = Carries { page_setup: true, characters: true, paragraphs: false, lines: false, furniture: true };
    document
}

fn refused(cause: &LoadPdfError) -> Error {
    match cause {
        // Whatever its cause, a file that does not decrypt with the empty password is closed to us.
        LoadPdfError::Decryption(_) => Error::new(
            ErrorKind::Encrypted,
            "tệp PDF có mật khẩu hoặc mã hóa theo cách không đọc được; hãy xin bản không đặt mật khẩu rồi thử lại",
            "the PDF is protected by a password or encrypted in a way that cannot be read; ask for a copy without one and try again",
        ),
        LoadPdfError::Invalid => damaged(),
    }
}

fn damaged() -> Error {
    Error::new(
        ErrorKind::Damaged,
        "tệp PDF bị hỏng hoặc thiếu phần; hãy tải lại hoặc xuất lại từ Word",
        "the PDF is damaged or incomplete; download it again or export it again from Word",
    )
}

fn too_many_pages(count: usize, most: usize) -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp PDF có {count} trang, vượt giới hạn {most} trang; hãy tách tệp"),
        format!("the PDF has {count} pages, over the limit of {most}; split the file"),
    )
}
