//! The one scan that decides whether a text is clean: NFC, without anything that a default repair would change.
//!
//! Looks at bytes and at the neighbours of each marked letter; may cry wolf, must never miss what a repair would change.
//! The tables come from the syllable grammar: which letter may stand between which. Everything is a look-up, because this
//! is what every block of every document passes through.

use crate::text::letter::{Letter, TONES, Tone, letter};
use crate::text::lexicon::Entry;
use crate::text::syllable;
use std::sync::LazyLock;

/// True when no default repair can have anything to do.
pub fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    is_plain_ascii(bytes) && is_clean_beyond_ascii(bytes)
}

/// True when no ASCII character needs a look, or each that does is harmless.
fn is_plain_ascii(bytes: &[u8]) -> bool {
    let doubt = |b: u8| (b < b'\t') | (b.wrapping_sub(11) < 21) | (b == 127) | (b == b'&') | (b == b'^');
    // Without an early end inside a chunk the compiler looks at many bytes at once.
    let any = |chunk: &[u8]| chunk.iter().fold(false, |any, &b| any | doubt(b));
    if !bytes.chunks(64).any(any) {
        return true;
    }
    !bytes.iter().enumerate().any(|(at, &b)| doubt(b) && is_suspect_ascii(bytes, at))
}

fn is_clean_beyond_ascii(bytes: &[u8]) -> bool {
    let tables = &*TABLES;
    let mut at = 0;
    let (mut last, mut last_end) = (0u16, usize::MAX);
    let (mut low, mut high) = (false, false);
    loop {
        at = next_beyond_ascii(bytes, at);
        if at >= bytes.len() {
            break;
        }
        let Some((c, len)) = decode(bytes, at) else { return false };
        let info = tables.info(c);
        if info == 0 {
            if !is_harmless(c, bytes, at, len) {
                return false;
            }
        } else {
            let before = if last_end == at { last } else { before(bytes, at) };
            if !tables.fits(before, info, bytes, at + len) {
                return false;
            }
            last = as_neighbour(info, before);
            last_end = at + len;
            low |= c < 0x100;
            high |= c >= 0x100;
        }
        at += len;
    }
    // With no letter beyond Latin-1 the text may be in an old encoding and legal by chance (`mét sè` for một số).
    high || !low
}

/// The next byte that is not ASCII, eight at a time.
#[inline]
fn next_beyond_ascii(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..at + 8).and_then(|chunk| <[u8; 8]>::try_from(chunk).ok()) {
        let marks = u64::from_le_bytes(chunk) & 0x8080_8080_8080_8080;
        if marks != 0 {
            return at + (marks.trailing_zeros() >> 3) as usize;
        }
        at += 8;
    }
    // The last bytes, in one look at the last eight where the text has as many.
    let last = bytes.len().checked_sub(8).and_then(|from| Some((from, bytes.last_chunk::<8>()?)));
    if let Some((from, chunk)) = last.filter(|(from, _)| at > *from) {
        let passed = (at - from) * 8;
        let marks =
            u64::from_le_bytes(*chunk) & 0x8080_8080_8080_8080 & u64::MAX.checked_shl(passed as u32).unwrap_or(0);
        return if marks == 0 { bytes.len() } else { from + (marks.trailing_zeros() >> 3) as usize };
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    at + rest.iter().position(|b| *b >= 0x80).unwrap_or(rest.len())
}

/// A marked letter as the neighbour of the next one.
#[inline]
fn as_neighbour(info: u16, before: u16) -> u16 {
    let case = if info & UPPER != 0 { IS_UPPER | (before & IS_UPPER) << 3 } else { IS_LOWER };
    (info >> 8 & 63) | case | (info & TONED) >> 6
}

