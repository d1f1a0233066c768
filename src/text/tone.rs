//! Where the tone mark stands: mending a mark that no style allows, and changing one style into the other.
//!
//! Works on one token that has been read; knows nothing of names, neighbours or documents.

use crate::text::letter::{self, Tone, code};
use crate::text::syllable::{self, Reading};

/// The two ways to write open `oa`, `oe`, `uy` with a tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// hòa, khỏe, thủy: what laws and most offices write.
    Old,
    /// hoà, khoẻ, thuỷ: Decision 1989/QĐ-BGDĐT (2018), article 8.
    New,
}

/// The letter index where the tone mark must move, when the written form is legal in neither style and the syllable has
/// one reading. `open` decides open `oa`, `oe`, `uy`, where both styles would be legal.
pub fn repair(reading: Reading, open: Style) -> Option<u8> {
    if reading.tones != 1 {
        return None;
    }
    let Some(entry) = reading.entry() else { return repair_highland(reading, open) };
    if syllable::is_placed(entry, reading) || !syllable::takes_tone(entry, reading.tone) || is_gia_word(reading) {
        return None;
    }
    Some(match open {
        Style::Old => entry.old_place(),
        Style::New => entry.new_place(),
    })
}

/// Names of the Highlands put a consonant before r or l (Krái, Plei): the rest of the word has to be a syllable.
fn repair_highland(reading: Reading, open: Style) -> Option<u8> {
    let codes: Vec<u8> = reading.codes().collect();
    let [first, second, ..] = codes.as_slice() else { return None };
    let cluster = !letter::is_vowel(*first) && matches!(*second, code::R | code::L) && *first != code::T;
    if !cluster || reading.tone_at == 0 {
        return None;
    }
    let base = codes.iter().skip(1).fold(0, |base, &letter_code| base << 6 | u64::from(letter_code));
    let rest = Reading { base, len: reading.len - 1, tone_at: reading.tone_at - 1, ..reading };
    rest.entry().filter(|entry| !entry.is_rare())?;
    repair(rest, open).map(|at| at + 1)
}

/// "gịa" (in "giặt gịa") is g + ịa against the rule of gi.
fn is_gia_word(reading: Reading) -> bool {
    reading.tone == Tone::Dot && reading.len == 3 && reading.tone_at == 1 && reading.codes().eq([17, 6, 1])
}

/// The style of a token whose two styles differ; `None` when they agree or the mark is misplaced.
pub fn style(reading: Reading) -> Option<Style> {
    let entry = reading.entry()?;
    if reading.tones != 1 || entry.new_place() == entry.old_place() {
        return None;
    }
    match reading.tone_at {
        at if at == entry.new_place() => Some(Style::New),
        at if at == entry.old_place() => Some(Style::Old),
        _ => None,
    }
}

/// The letter index where `wanted` puts the mark of a token written in the other style.
pub fn restyle(reading: Reading, wanted: Style) -> Option<u8> {
    let entry = reading.entry()?;
    style(reading).filter(|written| *written != wanted).map(|_| match wanted {
        Style::Old => entry.old_place(),
        Style::New => entry.new_place(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable::read;

    #[test]
    fn repairs_only_what_no_style_allows() {
        let target = |token: &str| read(token.chars()).and_then(|r| repair(r, Style::Old));
        assert_eq!(target("hòan"), Some(2));
        assert_eq!(target("lựơng"), Some(2));
        assert_eq!(target("qúy"), Some(2));
        assert_eq!(target("gìa"), Some(2));
        assert_eq!(target("Nguỹên"), Some(4));
        for kept in ["hòa", "hoà", "gịa", "của", "quý", "Raúl", "đía", "hồà"] {
            assert_eq!(target(kept), None, "{kept}");
        }
    }

    #[test]
    fn styles() {
        let of = |token: &str| read(token.chars()).and_then(style);
        assert_eq!(of("hòa"), Some(Style::Old));
        assert_eq!(of("thuỷ"), Some(Style::New));
        assert_eq!(of("quý"), None);
        assert_eq!(read("hoà".chars()).and_then(|r| restyle(r, Style::Old)), Some(1));
        assert_eq!(read("hoà".chars()).and_then(|r| restyle(r, Style::New)), None);
    }
}
