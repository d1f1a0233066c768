//! The code tables of the legacy encodings, and how one run of characters decodes under each of them.
//!
//! Knows tables and their corrupted forms; whether a reading makes sense is the business of [`crate::text::legacy::score`].
//! Source of the tables: TCVN 5712:1993, RFC 1456, and the published VNI and VPS tables (`charsets.tsv`).

use crate::text::letter::{self, Letter, Mark, Tone, letter, mark};
use crate::text::rule::Rule;
use crate::text::spacing;
use std::sync::LazyLock;
use unicode_normalization::char::decompose_canonical;

static CHARSETS: &str = include_str!("charsets.tsv");

/// An encoding that text may be in, or have been through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC, .Vn fonts), also after the single-letter map of a VNI converter.
    Tcvn3,
    /// VNI-Windows.
    Vni,
    /// TCVN3 read with windows-1258.
    Tcvn3As1258,
    /// VISCII.
    Viscii,
    /// VPS.
    Vps,
    /// VIQR, the ASCII spelling of mail (RFC 1456).
    Viqr,
}

impl Encoding {
    /// The encodings that are found by themselves, in the order of the detector's states.
    pub const DETECTED: [Encoding; 5] =
        [Encoding::Tcvn3, Encoding::Vni, Encoding::Tcvn3As1258, Encoding::Viscii, Encoding::Vps];

    /// An encoding by the name that users give it.
    ///
    /// ```
    /// use rasoat::text::legacy::charset::Encoding;
    /// assert_eq!(Encoding::by_name("TCVN3"), Some(Encoding::Tcvn3));
    /// assert_eq!(Encoding::by_name("vni-windows"), Some(Encoding::Vni));
    /// ```
    pub fn by_name(name: &str) -> Option<Encoding> {
        Some(match name.to_ascii_lowercase().as_str() {
            "tcvn3" | "tcvn" | "abc" | "tcvn5712" | "tcvn-5712" => Encoding::Tcvn3,
            "vni" | "vni-windows" | "vniwin" => Encoding::Vni,
            "tcvn3-as-1258" => Encoding::Tcvn3As1258,
            "viscii" => Encoding::Viscii,
            "vps" => Encoding::Vps,
            "viqr" => Encoding::Viqr,
            _ => return None,
        })
    }

    /// The rule that its edits carry.
    pub fn rule(self) -> Rule {
        match self {
            Encoding::Tcvn3 => Rule::Tcvn3,
            Encoding::Vni => Rule::Vni,
            Encoding::Tcvn3As1258 => Rule::Tcvn3As1258,
            Encoding::Viscii => Rule::Viscii,
            Encoding::Vps => Rule::Vps,
            Encoding::Viqr => Rule::Viqr,
        }
    }
}

struct Tables {
    tcvn3: [char; 256],
    viscii: [char; 256],
    vps: [char; 256],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { tcvn3: ['\0'; 256], viscii: ['\0'; 256], vps: ['\0'; 256] };
    for line in CHARSETS.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let code = columns.next().and_then(|hex| usize::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let mut next = || columns.next().and_then(|cell| cell.chars().next()).filter(|&c| c != '-').unwrap_or('\0');
        let (tcvn3, _, viscii, vps) = (next(), next(), next(), next());
        let put = |table: &mut [char; 256], c: char| {
            if let Some(slot) = table.get_mut(code) {
                *slot = c;
            }
        };
        put(&mut tables.tcvn3, tcvn3);
        put(&mut tables.viscii, viscii);
        put(&mut tables.vps, vps);
    }
    tables
});

/// The longest run that is decoded; nothing longer is a word.
pub const MAX: usize = 24;

/// A decoded run: characters, and how many characters of the run each of them stands for.
#[derive(Debug, Clone, Copy)]
pub struct Decoded {
    chars: [char; MAX],
    spans: [u8; MAX],
    len: usize,
}

impl Decoded {
    /// Nothing yet.
    pub fn new() -> Decoded {
        Decoded { chars: ['\0'; MAX], spans: [0; MAX], len: 0 }
    }

    /// Puts another character in one place.
    pub fn set(&mut self, at: usize, c: char) {
        if let Some(slot) = self.chars.get_mut(at) {
            *slot = c;
        }
    }

