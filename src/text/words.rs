//! The words of a text, with their places and their readings: what rules on spelling and typing look at.

use crate::text::letter::{is_alphabetic, letter};
use crate::text::syllable::Reading;
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
    // A syllable and its blank take five bytes or so.
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 5 + 1);
    let mut growing: Option<Word> = None;
    let mut follows = false;
    for (at, c) in text.char_indices() {
        let own = letter(c);
        if own.is_none() && !is_alphabetic(c) {
            if let Some(word) = growing.take() {
                found.push(Word { range: word.range.start..at, ..word });
                follows = true;
            }
            follows &= matches!(c, ' ' | '\u{A0}');
            continue;
        }
        let word = growing.get_or_insert_with(|| Word { range: at..at, reading: Some(Reading::default()), follows });
        word.reading = word.reading.zip(own).and_then(|(mut read, own)| read.push(own).then_some(read));
    }
    found.extend(growing.map(|word| Word { range: word.range.start..text.len(), ..word }));
    found
}

/// The same from runs of letters, digits and combining marks that are known already, each with its reading when it is all letters.
pub fn words_of_runs(text: &str, runs: impl IntoIterator<Item = (Range<usize>, Option<Reading>)>) -> Vec<Word> {
    let runs = runs.into_iter();
    let mut found: Vec<Word> = Vec::with_capacity(runs.size_hint().0);
    for (range, reading) in runs {
        let first = found.len();
        if reading.is_some() {
            found.push(Word { range, reading, follows: false });
        } else {
            let inner = words(text.get(range.clone()).unwrap_or(""));
            let moved =
                |word: Word| Word { range: range.start + word.range.start..range.start + word.range.end, ..word };
            found.extend(inner.into_iter().map(moved));
        }
        if let Some([before, word]) = first.checked_sub(1).and_then(|at| found.get_mut(at..first + 1)) {
            let gap = text.get(before.range.end..word.range.start);
            word.follows = gap.is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '\u{A0}')));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable;

    proptest::proptest! {
        #[test]
        fn runs_make_the_same_words(text in "[a-zA-ZđĐếưǅαª0-9² \u{a0}\u{301},/-]{0,40}") {
            let in_run = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
            let mut runs = Vec::new();
            for run in text.split(|c| !in_run(c)).filter(|run| !run.is_empty()) {
                let start = run.as_ptr() as usize - text.as_ptr() as usize;
                runs.push((start..start + run.len(), syllable::read(run.chars())));
            }
            proptest::prop_assert_eq!(words_of_runs(&text, runs), words(&text));
        }
    }

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
