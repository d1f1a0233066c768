//! Common words of two syllables with one syllable wrong: a lost mark (`Uy ban`, `thưc hiện`), or an unlikely syllable.

use crate::text::compound;
use crate::text::letter::{Letter, Tone, code, is_shaped, letter, unshape};
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::syllable::{self, Reading};

/// Proposes the common word that differs in one syllable only; then the missing tone of syllables that cannot be without.
pub fn find(desk: &mut Desk) {
    pairs(desk);
    for at in 0..desk.words.len() {
        let Some(word) = desk.words.get(at).cloned() else { continue };
        if let Some(tone) = word.reading.and_then(missing_tone) {
            let written: Vec<char> = word.text(desk.text).chars().collect();
            let place = word.reading.and_then(Reading::entry).map_or(0, |entry| entry.old_place() as usize);
            let toned = |(index, &c): (usize, &char)| match letter(c) {
                Some(l) if index == place => l.with_tone(tone).char(),
                _ => c,
            };
            let replacement: String = written.iter().enumerate().map(toned).collect();
            desk.propose(word.range, replacement, Rule::Spelling);
        }
    }
}

/// `đươc`: a rhyme that ends in a stop has a tone; the one that is far more common.
fn missing_tone(reading: Reading) -> Option<Tone> {
    let entry = reading.entry().filter(|entry| entry.ends_in_stop() && !entry.is_rare())?;
    if reading.tones > 0 || !reading.codes().any(is_shaped) {
        return None;
    }
    let (acute, dot) = (entry.frequency(Tone::Acute), entry.frequency(Tone::Dot));
    match acute.cmp(&dot) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Tone::Acute),
        std::cmp::Ordering::Less => Some(Tone::Dot),
    }
}

fn is_broken(reading: Reading) -> bool {
    syllable::frequency(reading) == 0
}

/// Two broken syllables that are one common word without their marks.
fn both(desk: &mut Desk, at: usize, first: Reading, second: Reading) {
    let mut found = compound::without_marks(first, second);
    let (Some((a, b)), None) = (found.next(), found.next()) else { return };
    for (index, wanted) in [(at - 1, a), (at, b)] {
        let written = desk.letters(index);
        let replacement: String = compound::in_case_of(wanted, &written).into_iter().collect();
        if let Some(range) = desk.words.get(index).map(|w| w.range.clone()) {
            desk.propose(range, replacement, Rule::Ocr);
        }
    }
}

fn pairs(desk: &mut Desk) {
    for at in 1..desk.words.len() {
        let (Some(a), Some(b)) = (desk.words.get(at - 1), desk.words.get(at)) else { continue };
        let (Some(first), Some(second)) = (a.reading, b.reading) else { continue };
        if !b.follows || compound::is_known(first, second) || belongs_elsewhere(desk, at, first, second) {
            continue;
        }
        let (a, b) = (a.clone(), b.clone());
        if is_broken(first) && is_broken(second) {
            both(desk, at, first, second);
            continue;
        }
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
    !legal || syllable::frequency(reading) == 0 || is_misread(written, wanted)
}

/// Marks lost, hook and acute or hook and tilde taken for each other, any mark on i, d for đ: what readers of pictures and
/// hasty writers do.
fn is_misread(written: &[char], wanted: &str) -> bool {
    let wanted: Vec<Letter> = wanted.chars().filter_map(letter).collect();
    let close = |(c, full): (&char, &Letter)| {
        let Some(l) = letter(*c) else { return false };
        let bare = |code_: u8| if code_ == code::D_STROKE { code::D } else { unshape(code_).0 };
        let shape = l.code == full.code || l.code == bare(full.code);
        let tone = match (l.tone, full.tone) {
            (a, b) if a == b => true,
            (Tone::Level, _) => true,
            (Tone::Hook, Tone::Acute | Tone::Tilde) | (Tone::Acute | Tone::Tilde, Tone::Hook) => true,
            _ => l.code == code::I,
        };
        shape && tone
    };
    written.len() == wanted.len() && written.iter().zip(&wanted).all(close)
}
