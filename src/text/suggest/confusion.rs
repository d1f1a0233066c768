//! Common words of two syllables with one syllable wrong: a lost mark (`Uy ban`, `thưc hiện`), or an unlikely syllable.

use crate::text::compound;
use crate::text::letter::{Letter, Tone, letter, unshape};
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::syllable::{self, Reading};

/// Proposes the common word that differs in one syllable only.
pub fn find(desk: &mut Desk) {
    for at in 1..desk.words.len() {
        let (Some(a), Some(b)) = (desk.words.get(at - 1), desk.words.get(at)) else { continue };
        let (Some(first), Some(second)) = (a.reading, b.reading) else { continue };
        if !b.follows || compound::is_known(first, second) || belongs_elsewhere(desk, at, first, second) {
            continue;
        }
        let (a, b) = (a.clone(), b.clone());
        let Some((wrong, right, other)) = only_word(first, second) else { continue };
        let (word, neighbour) = if wrong { (&b, &a) } else { (&a, &b) };
        let (reading, wanted) = if wrong { (second, right) } else { (first, right) };
        let written: Vec<char> = word.text(desk.text).chars().collect();
        if other && is_slip(reading, &written, wanted) && neighbour.range != word.range {
            let replacement: String = compound::in_case_of(wanted, &written).into_iter().collect();
            desk.propose(word.range.clone(), replacement, Rule::Ocr);
        }
    }
}

/// One of the two makes a common word with its other neighbour.
fn belongs_elsewhere(desk: &Desk, at: usize, first: Reading, second: Reading) -> bool {
    let reading = |index: Option<usize>| index.and_then(|i| desk.words.get(i)).and_then(|w| w.reading);
    let before = reading(at.checked_sub(2)).is_some_and(|b| compound::is_known(b, first));
    let after = reading(Some(at + 1)).is_some_and(|a| compound::is_known(second, a));
    before || after
}

/// The one common word without whose marks the pair is the same, when exactly one syllable differs: true for the second.
fn only_word(first: Reading, second: Reading) -> Option<(bool, &'static str, bool)> {
    let key = |word: &str| syllable::read(word.chars()).map(Reading::key);
    let mut found = compound::without_marks(first, second).filter_map(|(a, b)| {
        let (same_a, same_b) = (key(a) == Some(first.key()), key(b) == Some(second.key()));
        match (same_a, same_b) {
            (true, false) => Some((true, b, true)),
            (false, true) => Some((false, a, true)),
            _ => None,
        }
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// True when the written syllable is no common one, or has only lost marks of the wanted one.
fn is_slip(reading: Reading, written: &[char], wanted: &str) -> bool {
    let legal = syllable::is_legal_reading(reading);
    !legal || syllable::frequency(reading) == 0 || has_lost_marks(written, wanted)
}

fn has_lost_marks(written: &[char], wanted: &str) -> bool {
    let wanted: Vec<Letter> = wanted.chars().filter_map(letter).collect();
    let lost = |(c, full): (&char, &Letter)| {
        letter(*c).is_some_and(|l| {
            let shape = l.code == full.code || l.code == unshape(full.code).0;
            shape && (l.tone == full.tone || l.tone == Tone::Level)
        })
    };
    written.len() == wanted.len() && written.iter().zip(&wanted).all(lost)
}
