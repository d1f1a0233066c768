//! Word 97-2003 binary documents (MS-DOC): the piece table gives the text, formatted disk pages the looks, list tables the numbers.

mod boxes;
mod fib;
mod formats;
mod lists;
mod pieces;
mod reader;
mod sections;
mod sprm;
mod styles;

use super::limits::MAX_FILE_BYTES;
use crate::document::document::{Carries, Document};
use crate::error::{Error, ErrorKind, Result};
use std::io::{Cursor, Read};

/// Reads a compound file that holds a Word document, or says what else it is.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|cause| damaged().because(cause))?;
    let Some(main) = stream(&mut file, "/WordDocument") else {
        return Err(if file.exists("/EncryptedPackage") { encrypted() } else { no_word_document() });
    };
    let fib = fib::Fib::read(&main)?;
    let table = stream(&mut file, fib.table_name()).ok_or_else(damaged)?;
    let mut document = reader::Reader::new(&main, &table, fib)?.run()?;
    document.carries = Carries { page_setup: true, characters: true, paragraphs: true, lines: false, furniture: true };
    Ok(document)
}

fn stream(file: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(name).ok()?.take(MAX_FILE_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The error for a broken file.
pub(crate) fn damaged() -> Error {
    Error::new(
        ErrorKind::Damaged,
        "tệp .doc bị hỏng; hãy mở bằng Word rồi lưu lại thành .docx",
        "the .doc is damaged; open it in Word and save it as .docx",
    )
}

/// The error for a file with a password.
pub(crate) fn encrypted() -> Error {
    Error::new(
        ErrorKind::Encrypted,
        "tệp Word có mật khẩu; hãy bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi thử lại",
        "the Word file is protected by a password; remove it (File > Info > Protect Document) and try again",
    )
}

fn no_word_document() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "tệp không phải văn bản Word (có thể là bảng tính hoặc trình chiếu đời cũ); hãy gửi bản .docx",
        "the file is no Word document (perhaps an old spreadsheet or presentation); send the .docx",
    )
}
