//! Marks on the wrong letter of a word: a tone on a consonant, an apostrophe or the wrong vowel; a spacing accent.
//!
//! Moves a mark only when the word has one reading and the written form is legal in neither style.

use crate::text::cells::{Cell, Cells};
use crate::text::context;
use crate::text::letter::{self, Letter, Mark, Tone, letter, mark};
use crate::text::offset_map::Certainty;
use crate::text::protect;
use crate::text::rule::Rule;
use crate::text::syllable::{self, Reading};
use crate::text::tone::{self, Style};
use std::ops::Range;
use unicode_normalization::char::decompose_canonical;

/// Mends every word. `open` decides where both styles would be legal.
pub fn mend(cells: &mut Cells, open: Style) {
    let opaque = protect::ranges(cells);
    let mut at = 0;
    while at < cells.list.len() {
        let len = word_len(cells, at);
        let mut end = at + len.max(1);
        if len > 0 && !protect::covers(&opaque, at) {
            let word = trim(cells, at..at + len);
            end -= mend_word(cells, word, open).unwrap_or(0);
        }
        at = end;
    }
}

/// Letters, combining marks, and spacing accents or apostrophes between letters.
fn word_len(cells: &Cells, start: usize) -> usize {
    let slice = cells.list.get(start..).unwrap_or(&[]);
    let follows = |i: usize| slice.get(i + 1).is_some_and(|next| is_letter(next.ch) || mark(next.ch).is_some());
    let inside = |(i, cell): (usize, &Cell)| {
        let joins = i > 0 && follows(i) && (spacing_tone(cell.ch).is_some() || is_apostrophe(cell.ch));
        is_letter(cell.ch) || mark(cell.ch).is_some() || joins
    };
    slice.iter().enumerate().take_while(|&(i, cell)| inside((i, cell))).count()
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (c >= '\u{C0}' && c.is_alphabetic() && c < '\u{2000}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Without apostrophes the word stays whole; they matter only in Highland names, where marks may sit on them.
fn trim(cells: &Cells, word: Range<usize>) -> Range<usize> {
    let slice = cells.list.get(word.clone()).unwrap_or(&[]);
    let last = slice.iter().rposition(|cell| !is_apostrophe(cell.ch)).map_or(0, |at| at + 1);
    word.start..word.start + last
}

/// Accents that stand beside the vowel instead of on it. The ASCII grave is too common as a quote.
fn spacing_tone(c: char) -> Option<Tone> {
    Some(match c {
        '´' | 'ˊ' => Tone::Acute,
        'ˋ' => Tone::Grave,
        '˜' => Tone::Tilde,
        'ˀ' => Tone::Hook,
        '\u{2D3}' => return None,
        _ => return None,
    })
}

/// One cell of a word seen as a letter and the tones that sit on it.
struct Unit {
    letter: Option<Letter>,
    /// A tone that cannot stay here: on a consonant, on its own, or on an apostrophe.
    loose: Option<Tone>,
    spacing: bool,
}

fn unit(c: char) -> Option<Unit> {
    if let Some(found) = letter(c) {
        return Some(Unit { letter: Some(found), loose: None, spacing: false });
    }
    if let Some(Mark::Tone(tone)) = mark(c) {
        return Some(Unit { letter: None, loose: Some(tone), spacing: false });
    }
    if let Some(tone) = spacing_tone(c) {
        return Some(Unit { letter: None, loose: Some(tone), spacing: true });
    }
    if is_apostrophe(c) {
        return Some(Unit { letter: None, loose: None, spacing: false });
    }
    let mut parts: Vec<char> = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    let (&base, marks) = parts.split_first()?;
    match marks {
        [one] => match mark(*one)? {
            Mark::Tone(tone) => Some(Unit { letter: Some(bearer(base)?), loose: Some(tone), spacing: false }),
            _ => None,
        },
        _ => None,
    }
}

/// The consonants that end a syllable, also of a Highland name; a mark on another (ź) is another language's.
fn bearer(c: char) -> Option<Letter> {
    letter(c).filter(|_| matches!(c.to_ascii_lowercase(), 'c' | 'g' | 'h' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 't'))
}

/// Mends one word; gives how many cells went away, `None` when nothing changed.
fn mend_word(cells: &mut Cells, word: Range<usize>, open: Style) -> Option<usize> {
    let chars = || cells.list.get(word.clone()).unwrap_or(&[]).iter().map(|cell| cell.ch);
    if chars().all(|c| letter(c).is_some()) {
        let reading = syllable::read(chars())?;
        let target = tone::repair(reading, open).or_else(|| one_tone_twice(cells, &word, reading))?;
        if context::is_foreign(cells, &word) {
            return None;
        }
        move_tone(cells, &word, target as usize, reading.tone, Rule::TonePlace);
        return Some(0);
    }
    let units: Vec<Unit> = chars().map(unit).collect::<Option<_>>()?;
    let tone = only_tone(&units)?;
    let target = target_of(&units, tone, open).filter(|_| !context::is_foreign(cells, &word))?;
    let spacing = units.iter().any(|unit| unit.spacing);
    let rule = if spacing { Rule::MarkSpacing } else { Rule::MarkMoved };
    Some(rewrite(cells, word, &units, target, tone, rule))
}

/// The same tone on two letters of one syllable counts as one.
fn one_tone_twice(cells: &Cells, word: &Range<usize>, reading: Reading) -> Option<u8> {
    let mut tones = cells.list.get(word.clone())?.iter().filter_map(|cell| letter(cell.ch)).map(|l| l.tone);
    let same = tones.all(|tone| tone == Tone::Level || tone == reading.tone);
    let entry = reading.entry()?;
    (reading.tones > 1 && same && syllable::takes_tone(entry, reading.tone)).then(|| entry.old_place())
}

/// The one tone of the word, when a part of it is loose.
fn only_tone(units: &[Unit]) -> Option<Tone> {
    let loose = units.iter().find_map(|unit| unit.loose)?;
    let fits = |tone: Tone| tone == Tone::Level || tone == loose;
    let all = units.iter().all(|unit| unit.loose.is_none_or(fits) && unit.letter.is_none_or(|l| fits(l.tone)));
    all.then_some(loose)
}

/// The cell that has to carry the tone: by the grammar, or the only vowel of a Highland name (Búk, Ngọk).
fn target_of(units: &[Unit], tone: Tone, open: Style) -> Option<usize> {
    let mut reading = Reading::default();
    let mut places: Vec<usize> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        if let Some(l) = unit.letter {
            places.push(at);
            if !reading.push(l.with_tone(Tone::Level)) {
                return None;
            }
        }
    }
    if let Some(entry) = reading.entry().filter(|entry| syllable::takes_tone(*entry, tone)) {
        let place = if open == Style::Old { entry.old_place() } else { entry.new_place() };
        return places.get(place as usize).copied();
    }
    let vowel = |at: &usize| units.get(*at).and_then(|u| u.letter).is_some_and(|l| letter::is_vowel(l.code));
    let mut vowels = places.iter().copied().filter(vowel);
    let first = vowels.next()?;
    let loose = units.iter().position(|unit| unit.loose.is_some())?;
    let spacing = units.iter().any(|unit| unit.spacing);
    (vowels.next().is_none() && loose > first && !spacing).then_some(first)
}

fn move_tone(cells: &mut Cells, word: &Range<usize>, target: usize, tone: Tone, rule: Rule) {
    for (index, at) in word.clone().enumerate() {
        let Some(l) = letter(cells.at(at)) else { continue };
        let tone = if index == target { tone } else { Tone::Level };
        cells.set(at, l.with_tone(tone).char(), rule, Certainty::Certain);
    }
}

fn rewrite(cells: &mut Cells, word: Range<usize>, units: &[Unit], target: usize, tone: Tone, rule: Rule) -> usize {
    let old: Vec<Cell> = cells.list.get(word.clone()).unwrap_or(&[]).to_vec();
    let mut new: Vec<Cell> = Vec::with_capacity(old.len());
    for (at, (cell, unit)) in old.into_iter().zip(units).enumerate() {
        match unit.letter {
            Some(l) => {
                let tone = if at == target { tone } else { Tone::Level };
                new.push(cell.with(l.with_tone(tone).char(), rule, Certainty::Certain));
            }
            None if unit.loose.is_some() => cells.drop_cell(cell, rule, Certainty::Certain),
            None => new.push(cell),
        }
    }
    let gone = word.len() - new.len();
    cells.list.splice(word, new);
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        mend(&mut cells, Style::Old);
        cells.finish(source).0
    }

    #[test]
    fn moves_what_has_one_reading() {
        for (source, text) in [
            ("hòan thành, qúa trình", "hoàn thành, quá trình"),
            ("nươć", "nước"),
            ("đươc\u{323} thưc\u{323}", "được thực"),
            ("quyêt\u{301} định", "quyết định"),
            ("Krông Buḱ, Ngoḳ Réo", "Krông Búk, Ngọk Réo"),
            ("nươ´c, tơˊi", "nước, tới"),
            ("phôí hợp", "phối hợp"),
            ("M'Drăḱ", "M'Drắk"),
            ("tóán", "toán"),
        ] {
            assert_eq!(run(source), text);
        }
    }

    #[test]
    fn leaves_what_has_none_or_two() {
        for kept in
            ["5´ và 30ˊ", "gịa", "d’être", "Łódź", "Škoda", "José", "hồà", "a´ b", "Dvořák", "ti’ le", "http://x/hòan"]
        {
            assert_eq!(run(kept), kept);
        }
    }
}
