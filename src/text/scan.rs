//! The one scan that decides whether a text is clean: NFC, without anything that a default repair would change.
//!
//! Looks at bytes and at the neighbours of each marked letter; may cry wolf, must never miss what a repair would change.
//! The tables come from the syllable grammar: which letter may stand beside which.

use crate::text::letter::{Letter, TONES, Tone, letter};
use crate::text::lexicon::LEXICON;
use crate::text::syllable;
use std::sync::LazyLock;

/// True when no default repair can have anything to do.
pub fn is_clean(text: &str) -> bool {
    let tables = &*TABLES;
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut last = Neighbour::default();
    let (mut low, mut high) = (false, false);
    while let Some(&byte) = bytes.get(at) {
        if byte < 0x80 {
            if ASCII[byte as usize & 127] & SUSPECT != 0 && is_suspect_ascii(bytes, at) {
                return false;
            }
            at += 1;
            continue;
        }
        let Some((c, len)) = decode(bytes, at) else { return false };
        match tables.info(c) {
            0 => {
                if !is_harmless(c, bytes, at, len) {
                    return false;
                }
            }
            info => {
                if last.end != at {
                    last = Neighbour::ascii(bytes, at);
                }
                if !tables.fits(last, info, bytes, at + len) {
                    return false;
                }
                last = Neighbour::letter(info, at + len, last);
                low |= c < 0x100;
                high |= c >= 0x100;
            }
        }
        at += len;
    }
    // With no letter beyond Latin-1 the text may be in an old encoding and legal by chance (`mét sè` for một số).
    high || !low
}

/// Two or three bytes of UTF-8 as a character; longer ones (emoji, mathematical letters) are never clean.
#[inline]
fn decode(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let tail = |n: usize| bytes.get(at + n).map(|&b| u32::from(b & 0x3F));
    let first = u32::from(*bytes.get(at)?);
    match first {
        0xC2..=0xDF => Some(((first & 0x1F) << 6 | tail(1)?, 2)),
        0xE0..=0xEF => Some(((first & 0x0F) << 12 | tail(1)? << 6 | tail(2)?, 3)),
        _ => None,
    }
}

const SUSPECT: u8 = 0x80;

/// Class of every ASCII character (0 for no letter), with the top bit on those that need a look.
static ASCII: [u8; 128] = {
    let mut table = [0u8; 128];
    let mut at = 0;
    while at < 128 {
        if (at < 32 && at != 9 && at != 10) || at == 127 || at == b'&' as usize || at == b'^' as usize {
            table[at] = SUSPECT;
        }
        at += 1;
    }
    let letters = *b"bcd\0ghklmnpqrstvxfjwz";
    let mut index = 0;
    while index < letters.len() {
        if letters[index] != 0 {
            let class = if index < 17 { index as u8 + 1 } else { FOREIGN };
            table[letters[index] as usize] = class;
            table[letters[index] as usize - 32] = class;
        }
        index += 1;
    }
    let vowels = [(b'a', 19u8), (b'e', 22), (b'i', 24), (b'o', 25), (b'u', 28), (b'y', 30)];
    let mut index = 0;
    while index < 6 {
        table[vowels[index].0 as usize] = vowels[index].1;
        table[vowels[index].0 as usize - 32] = vowels[index].1;
        index += 1;
    }
    table
};

const FOREIGN: u8 = 18;
const QU: u8 = 31;
const GI: u8 = 32;
const NG: u8 = 33;
const NH: u8 = 34;
const CH: u8 = 35;
const CLASSES: usize = 36;
const ROWS: usize = 13;
const CLASS_C: u8 = 2;
const CLASS_G: u8 = 5;
const CLASS_H: u8 = 6;
const CLASS_I: u8 = 24;
const CLASS_N: u8 = 10;
const CLASS_Q: u8 = 12;
const CLASS_U: u8 = 28;

/// The neighbour class of a letter code: consonants 1 to 17 in code order, foreign letters 18, vowels 19 to 30.
fn class_of(letter_code: u8) -> u8 {
    match letter_code {
        vowel @ 1..=12 => vowel + 18,
        consonant @ 13..=29 => consonant - 12,
        _ => FOREIGN,
    }
}

