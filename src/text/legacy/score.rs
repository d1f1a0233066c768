//! How well a run of characters reads: as it stands in Unicode, as a foreign word, or decoded from an encoding.
//!
//! Scores are small integers; an attested syllable earns by its frequency, an illegal one, an odd case pattern or a
//! symbol inside a word costs. The weights were tuned on generated text, not on documents of others.

use crate::text::legacy::charset::{self, Decoded, Encoding, Sink};
use crate::text::letter::{self, Letter, Tone, letter};
use crate::text::syllable::{self, Reading};
use crate::text::tone::{self, Style};

/// Score of a run of ASCII letters under the Vietnamese readings and under the foreign one.
pub fn ascii(run: &[char]) -> (i32, i32) {
    let capitals = run.iter().all(char::is_ascii_uppercase);
    if run.len() < 2 || capitals {
        return (0, 0);
    }
    let legal = syllable::read(run.iter().copied()).is_some_and(syllable::is_legal_reading);
    if legal { (0, -6) } else { (-10, 0) }
}

/// Points for a syllable by its frequency class.
pub fn points(frequency: u8) -> i32 {
    match frequency {
        3 => 45,
        2 => 35,
        1 => 22,
        _ => 0,
    }
}

const SHORT: i32 = 5;
const UNATTESTED: i32 = -15;
/// No syllable, or a run that cannot stand as it is.
pub const ILLEGAL: i32 = -45;
const ODD_CASE: i32 = -20;
/// A run that stays as it is inside text of an encoding.
pub const KEPT: i32 = -25;

/// The case patterns of a word.
pub fn is_odd_case(letters: impl Iterator<Item = bool>) -> bool {
    let (mut first, mut uppers, mut lowers, mut count) = (false, 0, 0, 0);
    for upper in letters {
        first = if count == 0 { upper } else { first };
        uppers += i32::from(upper);
        lowers += i32::from(!upper);
        count += 1;
    }
    uppers > 0 && lowers > 0 && !(first && uppers == 1)
}

/// What a decoded run is worth, and how the decoding was mended.
#[derive(Debug, Clone, Copy)]
pub struct Scored {
    /// The decoded run.
    pub decoded: Decoded,
    /// Its worth.
    pub score: i32,
    /// True when an attested syllable came out.
    pub attested: bool,
    /// True when the syllable seems to have lost its ư.
    pub lost_horn: bool,
    /// True when a code had to be read as twice converted.
    pub twice: bool,
}

/// Decodes a run and weighs the result. `None` when the encoding cannot be.
pub fn decoded(encoding: Encoding, run: &[char]) -> Option<Scored> {
    let decoded = charset::decode(encoding, run)?;
    let plain = weigh(encoding, run, decoded);
    // ĐT, LĐ: an abbreviation is no syllable, and need not be made one.
    let capital = |c: &char| letter(*c).is_some_and(|l| l.upper && l.tone == Tone::Level);
    let abbreviation = run.len() > 1 && decoded.chars().iter().all(capital);
    if encoding == Encoding::Tcvn3 && !plain.attested && !abbreviation {
        let mended = twice(run, decoded).filter(|other| other.score > plain.score);
        return Some(mended.unwrap_or(plain));
    }
    Some(plain)
}

/// Decodes a run that is known to give an attested syllable.
pub fn plain(encoding: Encoding, run: &[char]) -> Option<Scored> {
    let decoded = charset::decode(encoding, run)?;
    Some(Scored { decoded, score: points(1), attested: true, lost_horn: false, twice: false })
}

