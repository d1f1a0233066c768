//! Characters that only look like the right letter: eth for Đ, gha for ư, Cyrillic and Greek letters, script and
//! mathematical letters, ligatures, full-width forms. Replaced only where the word is Vietnamese, or mixes scripts.

use crate::text::cells::{Cell, Cells};
use crate::text::context;
use crate::text::letter::letter;
use crate::text::offset_map::Certainty;
use crate::text::protect;
use crate::text::rule::Rule;
use crate::text::syllable;
use std::ops::Range;

const CYRILLIC_AND_GREEK: &str = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJаaеeоoрpсcуyхxіiѕsјjкkһhԁdѵv\
    ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoόóκkνvϲcӐĂӑăɑaɡgɩiᴏoᴄcᴠvϳj";

/// What a look-alike stands for, and how much the word around it must say for the reading.
fn meaning(c: char) -> Option<(char, Need)> {
    Some(match c {
        'Ð' | 'Ɖ' | 'Ɗ' => ('Đ', Need::Syllable),
        'ð' | 'ɖ' | 'ɗ' => ('đ', Need::Syllable),
        'Ƣ' => ('Ư', Need::OurLetters),
        'ƣ' => ('ư', Need::OurLetters),
        'Ǎ' => ('Ă', Need::Attested),
        'ǎ' => ('ă', Need::Attested),
        'ı' => ('i', Need::Syllable),
        '\u{370}'..='\u{52F}' | '\u{250}'..='\u{2AF}' | '\u{1D00}'..='\u{1D7F}' => (paired(c)?, Need::Latin),
        '\u{1D400}'..='\u{1D6A3}' => (mathematical(c)?, Need::Latin),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// Latin letters beside it.
    Latin,
    /// Nothing but letters of ours beside it.
    OurLetters,
    /// A legal syllable, or an abbreviation in capitals.
    Syllable,
    /// An attested syllable, in a line without other pinyin letters.
    Attested,
}

fn paired(c: char) -> Option<char> {
    let mut pairs = CYRILLIC_AND_GREEK.chars().zip(CYRILLIC_AND_GREEK.chars().skip(1)).step_by(2);
    pairs.find(|(seen, _)| *seen == c).map(|(_, meant)| meant)
}

/// Mathematical alphabets come in blocks of 26 capitals and 26 small letters.
fn mathematical(c: char) -> Option<char> {
    let at = u8::try_from((u32::from(c) - 0x1D400) % 52).ok()?;
    Some(char::from(if at < 26 { b'A' + at } else { b'a' + at - 26 }))
}

/// Ligatures, full-width forms and Roman numerals: the same text in plain letters. `²`, `½`, `°`, `№`, `™` stay.
fn compatible(c: char) -> Option<&'static [char]> {
    const ROMAN: [&[char]; 16] = [
        &['I'],
        &['I', 'I'],
        &['I', 'I', 'I'],
        &['I', 'V'],
        &['V'],
        &['V', 'I'],
        &['V', 'I', 'I'],
        &['V', 'I', 'I', 'I'],
        &['I', 'X'],
        &['X'],
        &['X', 'I'],
        &['X', 'I', 'I'],
        &['L'],
        &['C'],
        &['D'],
        &['M'],
    ];
    const LIGATURES: [&[char]; 7] =
        [&['f', 'f'], &['f', 'i'], &['f', 'l'], &['f', 'f', 'i'], &['f', 'f', 'l'], &['s', 't'], &['s', 't']];
    match c {
        '\u{FB00}'..='\u{FB06}' => LIGATURES.get(c as usize - 0xFB00).copied(),
        '\u{2160}'..='\u{216F}' => ROMAN.get(c as usize - 0x2160).copied(),
        _ => None,
    }
}

/// Replaces what only looks right. True when something changed (marks may then compose anew).
pub fn replace(cells: &mut Cells) -> bool {
    if !cells.list.iter().any(|cell| meaning(cell.ch).is_some() || is_compatible(cell.ch)) {
        return false;
    }
    unfold(cells);
    let opaque = protect::ranges(cells, 0..cells.list.len());
    let mut changed = false;
    let mut at = 0;
    while at < cells.list.len() {
        let len = cells.list.iter().skip(at).take_while(|cell| is_word(cell.ch)).count();
        if len > 0 && !protect::covers(&opaque, at) {
            changed |= replace_in(cells, at..at + len);
        }
        at += len + 1;
    }
    changed
}

fn is_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}')
}

fn is_compatible(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}') || compatible(c).is_some()
}

fn unfold(cells: &mut Cells) {
    let old = std::mem::take(&mut cells.list);
    for cell in old {
        if let Some(letters) = compatible(cell.ch) {
            let rule = cell.rule.or(Some(Rule::Compat));
            cells.list.extend(letters.iter().map(|&ch| Cell { ch, rule, ..cell }));
        } else if matches!(cell.ch, '\u{FF01}'..='\u{FF5E}') {
            let ascii = char::from_u32(u32::from(cell.ch) - 0xFEE0).unwrap_or(cell.ch);
            cells.list.push(cell.with(ascii, Rule::Compat, Certainty::Certain));
        } else {
            cells.list.push(cell);
        }
    }
}

