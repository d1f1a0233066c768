//! What the rules on the lines of the legal basis share.

use std::ops::Range;

/// The last word of a line with its signs: where a reader looks for the sign that ends the line.
pub fn last_word(line: &str) -> Range<usize> {
    let text = line.trim_end();
    let start = text.rfind(char::is_whitespace).map_or(0, |i| i + text[i..].chars().next().map_or(0, char::len_utf8));
    start..text.len()
}
