//! Syllables that a slip of one key away from a written token could have meant. Used to be near certain before a token is
//! called misspelt, and to name what was meant.

use crate::rules::language::word_pairs;
use crate::rules::prose::{Paragraph, Word};
use crate::text::compound;
use crate::text::letter::{self, letter};
use crate::text::syllable::{self, Reading};
use std::sync::LazyLock;

/// Every small letter of the language.
const LETTERS: &str = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

/// A token that prose of the language may hold: small letters of the language only, at least one of them with a mark,
/// vowels in one run (two runs are a foreign word or two syllables written together).
pub fn is_candidate(token: &str) -> bool {
    !token.is_ascii()
        && (2..=8).contains(&token.chars().count())
        && token.chars().all(|c| letter(c).is_some_and(|l| !l.upper && !letter::is_foreign(l.code)))
        && vowel_runs(token) == 1
}

/// How many runs of vowels a token has.
pub fn vowel_runs(token: &str) -> usize {
    let mut runs = 0;
    let mut inside = false;
    for c in token.chars() {
        let vowel = is_vowel(c);
        runs += usize::from(vowel && !inside);
        inside = vowel;
    }
    runs
}

fn is_vowel(c: char) -> bool {
    letter(c).is_some_and(|l| letter::is_vowel(l.code))
}

/// True when most words of a text are syllables of the language: slips are looked for in Vietnamese only.
pub fn is_vietnamese(paragraph: &Paragraph<'_>) -> bool {
    paragraph.vietnamese(|| mostly_own(paragraph))
}

fn mostly_own(paragraph: &Paragraph<'_>) -> bool {
    let is_spelt = |w: &Word<'_>| w.syllable.is_some() || w.text.chars().all(char::is_alphabetic);
    let strange = strange(paragraph);
    let own = paragraph.words.len() - strange.len();
    let spelt = own + strange.iter().filter(|i| paragraph.words.get(**i).is_some_and(is_spelt)).count();
    own * 3 >= spelt * 2
}

/// Indices of the words that are no syllables of Vietnamese, legal or in use.
pub fn strange<'d>(paragraph: &Paragraph<'d>) -> &'d [usize] {
    let words = paragraph.words.iter().enumerate();
    paragraph.strange(|| words.filter(|(_, word)| !is_own(word.syllable)).map(|(i, _)| i).collect())
}

/// The common syllables one slip away, the commonest first: one letter other, missing, too much, or two swapped.
pub fn meant(token: &str) -> Vec<String> {
    let letters: Vec<char> = token.chars().collect();
    let mut found: Vec<(u8, u8, String)> = Vec::new();
    for (kind, candidate) in slips(&letters) {
        let frequency = syllable::read(candidate.chars()).map_or(0, syllable::frequency);
        if frequency > 0 && !found.iter().any(|(_, _, known)| *known == candidate) {
            found.push((kind, 3 - frequency.min(3), candidate));
        }
    }
    found.sort();
    found.into_iter().map(|(_, _, candidate)| candidate).collect()
}

/// The syllable one slip away that makes a common word with the word before or after.
pub fn in_context(text: &str, words: &[Word<'_>], i: usize) -> Option<String> {
    let word = words.get(i)?;
    let neighbour = |at: usize, gap: std::ops::Range<usize>| {
        let other = words.get(at).filter(|_| text.get(gap) == Some(" "))?;
        syllable::read(other.text.chars())
    };
    let before = i.checked_sub(1).and_then(|j| neighbour(j, words.get(j)?.end..word.start));
    let after = words.get(i + 1).and_then(|next| neighbour(i + 1, word.end..next.start));
    meant(word.text).into_iter().find(|candidate| {
        let Some(reading) = syllable::read(candidate.chars()) else { return false };
        let known = |a: Reading, b: Reading| compound::is_known(a, b) || word_pairs::is_listed(a, b);
        before.is_some_and(|b| known(b, reading)) || after.is_some_and(|a| known(reading, a))
    })
}

/// Kind 0: the same bare letters; kind 1: any other slip.
fn slips(letters: &[char]) -> Vec<(u8, String)> {
    let mut out = Vec::new();
    for at in 0..letters.len() {
        for c in LETTERS.chars().filter(|c| *c != letters[at]) {
            let kind = u8::from(crate::text::letter::bare(c) != crate::text::letter::bare(letters[at]));
            out.push((kind, replaced(letters, at, 1, &[c])));
        }
        out.push((1, replaced(letters, at, 1, &[])));
        if let Some(next) = letters.get(at + 1) {
            out.push((1, replaced(letters, at, 2, &[*next, letters[at]])));
        }
    }
    // Beginnings that sound alike and are written with two letters.
    const ONSETS: &[(&str, &str)] =
        &[("tr", "ch"), ("ch", "tr"), ("gi", "d"), ("d", "gi"), ("ngh", "ng"), ("ng", "ngh")];
    let token: String = letters.iter().collect();
    for (from, to) in ONSETS {
        out.extend(token.strip_prefix(from).map(|rest| (1, format!("{to}{rest}"))));
    }
    for at in 0..=letters.len() {
        out.extend("bcdđghklmnpqrstvxaeiouyăâêôơư".chars().map(|c| (1, replaced(letters, at, 0, &[c]))));
    }
    out
}

fn replaced(letters: &[char], at: usize, taken: usize, put: &[char]) -> String {
    letters[..at].iter().chain(put).chain(&letters[at + taken..]).collect()
}

/// The token as two common syllables written together; `None` when there is no or more than one way.
pub fn two_syllables(token: &str) -> Option<(String, String)> {
    let common =
        |part: &str| part.chars().count() > 1 && syllable::read(part.chars()).map_or(0, syllable::frequency) >= 2;
    let mut ways =
        token.char_indices().skip(1).map(|(at, _)| token.split_at(at)).filter(|(a, b)| common(a) && common(b));
    let way = ways.next()?;
    ways.next().is_none().then(|| (way.0.to_owned(), way.1.to_owned()))
}

/// True when the token, in any case, is a syllable of the language.
pub fn is_syllable(token: &str) -> bool {
    is_own(syllable::read(token.chars()))
}

/// The same for a token already read.
pub fn is_own(reading: Option<Reading>) -> bool {
    // "giặt gịa" is g + ịa against the rule of gi.
    static GIA: LazyLock<Option<Reading>> = LazyLock::new(|| syllable::read("gịa".chars()));
    reading.is_some_and(|r| syllable::is_legal_reading(r) || syllable::frequency(r) > 0 || Some(r) == *GIA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_the_word() {
        assert!(meant("hoạh").contains(&"hoạch".to_owned()));
        assert!(meant("nghành").contains(&"ngành".to_owned()));
        assert_eq!(meant("thưc").first().map(String::as_str), Some("thực"));
        assert_eq!(two_syllables("hướngdẫn"), Some(("hướng".into(), "dẫn".into())));
        assert_eq!(two_syllables("hướng"), None);
    }

    #[test]
    fn candidates_are_of_the_language() {
        assert!(is_candidate("nghành") && is_candidate("quyêt"));
        assert!(!is_candidate("plan") && !is_candidate("zôn") && !is_candidate("kilôgam") && !is_candidate("hướngdẫn"));
    }
}
