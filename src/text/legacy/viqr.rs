//! VIQR, the ASCII spelling of Vietnamese in mail (RFC 1456): marks written after the letter.
//!
//! Decoded when declared, or when a line has so many good words of it that nothing else explains them.

use crate::text::cells::Cells;
use crate::text::letter::{self, Letter, Mark, Shape, Tone, letter};
use crate::text::offset_map::Certainty;
use crate::text::protect;
use crate::text::rule::Rule;
use crate::text::syllable;
use std::ops::Range;

/// Words with marks that a line must have to be taken for VIQR undeclared.
const ENOUGH: usize = 4;

/// Decodes one line; gives the cells that it has now. Undeclared, the line must prove itself.
pub fn line(cells: &mut Cells, line: Range<usize>, declared: bool, opaque: &[Range<usize>]) -> Range<usize> {
    let words = words(cells, line.clone(), opaque);
    if !declared && !is_evident(cells, &line, &words) {
        return line;
    }
    let mut shift: isize = 0;
    for word in words {
        let old = word.range.len();
        let range = word.range.start.saturating_add_signed(shift)..word.range.end.saturating_add_signed(shift);
        shift += word.text.len() as isize - old as isize;
        write(cells, range, &word);
    }
    line.start..line.end.saturating_add_signed(shift)
}

struct Word {
    range: Range<usize>,
    text: Vec<char>,
    /// For every letter, how many cells it takes.
    spans: Vec<usize>,
    attested: bool,
}

fn is_evident(cells: &Cells, line: &Range<usize>, words: &[Word]) -> bool {
    let circumflex = line.clone().any(|at| cells.at(at) == '^');
    let ascii = line.clone().all(|at| cells.at(at).is_ascii());
    let good = words.iter().filter(|w| w.attested).count();
    circumflex && ascii && good >= ENOUGH && good * 5 >= words.len() * 4
}

fn write(cells: &mut Cells, range: Range<usize>, word: &Word) {
    for (at, (&ch, &span)) in (range.start..).zip(word.text.iter().zip(&word.spans)) {
        cells.splice(at..at + span, &[ch], Rule::Viqr, Certainty::Certain);
    }
}

/// The words of a line that have a mark.
fn words(cells: &Cells, line: Range<usize>, opaque: &[Range<usize>]) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = line.start;
    while at < line.end {
        if !cells.at(at).is_ascii_alphabetic() || protect::covers(opaque, at) {
            at += 1;
            continue;
        }
        let word = word(cells, at, line.end);
        at = word.range.end.max(at + 1);
        if word.spans.iter().any(|&span| span > 1) {
            found.push(word);
        }
    }
    found
}

fn word(cells: &Cells, start: usize, end: usize) -> Word {
    let (mut text, mut spans) = (Vec::new(), Vec::new());
    let mut at = start;
    while at < end && cells.at(at).is_ascii_alphabetic() {
        let (ch, span) = unit(cells, at, end);
        text.push(ch);
        spans.push(span);
        at += span;
    }
    let mut word = Word { range: start..at, text, spans, attested: false };
    give_back(cells, &mut word);
    word.attested = frequency(&word.text) > 0;
    word
}

fn frequency(text: &[char]) -> u8 {
    syllable::read(text.iter().copied()).map_or(0, syllable::frequency)
}

/// A letter with the marks behind it.
fn unit(cells: &Cells, at: usize, end: usize) -> (char, usize) {
    let c = cells.at(at);
    if matches!((c, cells.at(at + 1)), ('d', 'd') | ('D', 'd' | 'D')) && at + 1 < end {
        return (if c == 'd' { 'đ' } else { 'Đ' }, 2);
    }
    let Some(mut l) = letter(c).filter(|l| letter::is_vowel(l.code)) else { return (c, 1) };
    let mut span = 1;
    while at + span < end {
        match sign(cells.at(at + span)) {
            Some(Mark::Shape(shape)) if span == 1 => match letter::shape(l.code, shape) {
                Some(code) => l.code = code,
                None => break,
            },
            Some(Mark::Tone(tone)) if l.tone == Tone::Level => l = l.with_tone(tone),
            _ => break,
        }
        span += 1;
    }
    (l.char(), span)
}

fn sign(c: char) -> Option<Mark> {
    Some(match c {
        '^' => Mark::Shape(Shape::Circumflex),
        '(' => Mark::Shape(Shape::Breve),
        '+' | '*' => Mark::Shape(Shape::Horn),
        '`' => Mark::Tone(Tone::Grave),
        '?' => Mark::Tone(Tone::Hook),
        '~' => Mark::Tone(Tone::Tilde),
        '\'' => Mark::Tone(Tone::Acute),
        '.' => Mark::Tone(Tone::Dot),
        _ => return None,
    })
}

/// A full stop, question mark or quote behind the word is punctuation when the word reads better without it.
fn give_back(cells: &Cells, word: &mut Word) {
    let last = word.range.end.checked_sub(1).map_or('\0', |i| cells.at(i));
    if !matches!(last, '.' | '?' | '\'' | '(') || cells.at(word.range.end).is_ascii_alphanumeric() {
        return;
    }
    let (Some(c), Some(span)) = (word.text.last().copied(), word.spans.last().copied()) else { return };
    let Some(l) = letter(c) else { return };
    let bare = if last == '(' { Letter { code: letter::unshape(l.code).0, ..l } } else { l.with_tone(Tone::Level) };
    let mut plain = word.text.clone();
    if let Some(slot) = plain.last_mut() {
        *slot = bare.char();
    }
    let at_end = matches!(cells.at(word.range.end), '\0' | '\n') || cells.at(word.range.end + 1).is_ascii_uppercase();
    let (with, without) = (frequency(&word.text), frequency(&plain));
    if without > with || (without == with && at_end && last != '(') {
        word.text = plain;
        word.range.end -= 1;
        if let Some(slot) = word.spans.last_mut() {
            *slot = span - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str, declared: bool) -> String {
        let mut cells = Cells::new(source);
        let all = 0..cells.list.len();
        line(&mut cells, all, declared, &[]);
        cells.finish(source).0
    }

    #[test]
    fn mail_spelling() {
        let mail = "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam";
        assert_eq!(run(mail, true), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(run(mail, false), run(mail, true));
        assert_eq!(run("U?y ban Nha^n da^n Tha`nh pho^'", true), "Ủy ban Nhân dân Thành phố");
        assert_eq!(run("ddu+o+`ng (+84) Ddo^`ng.", true), "đường (+84) Đồng.");
    }

    #[test]
    fn too_little_is_left_alone() {
        for kept in ["Vie^.t Nam", "a+b, c~d, e.g. o.", "10^6"] {
            assert_eq!(run(kept, false), kept);
        }
    }
}
