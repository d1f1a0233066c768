//! From the bytes of a file to a document. The only floor of the middle that can fail.

pub mod amount;
pub mod builder;
pub mod contents;
pub mod crowded;
pub mod decode;
pub mod doc;
pub mod docx;
pub mod flat_opc;
pub mod furniture;
pub mod html;
pub mod joining;
pub mod letterhead;
pub mod limits;
pub mod lines;
pub mod list_table;
pub mod markdown;
pub mod mhtml;
pub mod odt;
pub mod old_font;
pub mod pdf;
pub mod rows;
pub mod rtf;
pub mod sniff;
pub mod spaced;
pub mod tabs;
pub mod text;
pub mod unseen;

use crate::document::block::Block;
use crate::document::document::{Document, Format};
use crate::error::Result;
use crate::finding::Notice;
use sniff::Dress;

/// A reader of one format.
type Reader = fn(&[u8]) -> Result<Document>;

/// One row a format.
const READERS: &[(Format, Reader)] = &[
    (Format::Docx, docx::read),
    (Format::Pdf, pdf::read),
    (Format::Odt, odt::read),
    (Format::Doc, doc::read),
    (Format::Rtf, rtf::read),
    (Format::Html, html::read),
    (Format::Markdown, markdown::read),
    (Format::Text, text::read),
];

/// Reads a file of whatever kind its content shows. `name` only serves to tell a wrong ending.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Document> {
    let (format, dress) = sniff::sniff(bytes, name)?;
    let own = READERS.iter().find(|(f, _)| *f == format).map(|(_, r)| *r);
    let reader = match dress {
        Dress::Own => own,
        Dress::Mhtml => Some(mhtml::read as Reader),
        Dress::FlatOpc => Some(flat_opc::read as Reader),
    };
    let mut document = match reader {
        Some(read) => read(bytes)?,
        None => return Err(sniff::unreadable(format)),
    };
    document.format = format;
    letterhead::raise(&mut document);
    contents::mark(&mut document);
    document.notices.extend(no_text(&document));
    if let Some(notice) = name.and_then(|n| sniff::wrong_ending(n, format)) {
        document.notices.insert(0, notice);
    }
    Ok(document)
}

/// A file without any text: what is then missing is no fault of the plan's author.
fn no_text(document: &Document) -> Option<Notice> {
    let told = document.notices.iter().any(|notice| notice.code == "pictures-only");
    (!told && document.blocks.iter().all(Block::is_blank)).then(|| {
        Notice::new(
            "no-text",
            "tệp không có chữ nào để kiểm tra (tệp trống, hoặc chỉ có hình ảnh); hãy kiểm tra lại tệp đã gửi",
            "the file has no text to check (it is empty, or holds only pictures); check the file that was sent",
        )
    })
}