fn replace_in(cells: &mut Cells, word: Range<usize>) -> bool {
    let Some(slice) = cells.list.get(word.clone()) else { return false };
    let Some(need) = slice.iter().filter_map(|cell| meaning(cell.ch)).map(|(_, need)| need).max() else {
        return false;
    };
    let meant: Vec<char> = slice.iter().map(|cell| meaning(cell.ch).map_or(cell.ch, |(c, _)| c)).collect();
    if !holds(need, cells, &word, &meant) {
        return false;
    }
    word.zip(meant).for_each(|(at, ch)| cells.set(at, ch, Rule::LookAlike, Certainty::Certain));
    true
}

fn holds(need: Need, cells: &Cells, word: &Range<usize>, meant: &[char]) -> bool {
    let all_ours = meant.iter().all(|&c| letter(c).is_some() || matches!(c, '\u{300}'..='\u{36F}'));
    let reading = syllable::read(meant.iter().copied());
    match need {
        Need::Latin => {
            let slice = cells.list.get(word.clone()).unwrap_or(&[]);
            let latin = |cell: &Cell| letter(cell.ch).is_some() || cell.ch.is_ascii_alphabetic();
            let mended = |c: &char| c.is_ascii() || *c < '\u{370}' || letter(*c).is_some();
            slice.iter().any(latin) && meant.iter().all(mended)
        }
        Need::OurLetters => all_ours,
        Need::Syllable => {
            let ours = all_ours && meant.iter().any(|&c| is_only_ours(c));
            let syllable = ours || reading.is_some_and(is_syllable);
            (syllable && !context::is_foreign(cells, word)) || is_abbreviation(cells, word, meant)
        }
        Need::Attested => reading.is_some_and(|r| syllable::frequency(r) > 0) && !is_pinyin_line(cells, word),
    }
}

/// Letters that no other language with eth or d with stroke has: ă ơ ư and vowels with two marks or a hook or dot.
fn is_only_ours(c: char) -> bool {
    matches!(crate::text::letter::lower(c), 'ă' | 'ơ' | 'ư' | '\u{1EA0}'..='\u{1EF9}')
}

/// A legal syllable, or one whose tone mark only has to move.
fn is_syllable(reading: syllable::Reading) -> bool {
    syllable::is_legal_reading(reading) || crate::text::tone::repair(reading, crate::text::tone::Style::Old).is_some()
}

/// Capitals without a vowel (HĐND, GDĐT), or capitals next to a hyphen, a slash or an ampersand (QĐ-UBND).
fn is_abbreviation(cells: &Cells, word: &Range<usize>, meant: &[char]) -> bool {
    let capitals = meant.iter().all(|&c| c.is_ascii_uppercase() || c == 'Đ');
    let vowel = |c: &char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    let sign = |c: char| matches!(c, '-' | '/' | '&' | '–' | '\u{2010}' | '\u{2011}');
    let in_symbol = sign(cells.before(word.start)) || sign(cells.at(word.end));
    capitals && meant.len() > 1 && (in_symbol || !meant.iter().any(vowel) || meant.ends_with(&['U', 'B']))
}

/// Pinyin writes ǎ too, with ǐ ǒ ǔ and macrons around it.
fn is_pinyin_line(cells: &Cells, word: &Range<usize>) -> bool {
    let pinyin = |c: char| matches!(c, 'ǐ' | 'ǒ' | 'ǔ' | 'ǚ' | 'ǘ' | 'ǜ' | 'ā' | 'ē' | 'ī' | 'ō' | 'ū' | 'ě');
    let window = word.start.saturating_sub(80)..(word.end + 80).min(cells.list.len());
    cells.list.get(window).unwrap_or(&[]).iter().any(|cell| pinyin(cell.ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        replace(&mut cells);
        cells.finish(source).0
    }

    #[test]
    fn in_vietnamese_words() {
        for (source, text) in [
            ("Ðộc lập, ðịa phương", "Độc lập, địa phương"),
            ("HƉND và QÐ-UBND, CTÐUB", "HĐND và QĐ-UBND, CTĐUB"),
            ("trƣờng, MÔI TRƢỜNG, Ƣu", "trường, MÔI TRƯỜNG, Ưu"),
            ("nǎm 2026", "năm 2026"),
            ("KІNH TẾ, Κế, ТНОNG, ɡiao, 𝐓hông, ӑn", "KINH TẾ, Kế, THONG, giao, Thông, ăn"),
            ("ｋế ２０, oﬃce, Ⅳ", "kế 20, office, IV"),
            ("lıên", "liên"),
        ] {
            assert_eq!(run(source), text);
        }
    }

    #[test]
    fn elsewhere_they_stay() {
        for kept in [
            "Москва",
            "µm và Ω",
            "kΩ, Δt",
            "Đurađ Đorđević",
            "Guðmundur, Ðorđe",
            "nǐ hǎo bǎn",
            "GUÐRÚN",
            "m², ½, №, ™",
            "a@ðа.vn",
        ] {
            assert_eq!(run(kept), kept);
        }
    }
}
