//! Common words of two syllables with one syllable wrong: a lost mark (`Uy ban`, `thưc hiện`), or an unlikely syllable.

use crate::text::compound;
use crate::text::letter::{Letter, Tone, code, is_shaped, letter, unshape};
use crate::text::rule::Rule;
use crate::text::suggest::{Desk, names};
use crate::text::syllable::{self, Reading};
use crate::text::words::{self, Case};

/// Proposes the common word that differs in one syllable only; then the missing tone of syllables that cannot be without.
pub fn find(desk: &mut Desk) {
    pairs(desk);
    for at in 0..desk.words.len() {
        let Some(word) = desk.words.get(at).cloned() else { continue };
        if let Some(horned) = missing_horn(&desk.letters(at)) {
            desk.propose(word.range, horned.into_iter().collect::<String>(), Rule::Spelling);
        } else if let Some(tone) = word.reading.and_then(missing_tone) {
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

/// `nuớc`, `ngưòi`: uo with one horn where only the one with two is an attested syllable.
fn missing_horn(written: &[char]) -> Option<Vec<char>> {
    let read = |chars: &[char]| syllable::read(chars.iter().copied());
    if read(written).is_some_and(syllable::is_legal_reading) {
        return None;
    }
    let (at, [first, second]) = written.windows(2).enumerate().find_map(|(at, pair)| {
        let both = <[Letter; 2]>::try_from(pair.iter().filter_map(|c| letter(*c)).collect::<Vec<_>>()).ok()?;
        matches!(both.map(|l| l.code), [code::U, code::O_HORN] | [code::U_HORN, code::O]).then_some((at, both))
    })?;
    let mut word = written.to_vec();
    let horned = [Letter { code: code::U_HORN, ..first }.char(), Letter { code: code::O_HORN, ..second }.char()];
    word.splice(at..at + 2, horned);
    read(&word).filter(|r| syllable::frequency(*r) > 0).map(|_| word)
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

/// Two syllables, one of them broken at least, that are one common word without their marks.
fn both(desk: &mut Desk, at: usize, readings: [Reading; 2]) {
    let mut found = compound::without_marks(readings[0], readings[1]);
    let (Some((a, b)), None) = (found.next(), found.next()) else { return };
    let sides = [(at - 1, readings[0], a), (at, readings[1], b)];
    if !sides.iter().all(|(index, reading, wanted)| is_broken(*reading) || is_misread(&desk.letters(*index), wanted)) {
        return;
    }
    for (index, _, wanted) in sides {
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
        if desk.is_taken(&a.range) || desk.is_taken(&b.range) {
            continue;
        }
        let broken = [is_broken(first), is_broken(second)];
        if broken == [false; 2] && is_name(desk, at) {
            continue;
        }
        let (a, b) = (a.clone(), b.clone());
        if broken == [true; 2] {
            both(desk, at, [first, second]);
            continue;
        }
        let Some((wrong, right, other)) = only_word(first, second) else {
            if broken.contains(&true) {
                both(desk, at, [first, second]);
            }
            continue;
        };
        let (word, neighbour) = if wrong { (&b, &a) } else { (&a, &b) };
        let (reading, wanted) = if wrong { (second, right) } else { (first, right) };
        let written: Vec<char> = word.text(desk.text).chars().collect();
        if other && is_slip(reading, &written, wanted) && neighbour.range != word.range {
            let replacement: String = compound::in_case_of(wanted, &written).into_iter().collect();
            desk.propose(word.range.clone(), replacement, Rule::Ocr);
        }
    }
}

/// Both words begin large beside a third that does, or stand in capitals behind a word for a place: Tôn Thất Tùng, THPT TÔN THẤT.
fn is_name(desk: &Desk, at: usize) -> bool {
    let text = |index: Option<usize>| index.and_then(|i| desk.words.get(i)).map_or("", |w| w.text(desk.text));
    let (before, first, second, after) =
        (at.checked_sub(2), text(at.checked_sub(1)), text(Some(at)), text(Some(at + 1)));
    let large = |word: &str| words::case(word) == Case::Title;
    match words::case(first) {
        Case::Title => large(second) && (large(after) || large(text(before))),
        Case::Capitals => names::is_unit(text(before)),
        Case::Small | Case::Mixed => false,
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
    if !legal || syllable::frequency(reading) == 0 {
        return true;
    }
    // A common syllable with another shape or with a mark too many is meant as it stands: trường họp, sổ theo dõi.
    let common = syllable::frequency(reading) > 1 && !written.iter().all(char::is_ascii);
    is_misread(written, wanted) && (!common || is_tone_slip(written, wanted))
}

/// Only the tone is gone, or hook and tilde are exchanged: what a hasty hand does to common syllables too.
fn is_tone_slip(written: &[char], wanted: &str) -> bool {
    let mut pairs = written.iter().zip(wanted.chars()).filter_map(|(a, b)| letter(*a).zip(letter(b)));
    let slip = |(a, b): (Letter, Letter)| {
        let tones = (a.tone, b.tone);
        let swapped = matches!(tones, (Tone::Hook, Tone::Tilde) | (Tone::Tilde, Tone::Hook) | (Tone::Level, _));
        a.code == b.code && (swapped || tones.0 == tones.1)
    };
    pairs.all(slip)
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
