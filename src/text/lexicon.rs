//! Which syllables Vietnamese uses, and how common they are: the grammar's bases joined with our own list.
//!
//! Data: `syllables.tsv` (onset, then rhyme:tones) and `frequent.tsv` (frequency class, then words), both written for
//! this project. One table answers legal, attested and placement questions in one look-up.

use crate::text::letter::{Tone, letter};
use crate::text::syllable;
use std::sync::LazyLock;

static SYLLABLES: &str = include_str!("syllables.tsv");
static FREQUENT: &str = include_str!("frequent.tsv");

/// The table, made at first use.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// What is known of one toneless syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(u32);

const STOP: u32 = 1 << 8;
const RARE: u32 = 1 << 9;
const CLASSES: u32 = 12;

impl Entry {
    /// What the letters of a toneless syllable tell; nothing of how common it is. `None` without a vowel.
    pub fn of(codes: &[u8], rare: bool) -> Option<Entry> {
        let (new, old) = syllable::placement(codes)?;
        let stop = if syllable::ends_in_stop(codes) { STOP } else { 0 };
        Some(Entry(u32::from(new) | u32::from(old) << 4 | stop | if rare { RARE } else { 0 }))
    }

    /// Letter index of the tone mark in the new style.
    pub fn new_place(self) -> u8 {
        (self.0 & 15) as u8
    }

    /// Letter index of the tone mark in the old style.
    pub fn old_place(self) -> u8 {
        (self.0 >> 4 & 15) as u8
    }

    /// True for rhymes in p, t, c, ch.
    pub fn ends_in_stop(self) -> bool {
        self.0 & STOP != 0
    }

    /// True when the rhyme is outside the strict grammar.
    pub fn is_rare(self) -> bool {
        self.0 & RARE != 0
    }

    /// 3 very common, 2 common, 1 attested, 0 not attested with this tone.
    pub fn frequency(self, tone: Tone) -> u8 {
        (self.0 >> (CLASSES + 2 * tone as u32) & 3) as u8
    }
}

/// Open addressing: keys are packed bases, 0 marks a free slot.
#[derive(Debug)]
pub struct Lexicon {
    keys: Vec<u64>,
    values: Vec<u32>,
}

const SLOTS: usize = 1 << 13;

impl Lexicon {
    /// What is known of a toneless syllable, packed as [`syllable::Reading::base`].
    #[inline]
    pub fn entry(&self, base: u64) -> Option<Entry> {
        let slot = self.slot(base);
        (base != 0 && self.keys.get(slot) == Some(&base)).then(|| Entry(self.values.get(slot).copied().unwrap_or(0)))
    }

    /// Every packed base with its entry, in no useful order; for building other tables.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Entry)> {
        self.keys.iter().zip(&self.values).filter(|(key, _)| **key != 0).map(|(key, value)| (*key, Entry(*value)))
    }

    /// The slot of a base, or the free slot where it would go. The table is never more than half full.
    #[inline]
    fn slot(&self, base: u64) -> usize {
        let mut at = (base.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51) as usize;
        loop {
            match self.keys.get(at & (SLOTS - 1)) {
                Some(&key) if key != base && key != 0 => at += 1,
                _ => return at & (SLOTS - 1),
            }
        }
    }

    fn build() -> Lexicon {
        let mut lexicon = Lexicon { keys: vec![0; SLOTS], values: vec![0; SLOTS] };
        syllable::each_base(|codes, rare| _ = lexicon.add_base(codes, rare));
        for (onset, rhyme, tones) in listed() {
            let mut room = [0; ROOM];
            let codes = gathered(onset.chars().chain(rhyme.chars()).filter_map(letter).map(|l| l.code), &mut room);
            lexicon.attest(codes, tones.bytes().filter_map(tone_of), 1);
        }
        for (class, word) in frequent() {
            lexicon.attest_word(word, class);
        }
        lexicon
    }

    fn add_base(&mut self, codes: &[u8], rare: bool) -> Option<usize> {
        let key = codes.iter().fold(0u64, |key, &code| key << 6 | u64::from(code));
        let slot = self.slot(key);
        if self.keys.get(slot) == Some(&0) {
            let entry = Entry::of(codes, rare)?;
            *self.keys.get_mut(slot)? = key;
            *self.values.get_mut(slot)? = entry.0;
        }
        Some(slot)
    }

    /// Raises the class of a syllable in some tones. A base outside the grammar is added as a rare one.
    fn attest(&mut self, codes: &[u8], tones: impl IntoIterator<Item = Tone>, class: u32) {
        let slot = self.add_base(codes, true);
        let Some(value) = slot.and_then(|slot| self.values.get_mut(slot)) else { return };
        for tone in tones {
            let shift = CLASSES + 2 * tone as u32;
            let known = *value >> shift & 3;
            *value = *value & !(3 << shift) | known.max(class) << shift;
        }
    }

    fn attest_word(&mut self, word: &str, class: u32) {
        let (mut tone, mut room) = (Tone::Level, [0; ROOM]);
        let letters = word.chars().filter_map(letter).inspect(|l| tone = tone.max(l.tone));
        let codes = gathered(letters.map(|l| l.code), &mut room);
        self.attest(codes, [tone], class);
    }
}

