//! The words of a text, with their places and their readings: what rules on spelling and typing look at.

use crate::text::letter::letter;
use crate::text::syllable::{self, Reading};
use std::ops::Range;

/// One run of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its letters, when all of them are letters of ours and not too many.
    pub reading: Option<Reading>,
    /// True when only spaces part it from the word before.
    pub follows: bool,
}

impl Word {
    /// The letters in the text.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or("")
    }
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// No capital.
    Small,
    /// One capital, at the beginning.
    Title,
    /// Capitals only, two or more.
    Capitals,
    /// Anything else.
    Mixed,
}

/// How a word is written.
pub fn case(word: &str) -> Case {
    let is_upper = |c: char| letter(c).map_or_else(|| c.is_uppercase(), |l| l.upper);
    let uppers = word.chars().filter(|&c| is_upper(c)).count();
    let all = word.chars().count();
    match uppers {
        0 => Case::Small,
        1 if word.chars().next().is_some_and(is_upper) => Case::Title,
        _ if uppers == all => Case::Capitals,
        _ => Case::Mixed,
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut last_end = 0;
    while let Some(&(start, c)) = chars.peek() {
        if !is_letter(c) {
            chars.next();
            continue;
        }
        while chars.next_if(|(_, c)| is_letter(*c)).is_some() {}
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        let gap = text.get(last_end..start).unwrap_or("");
        let follows = !found.is_empty() && !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{A0}'));
        let reading = text.get(start..end).and_then(|word| syllable::read(word.chars()));
        found.push(Word { range: start..end, reading, follows });
        last_end = end;
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (letter(c).is_some() || c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_places() {
        let text = "Kế hoạch, 12/KH-UBND";
        let found = words(text);
        let shown: Vec<(&str, bool)> = found.iter().map(|w| (w.text(text), w.follows)).collect();
        assert_eq!(shown, [("Kế", false), ("hoạch", true), ("KH", false), ("UBND", false)]);
        assert_eq!(
            (case("Kế"), case("UBND"), case("hoạch"), case("VNeID")),
            (Case::Title, Case::Capitals, Case::Small, Case::Mixed)
        );
    }
}