    /// The characters.
    pub fn chars(&self) -> &[char] {
        self.chars.get(..self.len).unwrap_or(&[])
    }

    /// For every character, how many of the run it stands for: 0 when it shares the place of the one before.
    pub fn spans(&self) -> &[u8] {
        self.spans.get(..self.len).unwrap_or(&[])
    }
}

/// Takes what a decoding gives, letter by letter; `None` stops it.
pub trait Sink {
    /// One character, and how many of the run it stands for.
    fn put(&mut self, c: char, span: u8) -> Option<()>;
}

impl Sink for Decoded {
    #[inline]
    fn put(&mut self, c: char, span: u8) -> Option<()> {
        *self.chars.get_mut(self.len)? = c;
        *self.spans.get_mut(self.len)? = span;
        self.len += 1;
        Some(())
    }
}

impl Default for Decoded {
    fn default() -> Self {
        Decoded::new()
    }
}

/// Decodes a run of characters. `None` when it has a character that the encoding does not have.
pub fn decode(encoding: Encoding, run: &[char]) -> Option<Decoded> {
    let mut out = Decoded::new();
    decode_into(encoding, run, &mut out)?;
    Some(out)
}

/// The same into any sink.
#[inline]
pub fn decode_into(encoding: Encoding, run: &[char], out: &mut impl Sink) -> Option<()> {
    let tables = &*TABLES;
    match encoding {
        Encoding::Vni => vni(run, out),
        Encoding::Tcvn3As1258 => run.iter().try_for_each(|&c| tcvn3_as_1258(c, out)),
        Encoding::Tcvn3 => run.iter().try_for_each(|&c| out.put(tcvn3(tables, c)?, 1)),
        Encoding::Viscii => run.iter().try_for_each(|&c| out.put(one_byte(&tables.viscii, c)?, 1)),
        Encoding::Vps => run.iter().try_for_each(|&c| out.put(one_byte(&tables.vps, c)?, 1)),
        Encoding::Viqr => None,
    }
}

/// The byte that a character was, in the Latin-1, windows-1252 or symbol-font view of a file.
fn byte_of(c: char) -> Option<u8> {
    match c as u32 {
        code @ 0..=0xFF => Some(code as u8),
        code @ 0xF021..=0xF0FF => Some((code - 0xF000) as u8),
        _ => spacing::windows_1252_code(c),
    }
}

fn one_byte(table: &[char; 256], c: char) -> Option<char> {
    let byte = byte_of(c)?;
    match table.get(usize::from(byte)).copied() {
        Some('\0') | None => char::from(byte).is_ascii_graphic().then(|| char::from(byte)),
        Some(meant) => Some(meant),
    }
}

/// TCVN3, its surface forms in PDF and pasted text, and what the single-letter map of a VNI converter makes of it.
#[inline]
fn tcvn3(tables: &Tables, c: char) -> Option<char> {
    if c.is_ascii_alphabetic() {
        return Some(c);
    }
    let c = match c {
        '\u{2212}' | '-' => '\u{AD}',
        '\u{2219}' => '·',
        'μ' => 'µ',
        _ if u32::from(c) > 0xFF => vni_single_back(c).unwrap_or(c),
        _ => c,
    };
    match byte_of(c)? {
        0x80..=0xA0 => None,
        byte => one_byte(&tables.tcvn3, char::from(byte)),
    }
}

/// The letter on a TCVN3 code; other characters stay.
#[inline]
pub fn tcvn3_letter(c: char) -> char {
    tcvn3(&TABLES, c).unwrap_or(c)
}