/// What the best reading is worth, without keeping it; the flag is true when plain decoding gives an attested syllable.
pub fn worth(encoding: Encoding, run: &[char]) -> Option<(i32, bool)> {
    let mut reader = Reader::default();
    charset::decode_into(encoding, run, &mut reader)?;
    let common = reader.reading.filter(|_| reader.len > 1).map(syllable::frequency).filter(|frequency| *frequency > 0);
    match common {
        Some(frequency) if !reader.is_odd(encoding, run) && run.iter().any(|c| c.is_ascii_lowercase()) => {
            Some((points(frequency), true))
        }
        // Only TCVN3 loses its ư, and only what went through it is converted twice.
        None if encoding != Encoding::Tcvn3 && reader.reading.and_then(Reading::entry).is_none() => {
            let abbreviation = reader.len > 1 && reader.lowers == 0 && reader.tones == 0 && reader.reading.is_some();
            let odd = if reader.is_odd(encoding, run) { ODD_CASE } else { 0 };
            Some((if abbreviation { 0 } else { ILLEGAL + odd }, false))
        }
        _ => decoded(encoding, run).map(|scored| (scored.score, false)),
    }
}

/// Reads a decoding as a syllable while it comes.
struct Reader {
    /// `None` once something came that is no letter, or too much of it.
    reading: Option<Reading>,
    len: usize,
    first_upper: bool,
    uppers: usize,
    lowers: usize,
    tones: usize,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader { reading: Some(Reading::default()), len: 0, first_upper: false, uppers: 0, lowers: 0, tones: 0 }
    }
}

impl Sink for Reader {
    #[inline]
    fn put(&mut self, c: char, _: u8) -> Option<()> {
        if self.len >= charset::MAX {
            return None;
        }
        let l = letter(c);
        if let Some(l) = l {
            self.first_upper |= l.upper && self.uppers + self.lowers == 0;
            self.uppers += usize::from(l.upper);
            self.lowers += usize::from(!l.upper);
            self.tones += usize::from(l.tone != Tone::Level);
        }
        self.reading = self.reading.and_then(|mut r| r.push(l?).then_some(r));
        self.len += 1;
        Some(())
    }
}

impl Reader {
    fn is_odd(&self, encoding: Encoding, run: &[char]) -> bool {
        if matches!(encoding, Encoding::Tcvn3 | Encoding::Tcvn3As1258) && run.len() == self.len {
            return odd_tcvn3_case(run);
        }
        self.uppers > 0 && self.lowers > 0 && !(self.first_upper && self.uppers == 1)
    }
}

fn weigh(encoding: Encoding, run: &[char], decoded: Decoded) -> Scored {
    let chars = decoded.chars();
    let odd = odd_case(encoding, run, chars);
    let case = if odd { ODD_CASE } else { 0 };
    let mut scored = Scored { decoded, score: ILLEGAL + case, attested: false, lost_horn: false, twice: false };
    let Some(reading) = syllable::read(chars.iter().copied()) else {
        return scored;
    };
    let frequency = syllable::frequency(reading);
    if frequency > 0 {
        scored.attested = true;
        let pair = run.len() > 1 && frequency > 1;
        scored.score = match reading.len {
            1 if pair => SHORT + 15,
            1 => SHORT,
            _ => points(frequency),
        } + case;
    } else if syllable::is_legal_reading(reading) {
        scored.score = UNATTESTED + case;
    } else if encoding == Encoding::Tcvn3 && lost_horn(chars).is_some() {
        scored.lost_horn = true;
        scored.score = SHORT + case;
    } else if is_abbreviation(chars) {
        scored.score = 0;
    }
    if scored.score > 0 && run.len() > 1 && run.iter().all(|c| c.is_uppercase()) {
        scored.score -= 15;
    }
    scored
}

/// Capitals without a vowel, or with one between consonants: QĐ, CTĐUB.
fn is_abbreviation(chars: &[char]) -> bool {
    let read = || chars.iter().filter_map(|&c| letter(c));
    chars.len() > 1 && read().count() == chars.len() && read().all(|l| l.upper && l.tone == Tone::Level)
}

/// In TCVN3 a lower-case code beside capitals is a capital; only ASCII and shaped letters tell the case.
fn odd_case(encoding: Encoding, run: &[char], chars: &[char]) -> bool {
    let is_tcvn3 = matches!(encoding, Encoding::Tcvn3 | Encoding::Tcvn3As1258);
    if !is_tcvn3 || run.len() != chars.len() {
        return is_odd_case(chars.iter().filter_map(|&c| letter(c)).map(|l| l.upper));
    }
    odd_tcvn3_case(run)
}