/// More letters than any entry has.
const ROOM: usize = 16;

/// The codes one behind the other, without the heap: there are thousands of entries.
fn gathered(codes: impl Iterator<Item = u8>, room: &mut [u8; ROOM]) -> &[u8] {
    let length = room.iter_mut().zip(codes).map(|(slot, code)| *slot = code).count();
    room.get(..length).unwrap_or_default()
}

/// Tones in the list are written as on a Telex keyboard, `0` for none.
fn tone_of(key: u8) -> Option<Tone> {
    Some(match key {
        b'0' => Tone::Level,
        b'f' => Tone::Grave,
        b'r' => Tone::Hook,
        b'x' => Tone::Tilde,
        b's' => Tone::Acute,
        b'j' => Tone::Dot,
        _ => return None,
    })
}

fn rows(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Onset, rhyme and tones.
fn listed() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(SYLLABLES).flat_map(|(onset, rhymes)| {
        let onset = if onset == "-" { "" } else { onset };
        let parts = rhymes.split_whitespace().filter_map(|item| item.split_once(':'));
        parts.map(move |(rhyme, tones)| (onset, rhyme, tones))
    })
}

fn frequent() -> impl Iterator<Item = (u32, &'static str)> {
    rows(FREQUENT)
        .filter_map(|(class, words)| class.parse().ok().map(|class| (class, words)))
        .flat_map(|(class, words)| words.split_whitespace().map(move |word| (class, word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable::{frequency, read};

    #[test]
    fn the_lists_load_whole() {
        let mut count = 0;
        for (onset, rhyme, tones) in listed() {
            let base = format!("{onset}{rhyme}");
            assert!(base.chars().all(|c| letter(c).is_some_and(|l| l.tone == Tone::Level)), "{base}");
            assert!(tones.bytes().all(|t| tone_of(t).is_some()), "{base}:{tones}");
            assert!(read(base.chars()).and_then(|r| r.entry()).is_some(), "{base}");
            count += tones.len();
        }
        assert!(count > 5000, "{count}");
        for (class, word) in frequent() {
            assert!((1..=3).contains(&class), "{word}");
            assert!(read(word.chars()).is_some_and(|r| u32::from(frequency(r)) >= class), "{word}");
        }
    }

    #[test]
    fn listed_syllables_are_legal_save_a_few() {
        let mut outside: Vec<String> = Vec::new();
        for (onset, rhyme, tones) in listed() {
            let base = format!("{onset}{rhyme}");
            let entry = read(base.chars()).and_then(|r| r.entry()).expect("listed");
            for tone in tones.bytes().filter_map(tone_of) {
                if entry.is_rare() || !syllable::takes_tone(entry, tone) {
                    outside.push(base.clone());
                }
            }
        }
        assert!(outside.len() < 60, "{outside:?}");
    }

    #[test]
    fn the_table_is_at_most_half_full() {
        assert!(LEXICON.iter().count() <= SLOTS / 2);
    }
}