const VNI_SINGLE: [(char, char); 16] = [
    ('Æ', 'Ỉ'),
    ('Ì', 'Ì'),
    ('Í', 'Í'),
    ('Î', 'Ỵ'),
    ('Ñ', 'Đ'),
    ('Ò', 'Ị'),
    ('Ó', 'Ĩ'),
    ('Ô', 'Ơ'),
    ('Ö', 'Ư'),
    ('æ', 'ỉ'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('ò', 'ị'),
    ('ó', 'ĩ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
];

fn vni_single_back(c: char) -> Option<char> {
    VNI_SINGLE.iter().find(|(_, made)| *made == c).map(|(code, _)| *code)
}

/// What a VNI mark letter does to the vowel before it.
fn vni_mark(base: Letter, sign: char) -> Option<Letter> {
    use letter::code::{A, A_BREVE, A_CIRCUMFLEX, E, E_CIRCUMFLEX, O, O_CIRCUMFLEX, O_HORN, U, U_HORN, Y};
    let tone_only = |tone| matches!(base.code, A | E | O | U | Y | O_HORN | U_HORN).then_some((base.code, tone));
    let circumflex = |tone| match base.code {
        A => Some((A_CIRCUMFLEX, tone)),
        E => Some((E_CIRCUMFLEX, tone)),
        O => Some((O_CIRCUMFLEX, tone)),
        _ => None,
    };
    let breve = |tone| (base.code == A).then_some((A_BREVE, tone));
    if sign.is_ascii() {
        return None;
    }
    let (code, tone) = match sign {
        'ø' | 'Ø' => tone_only(Tone::Grave),
        'ù' | 'Ù' => tone_only(Tone::Acute),
        'û' | 'Û' => tone_only(Tone::Hook),
        'õ' | 'Õ' => tone_only(Tone::Tilde),
        'ï' | 'Ï' => tone_only(Tone::Dot),
        'â' | 'Â' => circumflex(Tone::Level),
        'á' | 'Á' => circumflex(Tone::Acute),
        'à' | 'À' => circumflex(Tone::Grave),
        'å' | 'Å' => circumflex(Tone::Hook),
        'ã' | 'Ã' => circumflex(Tone::Tilde),
        'ä' | 'Ä' => circumflex(Tone::Dot),
        'ê' | 'Ê' => breve(Tone::Level),
        'é' | 'É' => breve(Tone::Acute),
        'è' | 'È' => breve(Tone::Grave),
        'ú' | 'Ú' => breve(Tone::Hook),
        'ü' | 'Ü' => breve(Tone::Tilde),
        'ë' | 'Ë' => breve(Tone::Dot),
        _ => None,
    }?;
    Some(Letter { code, tone, upper: base.upper })
}

fn vni(run: &[char], out: &mut impl Sink) -> Option<()> {
    let mut rest = run.iter().copied().map(|c| byte_of(c).map(char::from));
    let mut waiting: Option<Letter> = None;
    for c in rest.by_ref() {
        let c = c?;
        if let Some(base) = waiting.take() {
            match vni_mark(base, c) {
                Some(made) => {
                    out.put(made.char(), 2)?;
                    continue;
                }
                None => out.put(base.char(), 1)?,
            }
        }
        let single =
            (!c.is_ascii()).then(|| VNI_SINGLE.iter().find(|(code, _)| *code == c)).flatten().map(|(_, made)| *made);
        let plain = match (single, c) {
            (Some(made), _) => made,
            (None, 'ì' | 'í') => c,
            (None, c) if c.is_ascii_graphic() => c,
            _ => return None,
        };
        match letter(plain) {
            Some(l) if l.tone == Tone::Level && letter::is_vowel(l.code) => waiting = Some(l),
            _ => out.put(plain, 1)?,
        }
    }
    waiting.map_or(Some(()), |base| out.put(base.char(), 1))
}

/// TCVN3 read with windows-1258: letters of that page stand for other bytes, and five bytes became combining marks, which
/// may have composed with the letter before.
fn tcvn3_as_1258(c: char, out: &mut impl Sink) -> Option<()> {
    if let Some(byte) = windows_1258(c) {
        return out.put(one_byte(&TABLES.tcvn3, char::from(byte))?, 1);
    }
    if u32::from(c) <= 0xFF
        && !matches!(c, 'Ã' | 'Ð' | 'Õ' | 'Ý' | 'ã' | 'ð' | 'õ' | 'ý' | 'ì' | 'ò' | 'Ì' | 'Ò' | 'Þ' | 'þ')
        || u32::from(c) > 0xF000
        || matches!(c, '\u{2212}' | '\u{2219}' | 'μ')
    {
        return out.put(tcvn3(&TABLES, c)?, 1);
    }
    let (base, sign) = split(c)?;
    out.put(tcvn3(&TABLES, base)?, 1)?;
    out.put(one_byte(&TABLES.tcvn3, char::from(windows_1258(sign)?))?, 0)
}

/// The bytes where windows-1258 differs from Latin-1.
fn windows_1258(c: char) -> Option<u8> {
    Some(match c {
        'Ă' => 0xC3,
        '\u{300}' => 0xCC,
        'Đ' => 0xD0,
        '\u{309}' => 0xD2,
        'Ơ' => 0xD5,
        'Ư' => 0xDD,
        '\u{303}' => 0xDE,
        'ă' => 0xE3,
        '\u{301}' => 0xEC,
        'đ' => 0xF0,
        '\u{323}' => 0xF2,
        'ơ' => 0xF5,
        'ư' => 0xFD,
        '₫' => 0xFE,
        _ => return None,
    })
}

/// A letter and the tone mark on it, apart.
pub fn split(c: char) -> Option<(char, char)> {
    if let Some(l) = letter(c) {
        let sign = ['\0', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'].get(l.tone as usize).copied()?;
        return (sign != '\0').then_some((l.with_tone(Tone::Level).char(), sign));
    }
    let mut parts: Vec<char> = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    match parts.as_slice() {
        [base, sign] if matches!(mark(*sign), Some(Mark::Tone(_))) => Some((*base, *sign)),
        _ => None,
    }
}

/// What a TCVN3 code may stand for after a second trip through Unicode and a VNI map: `hi¦n`, `c®a`, `t¬c`, `truyÞn`.
pub fn twice(code: char) -> &'static [char] {
    match code {
        '¦' => &['ệ'],
        '®' => &['ủ'],
        '§' => &['ẹ'],
        '¬' => &['ụ'],
        '¥' => &['ễ'],
        '\u{AD}' => &['ử'],
        'Þ' => &['ề', 'ũ'],
        'Ü' => &['ể', 'ú'],
        'Ø' => &['ặ', 'ổ'],
        'þ' => &['ẻ', 'ợ'],
        _ => &[],
    }
}

/// True for the capitals that TCVN3 has: ASCII letters and the seven shaped ones.
pub fn is_tcvn3_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, '¡'..='§' | '\u{F0A1}'..='\u{F0A7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(encoding: Encoding, run: &str) -> Option<String> {
        let run: Vec<char> = run.chars().collect();
        decode(encoding, &run).map(|d| d.chars().iter().collect())
    }

    #[test]
    fn tables_decode() {
        for (encoding, run, meant) in [
            (Encoding::Tcvn3, "trëng", "trởng"),
            (Encoding::Tcvn3, "h\u{AD}íng", "hướng"),
            (Encoding::Tcvn3, "§¶ng", "Đảng"),
            (Encoding::Tcvn3, "t−íng", "tướng"),
            (Encoding::Tcvn3, "hiĨu", "hiểu"),
            (Encoding::Tcvn3, "\u{F0A7}\u{F0E9}c", "Độc"),
            (Encoding::Vni, "nöôùc", "nước"),
            (Encoding::Vni, "ÑAËC", "ĐẶC"),
            (Encoding::Vni, "kyõ", "kỹ"),
            (Encoding::Vni, "lî", "lỵ"),
            (Encoding::Vni, "Aù", "Á"),
            (Encoding::Tcvn3As1258, "chƯnh", "chính"),
            (Encoding::Tcvn3As1258, "nhỉu", "nhiều"),
            (Encoding::Tcvn3As1258, "c\u{323}ng", "cũng"),
            (Encoding::Viscii, "nß¾c", "nước"),
            (Encoding::Vps, "ng\u{DC}\u{A9}i", "người"),
            (Encoding::Vps, "Ti‰ng", "Tiếng"),
        ] {
            assert_eq!(text(encoding, run).as_deref(), Some(meant), "{run}");
        }
        assert_eq!(text(Encoding::Tcvn3, "xã…"), None);
        assert_eq!(text(Encoding::Vni, "lËp"), None);
    }

    #[test]
    fn every_table_has_its_letters() {
        let count = |table: &[char; 256]| table.iter().filter(|&&c| letter::is_marked(c)).count();
        assert_eq!((count(&TABLES.tcvn3), count(&TABLES.viscii), count(&TABLES.vps)), (74, 134, 134));
    }

    #[test]
    fn spans_add_up() {
        let run: Vec<char> = "ñöôøng".chars().collect();
        let decoded = decode(Encoding::Vni, &run).expect("vni");
        assert_eq!(decoded.spans().iter().map(|&n| usize::from(n)).sum::<usize>(), run.len());
    }
}
