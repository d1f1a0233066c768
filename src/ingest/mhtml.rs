//! Web archives (`.mht`, RFC 2557), also as Word names them `.doc`: the page among the parts, its transfer coding undone.
//! Pictures and other parts are not read.

use crate::document::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::html;

/// Most parts that are looked at.
const MOST_PARTS: usize = 512;

/// Reads a web archive.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let (head, body) = split_head(bytes);
    let page = match parameter(&head, "boundary") {
        Some(boundary) => parts(body, &boundary).find(|(head, _)| is_page(head)),
        None => Some((head, body)),
    };
    let (head, body) = page.ok_or_else(no_page)?;
    let content = undone(body, field(&head, "content-transfer-encoding").unwrap_or_default());
    html::read_declared(&content, parameter(&head, "charset").as_deref())
}

/// The head of a message or part with its folded lines joined, and what follows it.
fn split_head(bytes: &[u8]) -> (String, &[u8]) {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, at + 2));
    let end = match (crlf, lf) {
        (Some(a), Some(b)) => Some(if a.0 < b.0 { a } else { b }),
        (a, b) => a.or(b),
    };
    let (end, start) = end.unwrap_or((bytes.len(), bytes.len()));
    let head = String::from_utf8_lossy(&bytes[..end]).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    (head, &bytes[start..])
}

/// The parts between the boundary's lines.
fn parts<'a>(body: &'a [u8], boundary: &str) -> impl Iterator<Item = (String, &'a [u8])> {
    let mark = format!("--{boundary}").into_bytes();
    let starts: Vec<usize> = memchr::memmem::find_iter(body, &mark).take(MOST_PARTS).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([body.len()]).collect();
    starts.into_iter().zip(ends).filter_map(move |(start, end)| {
        let part = body.get(start + mark.len()..end)?;
        let line = memchr::memchr(b'\n', part)?;
        Some(split_head(&part[line + 1..]))
    })
}

fn is_page(head: &str) -> bool {
    field(head, "content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("text/html"))
}

/// The value of a field of a head.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A parameter of the content type: `boundary="…"`, `charset=…`.
fn parameter(head: &str, name: &str) -> Option<String> {
    field(head, "content-type")?.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The bytes behind a transfer coding.
fn undone(body: &[u8], coding: &str) -> Vec<u8> {
    match coding.to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        at += 1;
        if *byte != b'=' {
            out.push(*byte);
            continue;
        }
        match body.get(at..) {
            Some([b'\r', b'\n', ..]) => at += 2,
            Some([b'\n', ..]) => at += 1,
            Some([high, low, ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high * 16 + low);
                    at += 2;
                }
                _ => out.push(b'='),
            },
            _ => out.push(b'='),
        }
    }
    out
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}

fn no_page() -> Error {
    Error::new(
        ErrorKind::Damaged,
        "tệp là trang web lưu trữ (.mht) nhưng không có phần nội dung HTML; hãy mở bằng Word hoặc trình duyệt rồi lưu lại thành .docx",
        "the file is a web archive (.mht) without an HTML part; open it in Word or a browser and save it as .docx",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_are_undone() {
        assert_eq!(quoted_printable(b"K=E1=BA=BF ho=\r\n=E1=BA=A1ch =zz="), "Kế hoạch =zz=".as_bytes());
        assert_eq!(base64("S+G6vyBob\r\n+G6oWNo".as_bytes()), "Kế hoạch".as_bytes());
    }

    #[test]
    fn the_page_among_the_parts_is_read() {
        let text = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_x\"\r\n\r\nlead\r\n--=_x\r\n\
                    Content-Type: image/png\r\n\r\n\u{89}PNG\r\n--=_x\r\nContent-Transfer-Encoding: quoted-printable\r\n\
                    Content-Type: text/html; charset=\"utf-8\"\r\n\r\n<p>K=E1=BA=BF ho=E1=BA=A1ch</p>\r\n--=_x--\r\n";
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(document.blocks[0].text(), "Kế hoạch");
        assert!(read(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n").is_err());
    }
}