fn odd_tcvn3_case(run: &[char]) -> bool {
    let told =
        |c: &char| (c.is_ascii_alphabetic() || charset::is_tcvn3_capital(*c)).then(|| charset::is_tcvn3_capital(*c));
    is_odd_case(run.iter().filter_map(told))
}

/// Reads one or two codes as twice converted, when that gives an attested syllable.
fn twice(run: &[char], decoded: Decoded) -> Option<Scored> {
    let places: Vec<usize> =
        (0..run.len()).filter(|&at| run.get(at).is_some_and(|&c| !charset::twice(c).is_empty())).collect();
    if places.is_empty() || places.len() > 2 {
        return None;
    }
    let options = |at: usize| charset::twice(run.get(at).copied().unwrap_or('\0')).iter().copied();
    let mut best: Option<Scored> = None;
    let mut consider = |decoded: Decoded| {
        let mut scored = weigh(Encoding::Tcvn3, run, decoded);
        if scored.attested {
            scored.score -= 8;
            scored.twice = true;
            if best.is_none_or(|best| scored.score > best.score) {
                best = Some(scored);
            }
        }
    };
    for (order, &first) in places.iter().enumerate() {
        for c in options(first) {
            let mut one = decoded;
            one.set(first, c);
            consider(one);
            for &second in places.iter().skip(order + 1) {
                for d in options(second) {
                    let mut two = one;
                    two.set(second, d);
                    consider(two);
                }
            }
        }
    }
    best
}

/// The attested syllable that a word becomes when its ơ gets back the ư before it (trởng to trưởng).
pub fn lost_horn(chars: &[char]) -> Option<Vec<char>> {
    let at = chars.iter().position(|&c| letter(c).is_some_and(|l| l.code == letter::code::O_HORN))?;
    let next = letter(*chars.get(at)?)?;
    let before = at.checked_sub(1).and_then(|i| chars.get(i));
    if at + 1 == chars.len() || before.is_some_and(|&c| letter(c).is_some_and(|l| letter::is_vowel(l.code))) {
        return None;
    }
    let upper = next.upper && (at == 0 || before.is_some_and(|c| c.is_uppercase()));
    let horn = Letter { code: letter::code::U_HORN, tone: Tone::Level, upper }.char();
    let mut restored: Vec<char> = chars.to_vec();
    restored.insert(at, horn);
    let reading = syllable::read(restored.iter().copied())?;
    (syllable::frequency(reading) > 0).then_some(restored)
}

/// A letter of any language or a combining mark; the signs µ ª º are none.
#[inline]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{BF}' => c.is_ascii_alphabetic(),
        '\u{C0}'..='\u{24F}' => c != '×' && c != '÷',
        '\u{300}'..='\u{36F}' => true,
        _ => c.is_alphabetic(),
    }
}

#[inline]
fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { letter(c).map_or_else(|| c.is_uppercase(), |l| l.upper) }
}

/// How well a run reads in Unicode as it stands, with the repairs that later stages make.
pub fn unicode(run: &[char]) -> i32 {
    let core = trim(run);
    if core.is_empty() {
        return 0;
    }
    let edge = if core.len() < run.len() { 3 } else { 0 };
    let mut reading = Some(Reading::default());
    let (mut ours, mut hyphenated, mut letters) = (true, false, 0);
    let (mut first, mut uppers, mut lowers) = (false, 0, 0);
    for &c in core {
        let Some(c) = as_seen(c) else {
            hyphenated |= c == '\u{AD}';
            continue;
        };
        letters += 1;
        let upper = match letter(c) {
            Some(l) => {
                reading = reading.and_then(|mut r| r.push(l).then_some(r));
                l.upper
            }
            None if is_letter(c) => {
                ours = false;
                c.is_uppercase()
            }
            None if letters == 1 && core.len() == 1 => return -edge,
            // A symbol inside a word.
            None => return ILLEGAL - edge,
        };
        first |= upper && letters == 1;
        uppers += i32::from(upper);
        lowers += i32::from(!upper);
    }
    if letters == 1 && edge > 0 {
        return -edge;
    }
    let odd = uppers > 0 && lowers > 0 && !(first && uppers == 1);
    if odd && !core.iter().all(char::is_ascii) {
        return ILLEGAL - edge;
    }
    let known = reading.filter(|_| ours).map_or(KEPT, |r| own(r, core, letters));
    // A soft hyphen in what is no word without it was a letter.
    if hyphenated && known < 0 { ILLEGAL } else { known - edge }
}