/// Two or three bytes of UTF-8 as a character; longer ones (emoji, mathematical letters) are never clean.
#[inline]
fn decode(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let get = |n: usize| bytes.get(at + n).map_or(0, |&b| u32::from(b));
    let (first, second, third) = (get(0), get(1), get(2));
    let two = (first & 0x1F) << 6 | (second & 0x3F);
    let three = (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
    // Letters of two and of three bytes alternate without a pattern: both are computed and one is taken.
    let long = first >= 0xE0;
    let c = if long { three } else { two };
    (first < 0xF0).then_some((c, 2 + usize::from(long)))
}

// A neighbour is packed: class in the low six bits, then upper, lower, toned, and whether a capital stands before it.
const IS_UPPER: u16 = 1 << 6;
const IS_LOWER: u16 = 1 << 7;
const IS_TONED: u16 = 1 << 8;
const UPPER_BEFORE: u16 = 1 << 9;

// A marked letter is packed: row of the table in the low seven bits, then whether its neighbours need a closer look, class
// from bit 8, then toned and upper.
const ODD: u16 = 1 << 7;
const TONED: u16 = 1 << 14;
const UPPER: u16 = 1 << 15;

/// Class of every byte (0 for no letter), with its case.
static CLASS: [u8; 256] = {
    let mut table = [0u8; 256];
    let letters = *b"bcd\0ghklmnpqrstvxfjwz";
    let mut index = 0;
    while index < letters.len() {
        if letters[index] != 0 {
            let class = if index < 17 { index as u8 + 1 } else { FOREIGN };
            table[letters[index] as usize] = class | IS_LOWER as u8;
            table[letters[index] as usize - 32] = class | IS_UPPER as u8;
        }
        index += 1;
    }
    let vowels = [(b'a', 19u8), (b'e', 22), (b'i', 24), (b'o', 25), (b'u', 28), (b'y', 30)];
    let mut index = 0;
    while index < 6 {
        table[vowels[index].0 as usize] = vowels[index].1 | IS_LOWER as u8;
        table[vowels[index].0 as usize - 32] = vowels[index].1 | IS_UPPER as u8;
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
const CLASS_C: u8 = 2;
const CLASS_G: u8 = 5;
const CLASS_H: u8 = 6;
const CLASS_I: u8 = 24;
const CLASS_N: u8 = 10;
const CLASS_O: u8 = 25;
const CLASS_Q: u8 = 12;
const CLASS_U: u8 = 28;
const CLASS_Y: u8 = 30;

/// The class of a letter behind another: the u of qu, the i of gi, the g of ng.
const fn behind(first: u8, second: u8) -> u8 {
    match (first, second) {
        (CLASS_Q, CLASS_U) => QU,
        (CLASS_G, CLASS_I) => GI,
        (CLASS_N, CLASS_G) => NG,
        _ => second,
    }
}

/// The class of a letter before another: finals of two letters.
const fn ahead(first: u8, second: u8) -> u8 {
    match (first, second) {
        (CLASS_N, CLASS_G) => NG,
        (CLASS_N, CLASS_H) => NH,
        (CLASS_C, CLASS_H) => CH,
        _ => first,
    }
}

/// [`behind`] and [`ahead`] as tables, first class times 64 plus second.
static BEHIND: [u8; 4096] = pairs(true);
static AHEAD: [u8; 4096] = pairs(false);

const fn pairs(back: bool) -> [u8; 4096] {
    let mut table = [0u8; 4096];
    let mut at = 0;
    while at < 4096 {
        let (first, second) = ((at >> 6) as u8, (at & 63) as u8);
        table[at] = if back { behind(first, second) } else { ahead(first, second) };
        at += 1;
    }
    table
}

#[inline]
fn pair(table: &[u8; 4096], first: u8, second: u8) -> u8 {
    table[(first as usize & 63) << 6 | (second as usize & 63)]
}

/// The neighbour class of a letter code: consonants 1 to 17 in code order, foreign letters 18, vowels 19 to 30.
fn class_of(letter_code: u8) -> u8 {
    match letter_code {
        vowel @ 1..=12 => vowel + 18,
        consonant @ 13..=29 => consonant - 12,
        _ => FOREIGN,
    }
}

/// Rows of the table: the twelve vowels with six tones each, đ, and Đ, which may stand anywhere (HĐND).
const ROWS: usize = 74;

fn row_of(l: Letter) -> usize {
    match l.code {
        vowel @ 1..=12 => (vowel as usize - 1) * 6 + l.tone as usize,
        _ if l.upper => ROWS - 1,
        _ => ROWS - 2,
    }
}

fn pack(l: Letter) -> u16 {
    let toned = if l.tone == Tone::Level { 0 } else { TONED };
    let odd = !matches!(l.tone, Tone::Level) && matches!(class_of(l.code), CLASS_O | CLASS_U | CLASS_I);
    row_of(l) as u16
        | if odd { ODD } else { 0 }
        | u16::from(class_of(l.code)) << 8
        | toned
        | if l.upper { UPPER } else { 0 }
}

/// The neighbour before a place, when it is no marked letter.
#[inline]
fn before(bytes: &[u8], at: usize) -> u16 {
    let back = |n: usize| bytes.get(at.wrapping_sub(n)).map_or(0, |&b| CLASS[b as usize]);
    let (first, second) = (back(2), back(1));
    let before_that = if first & IS_UPPER as u8 != 0 { UPPER_BEFORE } else { 0 };
    u16::from(pair(&BEHIND, first, second)) | u16::from(second & 0xC0) | before_that
}

struct Tables {
    /// For every row and every class before it: which classes may stand after it, one bit a class.
    after: [[u64; CLASSES]; ROWS],
    /// Packed letters from U+00C0 and, behind the first 241, from U+1EA0 on; 0 for characters that are no marked letter.
    letters: [u16; 512],
}

static TABLES: LazyLock<Box<Tables>> = LazyLock::new(Tables::build);

impl Tables {
    #[inline]
    fn info(&self, c: u32) -> u16 {
        let (low, high) = (c.wrapping_sub(0xC0), c.wrapping_sub(0x1EA0));
        let at = if low < 0xF1 { low } else { high.min(90).wrapping_add(0xF1) };
        self.letters[at as usize & 511]
    }

    /// True when the marked letter between `before` and `bytes[next..]` raises no doubt.
    #[inline]
    fn fits(&self, before: u16, info: u16, bytes: &[u8], next: usize) -> bool {
        let (after, end) = self.ahead(bytes, next);
        let row = (info & 127) as usize % ROWS;
        let legal = self.after[row][(before as usize & 63).min(CLASSES - 1)] >> (after & 63) & 1 != 0;
        // A capital behind a small letter, a small letter before a capital or behind two, two tones side by side.
        let upper = info & UPPER != 0;
        let shouted = before & (IS_UPPER | UPPER_BEFORE) == IS_UPPER | UPPER_BEFORE;
        let cased = if upper { before & IS_LOWER == 0 } else { after & IS_UPPER == 0 && !shouted };
        let toned = info & TONED != 0 && (before | after) & IS_TONED != 0;
        legal & cased & !toned && (info & ODD == 0 || !is_odd(info, before, after, end, bytes))
    }

    /// The neighbour behind a place, and where it ends.
    #[inline]
    fn ahead(&self, bytes: &[u8], next: usize) -> (u16, usize) {
        let byte = bytes.get(next).copied().unwrap_or(b' ');
        if byte < 0x80 {
            let second = bytes.get(next + 1).map_or(0, |&b| CLASS[b as usize]);
            let first = CLASS[byte as usize];
            return (u16::from(pair(&AHEAD, first, second)) | u16::from(first & 0xC0), next + 1);
        }
        let (c, len) = decode(bytes, next).unwrap_or((0, 1));
        let info = self.info(c);
        let case = if info == 0 {
            0
        } else if info & UPPER != 0 {
            IS_UPPER
        } else {
            IS_LOWER
        };
        ((info >> 8 & 63) | case | (info & TONED) >> 6, next + len)
    }

    fn build() -> Box<Tables> {
        let mut tables = Box::new(Tables { after: [[0; CLASSES]; ROWS], letters: [0; 512] });
        let packed = |c: u32| char::from_u32(c).and_then(letter).map_or(0, pack);
        let points = (0xC0..0x1B1).chain(0x1EA0..0x1EFA);
        tables.letters.iter_mut().zip(points).for_each(|(slot, c)| *slot = packed(c));
        // From the grammar itself: a clean text needs no list of the syllables in use.
        syllable::each_base(|codes, rare| {
            let Some(entry) = Entry::of(codes, rare).filter(|_| !rare) else { return };
            let (new, old) = (entry.new_place(), entry.old_place());
            tables.allow(codes, entry, new);
            if old != new {
                tables.allow(codes, entry, old);
            }
        });
        tables.after[ROWS - 1] = [u64::MAX; CLASSES];
        tables
    }

    /// Allows a syllable with its tone mark at a place, in every tone that it takes.
    fn allow(&mut self, codes: &[u8], entry: Entry, place: u8) {
        let at = |index: Option<usize>| index.and_then(|i| codes.get(i)).copied().map_or(0, class_of);
        for (index, &code) in codes.iter().enumerate() {
            let (first, second) = (at(index.checked_sub(2)), at(index.checked_sub(1)));
            // gi is an onset at the beginning only; qu and ng are what they are everywhere.
            let before = if index == 2 || second != CLASS_I { behind(first, second) } else { second };
            let after = ahead(at(Some(index + 1)), at(Some(index + 2)));
            let mut one = |tone: Tone| {
                self.after[row_of(Letter { code, tone, upper: false })][before as usize] |= 1 << after;
            };
            if index == place as usize {
                TONES.into_iter().filter(|tone| syllable::takes_tone(entry, *tone)).for_each(&mut one);
            } else {
                one(Tone::Level);
            }
        }
    }
}

/// Patterns that a neighbour on each side cannot tell: an old-style oa, oe, uy that goes on (òan), and gì before a vowel
/// (gìa).
fn is_odd(info: u16, before: u16, after: u16, end: usize, bytes: &[u8]) -> bool {
    let goes_on = || bytes.get(end).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    match ((info >> 8 & 63) as u8, (after & 63) as u8) {
        (CLASS_O, 19 | 22) | (CLASS_U, CLASS_Y) => goes_on(),
        (CLASS_I, 19..=30) => (before & 63) as u8 == CLASS_G,
        _ => false,
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
    fn the_next_letter_beyond_ascii_is_found_from_everywhere() {
        for len in 0..20 {
            for marked in 0..=len {
                let bytes: Vec<u8> = (0..len).map(|at| if at == marked { 0xC3 } else { b'a' }).collect();
                for from in 0..=len {
                    let wanted = if from <= marked { marked } else { len };
                    assert_eq!(next_beyond_ascii(&bytes, from), wanted, "{len} {marked} {from}");
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
