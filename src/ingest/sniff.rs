//! What kind a file is, by its content and never by its name.

use crate::document::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Notice;
use crate::ingest::decode::{decode, is_utf16};

/// A kind of file and what its text is wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dress {
    /// As the format has it.
    Own,
    /// HTML inside a web archive.
    Mhtml,
    /// A Word package in one XML file.
    FlatOpc,
}

/// Bytes at the front in which a file says what it is.
const HEAD: usize = 4096;

/// Tells the kind. `name` serves only to tell Markdown from plain text, which content alone does not always show.
pub fn sniff(bytes: &[u8], name: Option<&str>) -> Result<(Format, Dress)> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let own = |format| Ok((format, Dress::Own));
    if head.starts_with(b"PK\x03\x04") {
        let odt = memchr::memmem::find(bytes, b"application/vnd.oasis.opendocument.text").is_some_and(|i| i < 256);
        return own(if odt { Format::Odt } else { Format::Docx });
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return own(Format::Doc);
    }
    if memchr::memmem::find(head.get(..1024).unwrap_or(head), b"%PDF-").is_some() {
        return own(Format::Pdf);
    }
    let text = decode(&head[..head.len() / 2 * 2]).text;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("{\\rtf") {
        return own(Format::Rtf);
    }
    let markdown = || has_ending(name, &["md", "markdown"]) || looks_like_markdown(bytes);
    match marked_up(start) {
        Some(Markup::Page) => return own(Format::Html),
        Some(Markup::Fragment) if !markdown() => return own(Format::Html),
        Some(Markup::FlatOpc) => return Ok((Format::Docx, Dress::FlatOpc)),
        Some(Markup::FlatOdt) => return own(Format::Odt),
        Some(Markup::OtherXml) => return Err(other_xml()),
        _ => {}
    }
    if is_web_archive(start) {
        return Ok((Format::Html, Dress::Mhtml));
    }
    if looks_binary(bytes) {
        return Err(binary());
    }
    own(if markdown() { Format::Markdown } else { Format::Text })
}

fn has_ending(name: Option<&str>, endings: &[&str]) -> bool {
    name.and_then(|n| n.rsplit_once('.')).is_some_and(|(_, e)| endings.iter().any(|x| e.eq_ignore_ascii_case(x)))
}

/// What a file that begins with an angle bracket is.
enum Markup {
    Page,
    Fragment,
    FlatOpc,
    FlatOdt,
    OtherXml,
}

fn marked_up(start: &str) -> Option<Markup> {
    let lower = start.to_ascii_lowercase();
    if !lower.starts_with('<') {
        return None;
    }
    if let Some(root) = root_of_xml(&lower) {
        let is_page = root.starts_with("<html") || lower.contains("<!doctype html");
        return Some(match root {
            _ if is_page => Markup::Page,
            _ if root.starts_with("<pkg:package") => Markup::FlatOpc,
            _ if root.starts_with("<office:document") && lower.contains("opendocument.text") => Markup::FlatOdt,
            _ => Markup::OtherXml,
        });
    }
    let inside = after_comments(&lower);
    if inside.starts_with("<!doctype html") || inside.starts_with("<html") {
        return Some(Markup::Page);
    }
    let name: String = inside.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
    FRAGMENTS.contains(&name.as_str()).then_some(Markup::Fragment)
}

/// Elements that a piece of HTML begins with.
const FRAGMENTS: &[&str] = &[
    "head", "body", "meta", "title", "style", "p", "div", "table", "span", "b", "strong", "center", "font", "h1", "h2",
    "h3", "h4", "ul", "ol", "section", "article", "main", "header", "i", "em",
];

/// The first element of an XML file.
fn root_of_xml(lower: &str) -> Option<&str> {
    let mut rest = lower.strip_prefix("<?xml")?;
    loop {
        rest = &rest[rest.find('<')?..];
        if rest.starts_with('<') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(rest);
        }
        rest = &rest[1..];
    }
}

fn after_comments(mut lower: &str) -> &str {
    while let Some(end) = lower.starts_with("<!--").then(|| lower.find("-->")).flatten() {
        lower = lower[end + 3..].trim_start();
    }
    lower
}

/// The head of a message with a web page inside (RFC 2557).
fn is_web_archive(start: &str) -> bool {
    let head = start.split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("").to_ascii_lowercase();
    let opens = ["mime-version:", "from:", "content-type:", "subject:", "date:"].iter().any(|f| head.starts_with(f));
    opens && head.contains("mime-version:") && (head.contains("multipart/related") || head.contains("text/html"))
}

/// Control characters that no text has, on every page of it: a program, a picture, an archive.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    if is_utf16(head) {
        return false;
    }
    let control = |b: &&u8| matches!(**b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    head.iter().filter(control).count() * 20 > head.len()
}

fn binary() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "tệp không phải văn bản (dữ liệu nhị phân không rõ loại); hãy gửi kế hoạch ở dạng .docx, .doc, .odt, .rtf hoặc .pdf",
        "the file is no document (binary data of an unknown kind); send the plan as .docx, .doc, .odt, .rtf or .pdf",
    )
}

fn other_xml() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "tệp là XML (chẳng hạn Word 2003 XML), chưa đọc được loại này; hãy mở bằng Word hoặc LibreOffice và lưu lại thành .docx",
        "the file is XML (Word 2003 XML, for one), which is not read; open it in Word or LibreOffice and save it as .docx",
    )
}

fn looks_like_markdown(bytes: &[u8]) -> bool {
    let text = if is_utf16(bytes) { decode(bytes).text.into() } else { String::from_utf8_lossy(bytes) };
    text.split(['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']).any(|line| {
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
        || is_grid_border(line)
}

/// `+-----+---+`, or the same drawn: the border of a table typed as a grid.
fn is_grid_border(line: &str) -> bool {
    let corner = |c: char| matches!(c, '+' | '┌' | '┬' | '┐' | '├' | '┼' | '┤' | '└' | '┴' | '┘');
    line.starts_with(corner)
        && line.ends_with(corner)
        && line.chars().filter(|c| corner(*c)).count() >= 3
        && line.chars().all(|c| corner(c) || matches!(c, '-' | '=' | ':' | '─' | '━'))
}

/// The error for a known kind without a reader.
pub fn unreadable(format: Format) -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        format!("chưa đọc được tệp loại {}; hãy lưu lại thành .docx rồi thử lại", shown(format).0),
        format!("files of kind {} are not read; save it as .docx and try again", shown(format).1),
    )
}

/// A kind of file as people call it, in Vietnamese and in English.
fn shown(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Docx => ("Word (.docx)", "Word (.docx)"),
        Format::Doc => ("Word 97-2003 (.doc)", "Word 97-2003 (.doc)"),
        Format::Rtf => ("RTF", "RTF"),
        Format::Odt => ("OpenDocument (.odt)", "OpenDocument (.odt)"),
        Format::Pdf => ("PDF", "PDF"),
        Format::Html => ("trang web (HTML)", "a web page (HTML)"),
        Format::Markdown => ("Markdown", "Markdown"),
        Format::Text => ("văn bản thuần", "plain text"),
    }
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
        "html" | "htm" | "mht" | "mhtml" => Format::Html,
        _ => return None,
    };
    (promised != format).then(|| {
        Notice::new(
            "wrong-ending",
            format!("tên tệp ghi .{ending} nhưng nội dung là {}; đã đọc theo nội dung", shown(format).0),
            format!("the name says .{ending} but the content is {}; it was read for what it is", shown(format).1),
        )
    })
}