fn own(reading: Reading, core: &[char], letters: usize) -> i32 {
    let frequency = syllable::frequency(reading);
    if letters == 1 {
        return SHORT;
    }
    if frequency > 0 {
        return points(frequency);
    }
    if syllable::is_legal_reading(reading) {
        return -8;
    }
    if tone::repair(reading, Style::Old).is_some() {
        return 17;
    }
    let (upper, first) = (core.iter().all(|c| c.is_uppercase()), core.first().is_some_and(|c| c.is_uppercase()));
    if upper {
        -5
    } else if first {
        -15
    } else {
        KEPT
    }
}

/// The run without symbols at its ends that ordinary text has there: quotes, bullets, signs before and behind words.
/// A sign that ends a word of TCVN3 (`x·`, `v×`, `Khuª`) or begins one (`¶nh`) stays.
fn trim(run: &[char]) -> &[char] {
    let start = run.iter().position(|c| !opens(c)).unwrap_or(run.len());
    let end = run.iter().rposition(|c| !closes(c)).map_or(start, |at| at + 1);
    run.get(start..end.max(start)).unwrap_or(&[])
}

/// Signs that stand before words.
pub fn opens(c: &char) -> bool {
    matches!(c, '«' | '©' | '¡' | '¿' | '±' | '·' | '×' | '÷' | '\u{2212}' | '\u{2219}' | '-')
}

/// Signs that stand behind words.
pub fn closes(c: &char) -> bool {
    matches!(c, '»' | '®' | '°' | 'º' | '¹' | '²' | '³' | '´' | '-')
}

/// The character that a reader sees: `None` for what is not seen.
#[inline]
fn as_seen(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => return None,
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        'Ƣ' => 'Ư',
        'ƣ' => 'ư',
        'ǎ' => 'ă',
        'Ǎ' => 'Ă',
        'ı' => 'i',
        other => other,
    })
}

/// How well a run reads as a word of another language.
pub fn foreign(run: &[char]) -> i32 {
    let core = trim(run);
    if core.is_empty() {
        return 0;
    }
    if !core.iter().all(|&c| is_letter(c)) {
        return -35;
    }
    if is_odd_case(core.iter().map(|&c| is_upper(c))) {
        return -40;
    }
    if core.iter().all(|&c| letter(c).is_some()) { -8 } else { -6 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(word: &str) -> Vec<char> {
        word.chars().collect()
    }

    #[test]
    fn readings_rank() {
        let tcvn3 = |word: &str| {
            decoded(Encoding::Tcvn3, &run(word)).map(|s| (s.decoded.chars().iter().collect::<String>(), s.score))
        };
        assert_eq!(tcvn3("cña"), Some(("của".into(), 45)));
        assert_eq!(tcvn3("c®a").map(|(text, _)| text), Some("của".into()));
        assert_eq!(tcvn3("truyÞn").map(|(text, _)| text), Some("truyền".into()));
        assert!(tcvn3("Müller").is_some_and(|(_, score)| score < KEPT));
        assert!(unicode(&run("Müller")) == KEPT && unicode(&run("vÊn")) == ILLEGAL);
        assert!(unicode(&run("xã")) == 45 && unicode(&run("cuả")) == 17);
        assert!(foreign(&run("Müller")) > unicode(&run("Müller")));
        assert_eq!(lost_horn(&run("trởng")), Some(run("trưởng")));
        assert_eq!(lost_horn(&run("được")), None);
    }
}
