//! Small steps through a text by byte offsets that never leave a character boundary. Knows letters and words, no documents.

use crate::registry::spelling::base;
use crate::text::letter;

/// The character at a byte offset.
pub fn next(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before a byte offset.
pub fn prev(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The offset behind white space.
pub fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + (rest.len() - rest.trim_start().len())
}

/// The offset before white space.
pub fn back_spaces(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or("").trim_end().len()
}

/// True when no word runs across the offset.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(letter::is_alphanumeric);
    !(letter(prev(text, at)) && letter(next(text, at)))
}

/// The small letter; the Vietnamese letters without a look into the tables of all scripts.
pub fn lower(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        '\u{e0}'..='\u{ff}' => c,
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A letter or digit of a word; quick for Latin letters.
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The end of a phrase at an offset, case ignored; a blank of the phrase stands for any white space. The phrase must end a word.
pub fn phrase(text: &str, at: usize, wanted: &str) -> Option<usize> {
    matched(text, at, wanted, |c, w| c == w || lower(c) == w)
}

/// Like [`phrase`], accents ignored too; the phrase is written without them.
pub fn phrase_folded(text: &str, at: usize, wanted: &str) -> Option<usize> {
    matched(text, at, wanted, |c, w| c == w || base(c) == w)
}

fn matched(text: &str, at: usize, wanted: &str, same: impl Fn(char, char) -> bool) -> Option<usize> {
    let mut at = at;
    for w in wanted.chars() {
        if w == ' ' {
            let behind = skip_spaces(text, at);
            if behind == at {
                return None;
            }
            at = behind;
        } else {
            let c = next(text, at).filter(|c| same(*c, w))?;
            at += c.len_utf8();
        }
    }
    is_boundary(text, at).then_some(at)
}

/// The first of several phrases that stands at an offset: its index and end.
pub fn any_phrase(text: &str, at: usize, wanted: &[&str]) -> Option<(usize, usize)> {
    wanted.iter().enumerate().find_map(|(i, w)| Some((i, phrase(text, at, w)?)))
}

/// The start of a phrase that ends at an offset, case ignored.
pub fn phrase_before(text: &str, end: usize, wanted: &str) -> Option<usize> {
    let mut at = end;
    for w in wanted.chars().rev() {
        if w == ' ' {
            let before = back_spaces(text, at);
            if before == at {
                return None;
            }
            at = before;
        } else {
            let c = prev(text, at).filter(|c| *c == w || lower(*c) == w)?;
            at -= c.len_utf8();
        }
    }
    is_boundary(text, at).then_some(at)
}

/// The end of the run of letters and digits at an offset.
pub fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + rest.find(|c: char| !letter::is_alphanumeric(c)).unwrap_or(rest.len())
}

/// The last `bytes` bytes before an offset, cut at a character boundary.
pub fn window_before(text: &str, from: usize, end: usize, bytes: usize) -> usize {
    let mut start = end.saturating_sub(bytes).max(from);
    while start < end && !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// The end of the window of `bytes` bytes behind an offset, cut at a character boundary.
pub fn window_after(text: &str, at: usize, bytes: usize) -> usize {
    let mut end = (at + bytes).min(text.len());
    while end > at && !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// NFC text with white space folded.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
