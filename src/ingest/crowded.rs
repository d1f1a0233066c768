//! Tags of a page with more attributes than any program writes: the tokeniser compares each with all before it. Knows no tag's meaning.

use crate::error::{Error, ErrorKind, Result};
use crate::ingest::limits::MAX_ATTRIBUTES;
use memchr::memmem;

/// Refuses a page that has such a tag. Scripts, styles and comments are passed over.
pub fn refuse(page: &str) -> Result<()> {
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()).map(|i| at + i) {
        let rest = bytes.get(open..).unwrap_or_default();
        let end = if rest.starts_with(b"<!--") {
            memmem::find(rest, b"-->").or(Some(rest.len()))
        } else if begins(rest, b"<script") || begins(rest, b"<style") {
            memmem::find(rest, b"</s").or(Some(rest.len()))
        } else if rest.get(1).is_some_and(u8::is_ascii_alphabetic) {
            let (attributes, length) = tag(rest);
            if attributes > MAX_ATTRIBUTES {
                return Err(too_many());
            }
            Some(length)
        } else {
            None
        };
        at = open + end.unwrap_or(0).max(1);
    }
    Ok(())
}

fn begins(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// How many attributes a tag has, and its bytes.
fn tag(bytes: &[u8]) -> (usize, usize) {
    let (mut count, mut blank, mut quote) = (0, false, None);
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != *byte),
            (None, b'>' | b'<') => return (count, at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/') => blank = true,
            (None, _) => count += usize::from(std::mem::take(&mut blank)),
        }
    }
    (count, bytes.len())
}

fn too_many() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!(
            "trang web có một thẻ với hơn {MAX_ATTRIBUTES} thuộc tính; hãy mở bằng Word, lưu thành .docx rồi thử lại"
        ),
        format!(
            "the page has a tag of more than {MAX_ATTRIBUTES} attributes; open it in Word, save it as .docx and try again"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_in_tags_only() {
        assert_eq!(tag(b"<p class=\"a b c\" id=x hidden>text a b c").0, 3);
        assert_eq!(tag(b"<br/>"), (0, 4));
        let many = "a=1 ".repeat(MAX_ATTRIBUTES + 1);
        assert!(refuse(&format!("<p>x</p><p {many}>")).is_err());
        assert!(refuse(&format!("<p {many}")).is_err());
        for harmless in [
            format!("<p>{many}</p>"),
            format!("<script>if (a<b) {many}</script>"),
            format!("<!-- <p {many}> -->"),
            format!("<p title=\"{many}\">"),
        ] {
            assert!(refuse(&harmless).is_ok(), "{}", &harmless[..20]);
        }
    }
}
