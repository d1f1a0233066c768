//! The letters of Vietnamese: which character is which letter, with which tone, in which case.
//!
//! Knows the 12 vowels, the 6 tones and the combining marks. Knows no syllables and no encodings.

/// The six tones, in the order of Vietnamese dictionaries of keyboards: none, huyền, hỏi, ngã, sắc, nặng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(u8)]
pub enum Tone {
    /// No mark.
    #[default]
    Level = 0,
    /// Huyền, U+0300.
    Grave = 1,
    /// Hỏi, U+0309.
    Hook = 2,
    /// Ngã, U+0303.
    Tilde = 3,
    /// Sắc, U+0301.
    Acute = 4,
    /// Nặng, U+0323.
    Dot = 5,
}

/// Every tone, in order.
pub const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Hook, Tone::Tilde, Tone::Acute, Tone::Dot];

/// A mark that makes another vowel out of a vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// U+0302: â ê ô.
    Circumflex,
    /// U+0306: ă.
    Breve,
    /// U+031B: ơ ư.
    Horn,
}

/// What a combining character means on a Vietnamese letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A tone mark.
    Tone(Tone),
    /// A shape mark.
    Shape(Shape),
    /// A stroke through the letter: d becomes đ.
    Stroke,
}

/// One letter, seen apart from its tone and case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// 1 to 12 for the vowels a ă â e ê i o ô ơ u ư y, 13 to 33 for the consonants.
    pub code: u8,
    /// The tone mark on it.
    pub tone: Tone,
    /// True for a capital.
    pub upper: bool,
}

const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

