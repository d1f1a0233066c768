//! What kind a file is, by its content and never by its name.

use crate::document::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Notice;

/// Tells the kind. `name` serves only to tell Markdown from plain text, which content alone does not always show.
pub fn sniff(bytes: &[u8], name: Option<&str>) -> Result<Format> {
    let head = &bytes[..bytes.len().min(1024)];
    if head.starts_with(b"PK\x03\x04") {
        return Ok(
            if memchr::memmem::find(bytes, b"application/vnd.oasis.opendocument.text").is_some_and(|i| i < 256) {
                Format::Odt
            } else {
                Format::Docx
            },
        );
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Format::Doc);
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if looks_like_html(head) {
        return Ok(Format::Html);
    }
    if has_ending(name, &["md", "markdown"]) || looks_like_markdown(bytes) {
        return Ok(Format::Markdown);
    }
    Ok(Format::Text)
}

fn has_ending(name: Option<&str>, endings: &[&str]) -> bool {
    name.and_then(|n| n.rsplit_once('.')).is_some_and(|(_, e)| endings.iter().any(|x| e.eq_ignore_ascii_case(x)))
}

fn looks_like_html(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("<!doctype html")
        || text.starts_with("<html")
        || (text.starts_with("<?xml") && text.contains("<html"))
}

fn looks_like_markdown(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).lines().any(|line| {
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') || is_table_delimiter(line)
    })
}

/// `|---|---|`: the line under the head of a table.
fn is_table_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.matches('|').count() >= 2
        && line.contains("---")
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// The error for a known kind without a reader.
pub fn unreadable(format: Format) -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        format!("chưa đọc được tệp loại {format:?}; hãy lưu lại thành .docx rồi thử lại"),
        format!("files of kind {format:?} are not read; save it as .docx and try again"),
    )
}

/// A notice when the name's ending promises another kind.
pub fn wrong_ending(name: &str, format: Format) -> Option<Notice> {
    let (_, ending) = name.rsplit_once('.')?;
    let promised = match ending.to_ascii_lowercase().as_str() {
        "docx" | "docm" | "dotx" => Format::Docx,
        "doc" | "dot" => Format::Doc,
        "rtf" => Format::Rtf,
        "odt" => Format::Odt,
        "pdf" => Format::Pdf,
        "html" | "htm" => Format::Html,
        _ => return None,
    };
    (promised != format).then(|| {
        Notice::new(
            "wrong-ending",
            format!("tên tệp ghi .{ending} nhưng nội dung là {format:?}; đã đọc theo nội dung"),
            format!("the name says .{ending} but the content is {format:?}; it was read for what it is"),
        )
    })
}
