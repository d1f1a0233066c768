//! The text between the tags: what `w:t` and attributes say, character by character with the place in the source.

use std::borrow::Cow;
use std::ops::Range;

/// Gives every character of raw element content with its byte range in `raw`. Comments and processing instructions say
/// nothing; CDATA is taken as it stands; a reference that XML does not know stands for itself.
pub fn each_char(raw: &str, mut found: impl FnMut(char, Range<usize>)) {
    let mut at = 0;
    while let Some(rest) = raw.get(at..)
        && let Some(c) = rest.chars().next()
    {
        match c {
            '&' => {
                if let Some((value, length)) = reference(rest) {
                    found(value, at..at + length);
                    at += length;
                    continue;
                }
                found(c, at..at + 1);
                at += 1;
            }
            '<' => at += markup(rest, at, &mut found),
            c => {
                found(c, at..at + c.len_utf8());
                at += c.len_utf8();
            }
        }
    }
}

/// Passes over markup inside the content; gives its length. The content of CDATA is handed on.
fn markup(rest: &str, at: usize, found: &mut impl FnMut(char, Range<usize>)) -> usize {
    const CDATA: &str = "<![CDATA[";
    let (open, close) = if rest.starts_with(CDATA) {
        (CDATA.len(), "]]>")
    } else if rest.starts_with("<!--") {
        (4, "-->")
    } else {
        (1, ">")
    };
    // Markup that never closes reaches to the end.
    let end = rest[open..].find(close).map(|i| open + i);
    let length = end.map_or(rest.len(), |end| end + close.len());
    if open == CDATA.len() {
        let inner = &rest[open..end.unwrap_or(rest.len())];
        for (i, c) in inner.char_indices() {
            found(c, at + open + i..at + open + i + c.len_utf8());
        }
    }
    length
}

/// The character of a reference at the start of `text`, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.as_bytes().iter().take(12).position(|b| *b == b';')?;
    let name = text.get(1..end)?;
    let value = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => char::from_u32(number(name.strip_prefix('#')?)?)?,
    };
    Some((value, end + 1))
}

fn number(digits: &str) -> Option<u32> {
    match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// One character of a `w:t`, as Word shows it: line breaks and tabs of the source are blanks.
fn shown(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Every character that a `w:t` shows with its byte range in the raw content. Without `preserve` the blanks at both ends
/// are not part of the text, as in Word.
pub fn shown_chars(raw: &str, preserve: bool) -> Vec<(char, Range<usize>)> {
    let mut chars = Vec::with_capacity(raw.len());
    each_char(raw, |c, range| chars.push((shown(c), range)));
    if !preserve {
        let last = chars.iter().rposition(|(c, _)| *c != ' ').map_or(0, |i| i + 1);
        chars.truncate(last);
        let first = chars.iter().position(|(c, _)| *c != ' ').unwrap_or(0);
        chars.drain(..first);
    }
    chars
}

/// The text that a `w:t` with this raw content shows.
pub fn shown_text(raw: &str, preserve: bool) -> Cow<'_, str> {
    let bytes = raw.as_bytes();
    if memchr::memchr3(b'&', b'<', b'\n', bytes).is_none() && memchr::memchr2(b'\r', b'\t', bytes).is_none() {
        return Cow::Borrowed(if preserve { raw } else { raw.trim_matches(' ') });
    }
    Cow::Owned(shown_chars(raw, preserve).into_iter().map(|(c, _)| c).collect())
}

/// The value of an attribute.
pub fn attribute(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    each_char(raw, |c, _| out.push(c));
    Cow::Owned(out)
}

/// Appends text so that it is element content or a double-quoted attribute value. Characters that XML forbids are left out.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_and_cdata_are_read() {
        let raw = "A &amp; B&#7873;&#x1EC1;<![CDATA[<x>&]]><!-- no -->\n&bad; &";
        assert_eq!(shown_text(raw, true), "A & Bềề<x>& &bad; &");
        assert_eq!(shown_text("  a b ", false), "a b");
        assert_eq!(shown_text("  a b ", true), "  a b ");
        assert_eq!(shown_text(" &lt; ", false), "<");
        assert_eq!(shown_text("   ", false), "");
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_on_boundaries(raw in "(&amp;|&#12;|<!--|-->|<!\\[CDATA\\[|\\]\\]>|ế|[ab &<>;#]){0,20}") {
            let mut last = 0;
            each_char(&raw, |_, range| {
                assert!(range.start >= last && raw.get(range.clone()).is_some());
                last = range.end;
            });
        }

        #[test]
        fn escaped_text_reads_back(text in "[ -~àếỡ“”&<>\"']{0,30}") {
            let mut raw = String::new();
            escape(&text, &mut raw);
            prop_assert_eq!(shown_text(&raw, true).into_owned(), text);
        }
    }
}