const CONSONANTS: [char; 21] =
    ['b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's', 't', 'v', 'x', 'f', 'j', 'w', 'z'];

/// Codes of letters that the grammar names.
pub mod code {
    #![allow(missing_docs)]
    pub const A: u8 = 1;
    pub const A_BREVE: u8 = 2;
    pub const A_CIRCUMFLEX: u8 = 3;
    pub const E: u8 = 4;
    pub const E_CIRCUMFLEX: u8 = 5;
    pub const I: u8 = 6;
    pub const O: u8 = 7;
    pub const O_CIRCUMFLEX: u8 = 8;
    pub const O_HORN: u8 = 9;
    pub const U: u8 = 10;
    pub const U_HORN: u8 = 11;
    pub const Y: u8 = 12;
    pub const C: u8 = 14;
    pub const D: u8 = 15;
    pub const D_STROKE: u8 = 16;
    pub const G: u8 = 17;
    pub const H: u8 = 18;
    pub const L: u8 = 20;
    pub const N: u8 = 22;
    pub const P: u8 = 23;
    pub const Q: u8 = 24;
    pub const R: u8 = 25;
    pub const T: u8 = 27;
}

/// The highest letter code.
pub const LAST_CODE: u8 = 33;

const LOW_LEN: usize = 0x1B1;
const HIGH_START: usize = 0x1EA0;
const HIGH_LEN: usize = 90;

const fn capital(c: char) -> usize {
    match c as usize {
        lower @ (0x61..=0x7A | 0xE0..=0xFE) => lower - 0x20,
        other => other - 1,
    }
}

const fn put(tables: &mut ([u16; LOW_LEN], [u16; HIGH_LEN]), at: usize, value: u16) {
    if at >= HIGH_START {
        tables.1[at - HIGH_START] = value;
    } else {
        tables.0[at] = value;
    }
}

const fn put_both(tables: &mut ([u16; LOW_LEN], [u16; HIGH_LEN]), c: char, code: u16, tone: u16) {
    let value = code | tone << 6;
    put(tables, c as usize, value);
    put(tables, capital(c), value | 1 << 9);
}

const fn build() -> ([u16; LOW_LEN], [u16; HIGH_LEN]) {
    let mut tables = ([0; LOW_LEN], [0; HIGH_LEN]);
    let mut vowel = 0;
    while vowel < 12 {
        let mut tone = 0;
        while tone < 6 {
            put_both(&mut tables, VOWELS[vowel][tone], vowel as u16 + 1, tone as u16);
            tone += 1;
        }
        vowel += 1;
    }
    let mut at = 0;
    while at < 21 {
        put_both(&mut tables, CONSONANTS[at], at as u16 + 13, 0);
        at += 1;
    }
    tables
}

static TABLES: ([u16; LOW_LEN], [u16; HIGH_LEN]) = build();

/// The letter's code, tone and case packed in one number; 0 for every character that is no letter of ours.
#[inline]
fn packed(c: char) -> u16 {
    let at = c as usize;
    let entry = if at < LOW_LEN { TABLES.0.get(at) } else { TABLES.1.get(at.wrapping_sub(HIGH_START)) };
    entry.copied().unwrap_or(0)
}

/// The letter that `c` is; `None` for everything but the 33 letters (f, j, w and z included) with and without marks.
#[inline]
pub fn letter(c: char) -> Option<Letter> {
    let value = packed(c);
    (value != 0).then(|| Letter {
        code: (value & 63) as u8,
        tone: TONES[(value >> 6 & 7) as usize % 6],
        upper: value >> 9 != 0,
    })
}

/// True for a letter that is not ASCII: one of the 134 with a mark or đ.
pub fn is_marked(c: char) -> bool {
    !c.is_ascii() && packed(c) != 0
}

/// True for the codes of the twelve vowels.
#[inline]
pub fn is_vowel(code: u8) -> bool {
    (1..=12).contains(&code)
}

/// True for ă â ê ô ơ ư.
pub fn is_shaped(code: u8) -> bool {
    matches!(code, 2 | 3 | 5 | 8 | 9 | 11)
}

/// True for the letters that no native word has: f j w z.
pub fn is_foreign(code: u8) -> bool {
    code > 29
}

impl Letter {
    /// The character of this letter. A tone on a consonant is not written.
    pub fn char(self) -> char {
        let at = self.code as usize;
        let lower = match VOWELS.get(at.wrapping_sub(1)) {
            Some(row) => row[self.tone as usize],
            None => CONSONANTS.get(at.wrapping_sub(13)).copied().unwrap_or('\u{FFFD}'),
        };
        if self.upper { char::from_u32(capital(lower) as u32).unwrap_or(lower) } else { lower }
    }

    /// The same letter with another tone.
    pub fn with_tone(self, tone: Tone) -> Letter {
        Letter { tone, ..self }
    }
}

/// What a combining character means on a Vietnamese letter; the deprecated U+0340 and U+0341 are read as U+0300 and U+0301.
pub fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{300}' | '\u{340}' => Mark::Tone(Tone::Grave),
        '\u{309}' => Mark::Tone(Tone::Hook),
        '\u{303}' => Mark::Tone(Tone::Tilde),
        '\u{301}' | '\u{341}' => Mark::Tone(Tone::Acute),
        '\u{323}' => Mark::Tone(Tone::Dot),
        '\u{302}' => Mark::Shape(Shape::Circumflex),
        '\u{306}' => Mark::Shape(Shape::Breve),
        '\u{31B}' => Mark::Shape(Shape::Horn),
        '\u{335}' | '\u{336}' => Mark::Stroke,
        _ => return None,
    })
}

/// The plain vowel behind a vowel and its shape.
pub fn unshape(vowel: u8) -> (u8, Option<Shape>) {
    match vowel {
        code::A_BREVE => (code::A, Some(Shape::Breve)),
        code::A_CIRCUMFLEX => (code::A, Some(Shape::Circumflex)),
        code::E_CIRCUMFLEX => (code::E, Some(Shape::Circumflex)),
        code::O_CIRCUMFLEX => (code::O, Some(Shape::Circumflex)),
        code::O_HORN => (code::O, Some(Shape::Horn)),
        code::U_HORN => (code::U, Some(Shape::Horn)),
        other => (other, None),
    }
}

/// The vowel that a plain vowel becomes under a shape mark.
pub fn shape(plain: u8, shape: Shape) -> Option<u8> {
    Some(match (plain, shape) {
        (code::A, Shape::Breve) => code::A_BREVE,
        (code::A, Shape::Circumflex) => code::A_CIRCUMFLEX,
        (code::E, Shape::Circumflex) => code::E_CIRCUMFLEX,
        (code::O, Shape::Circumflex) => code::O_CIRCUMFLEX,
        (code::O, Shape::Horn) => code::O_HORN,
        (code::U, Shape::Horn) => code::U_HORN,
        _ => return None,
    })
}