/// What is kept of a marked letter: class in the low six bits, tone in the next three, then one bit for capitals.
fn pack(l: Letter) -> u16 {
    u16::from(class_of(l.code)) | (l.tone as u16) << 6 | u16::from(l.upper) << 9
}

/// What stands before the letter that is looked at.
#[derive(Clone, Copy, Default)]
struct Neighbour {
    class: u8,
    toned: bool,
    /// Case of the neighbour, and of the one before it.
    lower: bool,
    upper: bool,
    upper_before: bool,
    /// One past its last byte; 0 when nothing is known.
    end: usize,
}

impl Neighbour {
    /// The ASCII character before `at`, with the u of qu and the i of gi told apart.
    #[inline]
    fn ascii(bytes: &[u8], at: usize) -> Neighbour {
        let back = |n: usize| at.checked_sub(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
        let byte = back(1);
        if byte >= 0x80 {
            // A symbol or a foreign letter: no letter of ours, but no word boundary either.
            return Neighbour { end: at, ..Neighbour::default() };
        }
        let class = ASCII[byte as usize & 127] & 63;
        let before = back(2);
        let before_class = if before < 0x80 { ASCII[before as usize] & 63 } else { 0 };
        let class = match (before_class, class) {
            (CLASS_Q, CLASS_U) => QU,
            (CLASS_G, CLASS_I) => GI,
            (CLASS_N, CLASS_G) => NG,
            _ => class,
        };
        Neighbour {
            class,
            toned: false,
            lower: byte.is_ascii_lowercase(),
            upper: byte.is_ascii_uppercase(),
            upper_before: before.is_ascii_uppercase(),
            end: at,
        }
    }

    #[inline]
    fn letter(info: u16, end: usize, before: Neighbour) -> Neighbour {
        let upper = info >> 9 != 0;
        Neighbour {
            class: (info & 63) as u8,
            toned: info >> 6 & 7 != 0,
            lower: !upper,
            upper,
            upper_before: before.upper,
            end,
        }
    }
}

/// For every marked letter with its tone, and every class before it: which classes may stand after it, one bit a class.
struct Tables {
    after: [[[u64; CLASSES]; 6]; ROWS],
    /// Packed letters from U+00C0 and from U+1EA0 on; 0 for characters that are no marked letter.
    low: [u16; 0xF1],
    high: [u16; 90],
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::build);

impl Tables {
    #[inline]
    fn info(&self, c: u32) -> u16 {
        match c {
            0xC0..=0x1B0 => self.low.get(c as usize - 0xC0).copied().unwrap_or(0),
            0x1EA0..=0x1EF9 => self.high.get(c as usize - 0x1EA0).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// True when the marked letter between `last` and `bytes[next..]` raises no doubt.
    #[inline]
    fn fits(&self, last: Neighbour, info: u16, bytes: &[u8], next: usize) -> bool {
        let class = (info & 63) as u8;
        let tone = (info >> 6 & 7) as usize % 6;
        let upper = info >> 9 != 0;
        if upper && last.lower {
            return false;
        }
        let after = After::at(self, bytes, next);
        if !upper && (after.upper || (last.upper && last.upper_before)) {
            return false;
        }
        if class == D_STROKE && upper {
            return true;
        }
        if self.after[row(class)][tone][last.class as usize % CLASSES] >> after.class & 1 == 0 {
            return false;
        }
        tone == 0 || !(last.toned || after.toned || after.is_odd(class, last.class, bytes))
    }

    fn build() -> Tables {
        let mut tables = Tables { after: [[[0; CLASSES]; 6]; ROWS], low: [0; 0xF1], high: [0; 90] };
        let packed = |c: u32| char::from_u32(c).and_then(letter).map_or(0, pack);
        tables.low.iter_mut().zip(0xC0..).for_each(|(slot, c)| *slot = packed(c));
        tables.high.iter_mut().zip(0x1EA0..).for_each(|(slot, c)| *slot = packed(c));
        for (base, entry) in LEXICON.iter().filter(|(_, entry)| !entry.is_rare()) {
            let codes = codes_of(base);
            for tone in TONES.into_iter().filter(|tone| syllable::takes_tone(entry, *tone)) {
                tables.allow(&codes, tone, entry.new_place());
                tables.allow(&codes, tone, entry.old_place());
            }
        }
        tables
    }

    fn allow(&mut self, codes: &[u8], tone: Tone, place: u8) {
        let at = |index: Option<usize>| index.and_then(|i| codes.get(i)).copied();
        for (index, &letter_code) in codes.iter().enumerate() {
            let tone = if index == place as usize { tone as usize } else { 0 };
            let before = at(index.checked_sub(1)).map_or(0, class_of);
            let row = row(class_of(letter_code));
            let before = match (at(index.checked_sub(2)).map_or(0, class_of), before) {
                (CLASS_Q, CLASS_U) => QU,
                (CLASS_G, CLASS_I) if index == 2 => GI,
                (CLASS_N, CLASS_G) => NG,
                (_, before) => before,
            };
            let after = at(Some(index + 1)).map_or(0, class_of);
            let after = two(after, at(Some(index + 2)).map_or(0, class_of));
            let slot = self.after.get_mut(row).and_then(|tones| tones.get_mut(tone));
            if let Some(slot) = slot.and_then(|classes| classes.get_mut(before as usize)) {
                *slot |= 1 << after;
            }
        }
    }
}

const D_STROKE: u8 = 4;

/// Row of a letter class: the twelve vowels, then đ with everything else.
#[inline]
fn row(class: u8) -> usize {
    (class.wrapping_sub(19) as usize).min(ROWS - 1)
}

fn codes_of(base: u64) -> Vec<u8> {
    let mut codes: Vec<u8> =
        (0..10).map(|n| (base >> (6 * n) & 63) as u8).take_while(|&letter_code| letter_code != 0).collect();
    codes.reverse();
    codes
}

/// The class of a final that has two letters.
#[inline]
fn two(first: u8, second: u8) -> u8 {
    match (first, second) {
        (CLASS_N, CLASS_G) => NG,
        (CLASS_N, CLASS_H) => NH,
        (CLASS_C, CLASS_H) => CH,
        _ => first,
    }
}

/// What stands after the letter that is looked at.
struct After {
    class: u8,
    toned: bool,
    upper: bool,
    end: usize,
}

impl After {
    #[inline]
    fn at(tables: &Tables, bytes: &[u8], next: usize) -> After {
        let byte = bytes.get(next).copied().unwrap_or(b' ');
        if byte < 0x80 {
            let class = ASCII[byte as usize & 127] & 63;
            let second = bytes.get(next + 1).copied().filter(u8::is_ascii).unwrap_or(b' ');
            let class = two(class, ASCII[second as usize & 127] & 63);
            return After { class, toned: false, upper: byte.is_ascii_uppercase(), end: next + 1 };
        }
        let (c, len) = decode(bytes, next).unwrap_or((0, 1));
        let info = tables.info(c);
        After { class: (info & 63) as u8, toned: info >> 6 & 7 != 0, upper: info >> 9 != 0, end: next + len }
    }

    /// Patterns that the two neighbour tables cannot see: an old-style oa, oe, uy that goes on (òan), and gì before a
    /// vowel (gìa).
    #[inline]
    fn is_odd(&self, class: u8, before: u8, bytes: &[u8]) -> bool {
        const O: u8 = 25;
        match (class, self.class) {
            (O, 19 | 22) | (CLASS_U, 30) => bytes.get(self.end).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80),
            (CLASS_I, 19..=30) => before == CLASS_G,
            _ => false,
        }
    }
}

/// True for ASCII that a repair may touch: controls, character references, VIQR's circumflex.
#[cold]
fn is_suspect_ascii(bytes: &[u8], at: usize) -> bool {
    let near = |n: isize| at.checked_add_signed(n).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    match near(0) {
        b'&' => {
            let name = bytes.get(at + 1..).unwrap_or(&[]).iter().take(10);
            let len = name.take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
            len > 1 && bytes.get(at + 1 + len) == Some(&b';')
        }
        b'^' => matches!(near(-1), b'a' | b'e' | b'o' | b'A' | b'E' | b'O'),
        _ => true,
    }
}

/// Symbols that stand in clean text. A symbol that is a letter in some legacy encoding is harmless away from letters.
fn is_harmless(c: u32, bytes: &[u8], at: usize, len: usize) -> bool {
    let letter_near = || {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
        let after = bytes.get(at + len).copied().unwrap_or(b' ');
        [before, after].iter().any(|b| b.is_ascii_alphabetic() || *b >= 0x80)
    };
    match c {
        // ° ± ² ³ are no letters in the encodings of documents.
        0xB0..=0xB3 => true,
        0xA1..=0xAC | 0xAE | 0xAF | 0xB5..=0xBF | 0xD7 | 0xF7 => !letter_near(),
        0x2018 | 0x2019 | 0x201C | 0x201D | 0x2022 | 0x2026 | 0x20AB => true,
        0x2013 | 0x2014 => !is_symbol_dash(bytes, at, len),
        0x2190..=0x21FF | 0x2264 | 0x2265 | 0x2500..=0x25FF | 0x2610..=0x2612 | 0x2713 | 0x2714 | 0x2756 | 0x27A2 => {
            true
        }
        _ => false,
    }
}

/// A dash with a capital right behind it and something right before it may stand in a document symbol.
fn is_symbol_dash(bytes: &[u8], at: usize, len: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let after = bytes.get(at + len).copied().unwrap_or(b' ');
    (before.is_ascii_alphanumeric() || before >= 0x80) && (after.is_ascii_uppercase() || after >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letter::is_vowel;
    use crate::text::syllable::{bases, is_legal};

    fn spell(codes: &[u8], tone: Tone, place: usize, upper: bool) -> String {
        let one = |(at, &letter_code): (usize, &u8)| {
            let tone = if at == place && is_vowel(letter_code) { tone } else { Tone::Level };
            Letter { code: letter_code, tone, upper: upper || at == 0 }.char()
        };
        codes.iter().enumerate().map(one).collect()
    }

    #[test]
    fn every_legal_syllable_is_clean_and_every_misplaced_tone_is_not() {
        for (base, rare) in bases() {
            let codes: Vec<u8> = base.chars().filter_map(|c| letter(c).map(|l| l.code)).collect();
            for tone in TONES {
                for place in (0..codes.len()).filter(|&i| is_vowel(codes[i])) {
                    for upper in [false, true] {
                        let word = spell(&codes, tone, place, upper);
                        let reading = syllable::read(word.chars()).expect("letters");
                        if !rare && is_legal(&word) {
                            assert!(is_clean(&format!("ở {word} b")), "{word}");
                        }
                        if crate::text::tone::repair(reading, crate::text::tone::Style::Old).is_some() {
                            assert!(!is_clean(&word), "{word}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn clean_lines() {
        for line in [
            "Kế hoạch số 12/KH-UBND ngày 05/9/2025 của UBND xã – văn hoá, “Dân biết”; 37°C, 15.000 m².",
            "HĐND, GDĐT, QĐ-BGDĐT, ỦY BAN NHÂN DÂN, R&D, 10^6, giai đoạn 2026–2030",
            "STT\tNội dung\n1\tRà soát…",
        ] {
            assert!(is_clean(line), "{line}");
        }
    }

    #[test]
    fn dirty_lines() {
        for line in [
            "lËp",
            "laäp",
            "Thñ tr\u{AD}ëng",
            "vÊn ®Ò",
            "chđ",
            "hiĨu",
            "ViƯt",
            "khơng",
            "cơng",
            "xă hội",
            "HéI",
            "THè",
            "a\u{301}",
            "\u{A0}",
            "x\ry",
            "&nbsp;",
            "Vie^.t",
            "KH–UBND",
            "nǎm",
            "Ðộc",
            "\u{85}",
            "đƣợc",
            "𝐓hông",
            "òaa",
        ] {
            assert!(!is_clean(line), "{line}");
        }
    }
}
