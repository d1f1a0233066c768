//! One style of tone placement for a whole text, on request: hòa or hoà. Names keep the style they have.
//!
//! Works on words in small letters, and on common words whose first letter or all letters are capitals (Ủy ban, TÒA ÁN).

use crate::text::cells::{Cell, Cells};
use crate::text::compound;
use crate::text::letter::{Tone, letter};
use crate::text::offset_map::Certainty;
use crate::text::protect;
use crate::text::rule::Rule;
use crate::text::syllable::{self, Reading};
use crate::text::tone::{self, Style};
use std::ops::Range;

/// Family names: capitals behind one of them are a person's name.
const FAMILY_NAMES: &str = "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh lương trịnh mai tô \
    cao đoàn trương lâm phùng tạ chu châu thái hà quách vương triệu kiều tống văn thị";

/// Rewrites every word of the other style.
pub fn unify(cells: &mut Cells, style: Style) {
    let opaque = protect::ranges(cells, 0..cells.list.len());
    let words = words(cells);
    for (at, word) in words.iter().enumerate() {
        let Some(reading) = read(cells, word) else { continue };
        let Some(target) = tone::restyle(reading, style) else { continue };
        if !protect::covers(&opaque, word.start) && may_change(cells, &words, at, reading) {
            write(cells, word.clone(), target as usize, reading.tone);
        }
    }
}

fn words(cells: &Cells) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < cells.list.len() {
        let is_letter = |cell: &&Cell| {
            letter(cell.ch).is_some() || cell.ch.is_alphabetic() || matches!(cell.ch, '\u{300}'..='\u{36F}')
        };
        let len = cells.list.iter().skip(at).take_while(is_letter).count();
        if len > 0 {
            found.push(at..at + len);
        }
        at += len + 1;
    }
    found
}

fn read(cells: &Cells, word: &Range<usize>) -> Option<Reading> {
    syllable::read(cells.list.get(word.clone())?.iter().map(|cell| cell.ch))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    Title,
    Capitals,
    Mixed,
}

fn case(cells: &Cells, word: &Range<usize>) -> Case {
    let slice = cells.list.get(word.clone()).unwrap_or(&[]);
    let uppers = slice.iter().filter(|cell| cell.ch.is_uppercase()).count();
    match uppers {
        0 => Case::Small,
        1 if slice.len() > 1 && slice.first().is_some_and(|cell| cell.ch.is_uppercase()) => Case::Title,
        _ if uppers == slice.len() => Case::Capitals,
        _ => Case::Mixed,
    }
}

/// Small letters always; a capital only in a common word of two syllables that is not a name.
fn may_change(cells: &Cells, words: &[Range<usize>], at: usize, reading: Reading) -> bool {
    let Some(word) = words.get(at) else { return false };
    let near = |index: Option<usize>| index.and_then(|i| words.get(i)).filter(|other| is_next(cells, word, other));
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let pairs = |other: Option<&Range<usize>>, first: bool| {
        let other = other.and_then(|other| read(cells, other));
        other.is_some_and(|o| if first { compound::is_known(reading, o) } else { compound::is_known(o, reading) })
    };
    let cased = |other: Option<&Range<usize>>, wanted: Case| other.is_some_and(|other| case(cells, other) == wanted);
    match case(cells, word) {
        Case::Small => true,
        Case::Title => cased(after, Case::Small) && pairs(after, true),
        Case::Capitals => {
            let first = cased(after, Case::Capitals) && pairs(after, true);
            let second = cased(before, Case::Capitals) && pairs(before, false);
            (first || second) && !is_person(cells, words, at)
        }
        Case::Mixed => false,
    }
}

/// Only one space between two words.
fn is_next(cells: &Cells, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
    first.end + 1 == second.start && cells.at(first.end) == ' '
}

/// True behind a family name, with at most two names between.
fn is_person(cells: &Cells, words: &[Range<usize>], at: usize) -> bool {
    let mut here = at;
    for _ in 0..3 {
        let Some(before) = here.checked_sub(1) else { return false };
        let (Some(a), Some(b)) = (words.get(before), words.get(here)) else { return false };
        if !is_next(cells, a, b) {
            return false;
        }
        let text: String =
            cells.list.get(a.clone()).unwrap_or(&[]).iter().map(|cell| crate::text::letter::lower(cell.ch)).collect();
        if FAMILY_NAMES.split_whitespace().any(|name| name == text) {
            return true;
        }
        here = before;
    }
    false
}

fn write(cells: &mut Cells, word: Range<usize>, target: usize, tone: Tone) {
    for (index, at) in word.enumerate() {
        let Some(l) = letter(cells.at(at)) else { continue };
        let tone = if index == target { tone } else { Tone::Level };
        cells.set(at, l.with_tone(tone).char(), Rule::ToneStyle, Certainty::Certain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str, style: Style) -> String {
        let mut cells = Cells::new(source);
        unify(&mut cells, style);
        cells.finish(source).0
    }

    #[test]
    fn common_words_change_and_names_stay() {
        for (source, text) in [
            ("hoà giải và thỏa thuận", "hòa giải và thỏa thuận"),
            ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
            ("CỘNG HOÀ XÃ HỘI", "CỘNG HÒA XÃ HỘI"),
            ("Toà án, TOÀ NHÀ", "Tòa án, TÒA NHÀ"),
            ("bà Nguyễn Thị Thuý Hoà", "bà Nguyễn Thị Thuý Hoà"),
            ("ông Phạm Văn Hoá", "ông Phạm Văn Hoá"),
            ("PHẠM VĂN HOÁ", "PHẠM VĂN HOÁ"),
            ("xã Thuỷ Xuân Tiên, Hoà Bình", "xã Thuỷ Xuân Tiên, Hoà Bình"),
            ("quỹ, mùa, thuở, khuỷu", "quỹ, mùa, thuở, khuỷu"),
        ] {
            assert_eq!(run(source, Style::Old), text);
        }
        assert_eq!(run("tùy theo Ủy ban", Style::New), "tuỳ theo Uỷ ban");
    }
}