/// The letter's lower-case form without any mark: `ậ` gives `a`, `Đ` gives `d`. Other characters stay.
pub fn bare(c: char) -> char {
    match letter(c) {
        Some(l) if l.code == code::D_STROKE => 'd',
        Some(l) => Letter { code: unshape(l.code).0, tone: Tone::Level, upper: false }.char(),
        None => c,
    }
}

/// The lower-case form of a Vietnamese letter. Other characters stay.
pub fn lower(c: char) -> char {
    letter(c).map_or(c, |l| Letter { upper: false, ..l }.char())
}

/// The capital form of a Vietnamese letter. Other characters stay.
pub fn upper(c: char) -> char {
    letter(c).map_or(c, |l| Letter { upper: true, ..l }.char())
}

/// `char::is_alphabetic`, without a look into the tables of all scripts for Latin letters.
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic(),
    }
}

/// `char::is_alphanumeric`, without a look into the tables of all scripts for Latin letters.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_digit() || is_alphabetic(c) || !c.is_ascii() && c.is_numeric()
}

/// True when single spaces are surely the only white space of a text.
pub fn is_single_spaced(text: &str) -> bool {
    // Other white space is a control or begins with one of these bytes.
    let odd = |pair: &[u8]| matches!(pair, [b'\t'..=b'\r' | 0xC2 | 0xE2 | 0xE3, _] | [b' ', b' '] | [0xE1, 0x9A]);
    let ends = |byte: Option<&u8>| byte.is_none_or(|b| !matches!(b, b'\t'..=b'\r'));
    ends(text.as_bytes().last()) && !text.as_bytes().windows(2).any(odd)
}

/// The small form of a letter when it takes as many bytes, else the letter itself; the Vietnamese letters without a look into the
/// tables of all scripts.
#[inline]
pub fn small(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'À'..='Þ' if c != '×' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'ß'..='ÿ' => c,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        'Ư' => 'ư',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_both_ways() {
        let all = VOWELS.iter().flatten().chain(&CONSONANTS);
        for &c in all {
            let found = letter(c).expect("a letter");
            assert_eq!(found.char(), c);
            let capital = upper(c);
            assert_eq!(capital.to_lowercase().next(), Some(c));
            assert_eq!(letter(capital), Some(Letter { upper: true, ..found }));
        }
        for c in ['ñ', 'ä', '1', ' ', 'ß', 'Ð', '\u{1EF9}', '\u{1EFA}', '\u{10FFFF}'] {
            assert_eq!(letter(c).is_some(), c == 'ỹ');
        }
    }

    #[test]
    fn single_spaces_alone() {
        let blank = |c: char| c.is_whitespace() && c != ' ';
        for c in ('\0'..=char::MAX).filter(|c| blank(*c)) {
            assert!(!is_single_spaced(&format!("a{c}b")) && !is_single_spaced(&format!("a{c}")), "{c:?}");
        }
        assert!(
            !is_single_spaced("a  b") && is_single_spaced(" a b ") && is_single_spaced("") && is_single_spaced("Ậ ừ")
        );
    }

    #[test]
    fn the_quick_answers_are_those_of_the_tables() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let mut lower = c.to_lowercase();
            let wanted = lower.next().filter(|l| lower.next().is_none() && l.len_utf8() == c.len_utf8());
            assert_eq!(small(c), wanted.unwrap_or(c), "{c:?}");
        }
    }

    #[test]
    fn the_grammar_s_codes_are_the_table_s() {
        let pairs = [('c', code::C), ('đ', code::D_STROKE), ('g', code::G), ('h', code::H), ('n', code::N)];
        for (c, code) in pairs.into_iter().chain([
            ('p', code::P),
            ('q', code::Q),
            ('r', code::R),
            ('l', code::L),
            ('t', code::T),
            ('y', code::Y),
        ]) {
            assert_eq!(letter(c).map(|l| l.code), Some(code));
        }
        assert_eq!(bare('Ậ'), 'a');
        assert_eq!(bare('Đ'), 'd');
        assert!(is_foreign(30) && !is_foreign(29));
    }
}
