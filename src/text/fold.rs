//! Keys for comparison: two texts with the same key say the same thing to a reader.
//!
//! Works on normalised text (NFC). Nothing here is shown to anyone; positions go back through the map of the key.

use crate::text::letter::{self, letter};
use crate::text::offset_map::{Certainty, OffsetMap, TextEdit};
use crate::text::syllable;
use crate::text::tone::{self, Style};

/// A key with the way back to the text it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The folded text.
    pub text: String,
    /// From bytes of the key to bytes of the text.
    pub map: OffsetMap,
}

/// The comparison key: small letters, the new tone style, one hyphen, one kind of quote, single spaces, none at the ends.
///
/// ```
/// use rasoat::text::fold::key;
/// assert_eq!(key("ỦY BAN  nhân dân"), key("Uỷ ban nhân dân"));
/// assert_eq!(key("“Dân biết” – 12/KH‑UBND"), "\"dân biết\" - 12/kh-ubnd");
/// ```
pub fn key(text: &str) -> String {
    mapped_key(text).text
}

/// The comparison key with its map.
pub fn mapped_key(text: &str) -> Key {
    fold(text, |word, out| {
        let style = syllable::read(word.chars()).and_then(|reading| {
            let target = tone::restyle(reading, Style::New)?;
            Some((target as usize, reading.tone))
        });
        for (index, c) in word.chars().enumerate() {
            let lower = match (letter(c), style) {
                (Some(l), Some((target, tone))) => {
                    let tone = if index == target { tone } else { letter::Tone::Level };
                    letter::Letter { upper: false, ..l.with_tone(tone) }.char()
                }
                (Some(_), None) => letter::lower(c),
                (None, _) => c.to_lowercase().next().unwrap_or(c),
            };
            out.push(lower);
        }
    })
}

/// The key without any mark: `đ` is `d`, `ậ` is `a`. For names typed without marks and for searching.
///
/// ```
/// assert_eq!(rasoat::text::fold::unaccented("Đông Thạnh"), "dong thanh");
/// ```
pub fn unaccented(text: &str) -> String {
    mapped_unaccented(text).text
}

/// The unaccented key with its map.
pub fn mapped_unaccented(text: &str) -> Key {
    fold(text, |word, out| {
        out.extend(word.chars().map(|c| match letter(c) {
            Some(_) => letter::bare(c),
            None => c.to_lowercase().next().unwrap_or(c),
        }));
    })
}

/// Folds words with `word`, and everything between them here.
fn fold(text: &str, mut word: impl FnMut(&str, &mut String)) -> Key {
    let mut out = Folding { text: String::with_capacity(text.len()), edits: Vec::new() };
    let mut rest = text.char_indices().peekable();
    while let Some(&(start, c)) = rest.peek() {
        if c.is_alphabetic() {
            while rest.next_if(|(_, c)| c.is_alphabetic()).is_some() {}
            let end = rest.peek().map_or(text.len(), |(at, _)| *at);
            out.word(text, start..end, &mut word);
        } else if c.is_whitespace() {
            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let end = rest.peek().map_or(text.len(), |(at, _)| *at);
            let inner = start > 0 && end < text.len();
            out.put(text, start..end, if inner { " " } else { "" });
        } else {
            rest.next();
            out.put(text, start..start + c.len_utf8(), sign(c));
        }
    }
    let map = OffsetMap::new(&out.edits);
    Key { text: out.text, map }
}

/// One sign for each class of dashes and quotes; empty for signs that stand for themselves.
fn sign(c: char) -> &'static str {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}' => "-",
        '“' | '”' | '„' | '‟' | '«' | '»' | '\u{2033}' => "\"",
        '‘' | '’' | '‚' | '‛' | '\u{2032}' | '`' | '´' => "'",
        '\u{2044}' | '\u{2215}' => "/",
        _ => SELF,
    }
}

/// Marks a sign that is kept.
const SELF: &str = "\0";

struct Folding {
    text: String,
    edits: Vec<TextEdit>,
}

impl Folding {
    /// A word keeps its number of letters, so every letter keeps its own place.
    fn word(&mut self, text: &str, range: std::ops::Range<usize>, word: &mut impl FnMut(&str, &mut String)) {
        let source = text.get(range.clone()).unwrap_or("");
        let start = self.text.len();
        word(source, &mut self.text);
        let made: Vec<char> = self.text.get(start..).unwrap_or("").chars().collect();
        let (mut from, mut to) = (range.start, start);
        for (old, new) in source.chars().zip(made) {
            if old.len_utf8() != new.len_utf8() {
                self.edit(from..from + old.len_utf8(), to..to + new.len_utf8());
            }
            from += old.len_utf8();
            to += new.len_utf8();
        }
    }

    fn put(&mut self, text: &str, range: std::ops::Range<usize>, sign: &str) {
        let source = text.get(range.clone()).unwrap_or("");
        let sign = if sign == SELF { source } else { sign };
        let start = self.text.len();
        self.text.push_str(sign);
        if sign.len() != range.len() {
            self.edit(range, start..start + sign.len());
        }
    }

    fn edit(&mut self, input: std::ops::Range<usize>, output: std::ops::Range<usize>) {
        self.edits.push(TextEdit { input, output, rule: "fold", certainty: Certainty::Certain });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_what_a_reader_does_not_see() {
        assert_eq!(key("  Hòa  Bình "), "hoà bình");
        assert_eq!(key("THỦY\u{A0}LỢI"), "thuỷ lợi");
        assert_eq!(key("Quý I – «A»"), "quý i - \"a\"");
        assert_eq!(unaccented("ĐƯỜNG Số 5"), "duong so 5");
        assert_eq!(key("İI"), "ii");
    }

    #[test]
    fn keys_map_back() {
        let text = "Theo  “Luật Thủy lợi” – 2017";
        let key = mapped_key(text);
        let at = key.text.find("thuỷ lợi").expect("found");
        let back = key.map.back(at..at + "thuỷ lợi".len());
        assert_eq!(&text[back], "Thủy lợi");
        let bare = mapped_unaccented(text);
        let at = bare.text.find("thuy loi").expect("found");
        assert_eq!(&text[bare.map.back(at..at + 8)], "Thủy lợi");
    }
}
