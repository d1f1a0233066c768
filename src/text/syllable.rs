//! The Vietnamese syllable: reading a token as onset, rhyme and tone, and saying whether it is a legal one.
//!
//! The grammar (onsets, rhymes, which joins which, which tone a rhyme takes) is written here; which syllables really
//! occur is the business of [`crate::text::lexicon`]. Knows no text larger than one token.

use crate::text::letter::{self, Letter, Tone, code, letter};
use crate::text::lexicon::{Entry, LEXICON};
use std::ops::Range;

/// A token read letter by letter. Case is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The letters without tone, six bits each, the last letter lowest.
    pub base: u64,
    /// Number of letters.
    pub len: u8,
    /// The tone of the last letter that has one.
    pub tone: Tone,
    /// The index of that letter.
    pub tone_at: u8,
    /// How many letters carry a tone mark.
    pub tones: u8,
}

/// The letter without its shape under every letter code; đ counts as d.
static BARE: [u8; 64] = bare_codes();

const fn bare_codes() -> [u8; 64] {
    let (mut codes, mut at) = ([0; 64], 0);
    while at < 64 {
        codes[at] = match at as u8 {
            code::D_STROKE => code::D,
            code::A_BREVE | code::A_CIRCUMFLEX => code::A,
            code::E_CIRCUMFLEX => code::E,
            code::O_CIRCUMFLEX | code::O_HORN => code::O,
            code::U_HORN => code::U,
            other => other,
        };
        at += 1;
    }
    codes
}

/// The most letters that a syllable can have room for in a [`Reading`].
pub const MAX_LETTERS: u8 = 10;

impl Reading {
    /// Adds one letter; false when the token has become too long to be a syllable.
    #[inline]
    pub fn push(&mut self, letter: Letter) -> bool {
        if self.len >= MAX_LETTERS {
            return false;
        }
        self.base = self.base << 6 | u64::from(letter.code);
        if letter.tone != Tone::Level {
            self.tone = letter.tone;
            self.tone_at = self.len;
            self.tones += 1;
        }
        self.len += 1;
        true
    }

    /// The letter codes, first letter first.
    pub fn codes(self) -> impl Iterator<Item = u8> {
        (0..self.len).rev().map(move |at| (self.base >> (6 * u32::from(at)) & 63) as u8)
    }

    /// One number for the syllable with its tone, whatever the case and the style of placement.
    pub fn key(self) -> u64 {
        self.base | (self.tone as u64) << 60
    }

    /// One number for the letters without tone and shape; đ counts as d.
    pub fn bare(self) -> u64 {
        let (mut bare, mut rest, mut shift) = (0, self.base, 0);
        while rest != 0 {
            bare |= u64::from(BARE[(rest & 63) as usize]) << shift;
            rest >>= 6;
            shift += 6;
        }
        bare
    }

    /// True when the two spell the same word, each with its tone mark where one of the two styles puts it.
    pub fn spells(self, other: Reading) -> bool {
        let placed = |r: Reading| r.tones == 0 || r.entry().is_none_or(|entry| is_placed(entry, r));
        self.key() == other.key() && placed(self) && placed(other)
    }

    /// What the lexicon knows of the toneless syllable.
    pub fn entry(self) -> Option<Entry> {
        LEXICON.entry(self.base)
    }
}

/// Reads a token. `None` when it is empty, longer than [`MAX_LETTERS`] or has a character that is not a letter.
#[inline]
pub fn read(chars: impl IntoIterator<Item = char>) -> Option<Reading> {
    let mut reading = Reading::default();
    for c in chars {
        if !reading.push(letter(c)?) {
            return None;
        }
    }
    (reading.len > 0).then_some(reading)
}

/// True when the token is a legal syllable with its tone mark where one of the two styles puts it.
///
/// Rare rhymes (`ưm`, `uôp`, `êng`, `ơng` …) count as illegal: `khơng` is a broken `không` far oftener than a word.
///
/// ```
/// use rasoat::text::syllable::is_legal;
/// assert!(is_legal("nghiêng") && is_legal("hòa") && is_legal("hoà") && is_legal("ỦY"));
/// assert!(!is_legal("hòan") && !is_legal("quyêt") && !is_legal("nghành") && !is_legal("plan"));
/// ```
pub fn is_legal(token: &str) -> bool {
    read(token.chars()).is_some_and(is_legal_reading)
}

/// The same as [`is_legal`] for a token already read.
pub fn is_legal_reading(reading: Reading) -> bool {
    let Some(entry) = reading.entry() else {
        return false;
    };
    !entry.is_rare() && takes_tone(entry, reading.tone) && is_placed(entry, reading)
}

/// True when the token is a legal or listed syllable that Vietnamese really uses, whatever the case.
pub fn is_attested(token: &str) -> bool {
    read(token.chars()).is_some_and(|r| frequency(r) > 0)
}

/// How common the token is as a syllable: 3 very common, 2 common, 1 attested, 0 not attested or wrongly marked.
pub fn frequency(reading: Reading) -> u8 {
    reading.entry().filter(|entry| is_placed(*entry, reading)).map_or(0, |entry| entry.frequency(reading.tone))
}

/// A rhyme that ends in p, t, c or ch takes only the acute and the dot below; every other rhyme takes all tones.
pub fn takes_tone(entry: Entry, tone: Tone) -> bool {
    !entry.ends_in_stop() || matches!(tone, Tone::Acute | Tone::Dot)
}

/// True when there is no tone mark, or one where the old or the new style puts it.
pub fn is_placed(entry: Entry, reading: Reading) -> bool {
    match reading.tones {
        0 => true,
        1 => reading.tone_at == entry.new_place() || reading.tone_at == entry.old_place(),
        _ => false,
    }
}

const ONSETS: &str = "b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu";

const RARE_RHYMES: &str = "ưm ưn uôp êc êng ơng ăo âo ôông ôôc";

const GLIDE_RHYMES: &str = "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oăp oe oen oeo oet oem \
    uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyên uyêt uynh uyt uyu uyn uyp";

const QU_RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây âu \
    e en eo et em ec ê êch ên ênh êt êu i it in inh ich ip iu o ơ ơi ơt ôc ôt y yên yêt ynh yt ych yp yn";

/// Onsets before which the glide is free. The others take it in the pairs below only.
const GLIDE_ONSETS: &str = "ch d h kh l ng nh s t th tr x";

const GLIDE_PAIRS: &str = "noa noan noăn nuy buyt boa buy roa ruy roet roen moay muy voan voa voe poa puy poăng phuy \
    goa goat goăm goang đoa đoan đoang đoanh đoai đoat đoac đoe đoet đuy đoăn đoay đuênh";

const Y_BASES: &str = "y hy ky ly my sy ty vy yêm yên yêng yêt yêu";

/// The letter codes of some toneless words.
struct Words(Vec<Vec<u8>>);

impl Words {
    fn of(words: &str) -> Self {
        Words(words.split_whitespace().map(codes_of).collect())
    }
}

fn codes_of(word: &str) -> Vec<u8> {
    word.chars().filter_map(letter).map(|letter| letter.code).collect()
}

/// Gives every legal toneless syllable as its letter codes, those of the strict grammar first; the flag is true for those with a
/// rare rhyme. Some come twice.
pub fn each_base(mut take: impl FnMut(&[u8], bool)) {
    let mut joined = |onset: &[u8], rhyme: &[u8], rare: bool| {
        let mut codes = [0; 2 * MAX_LETTERS as usize];
        let parts = onset.iter().chain(rhyme);
        let length = codes.iter_mut().zip(parts).map(|(slot, code)| *slot = *code).count();
        take(codes.get(..length).unwrap_or_default(), rare);
    };
    let onsets: Vec<(&str, Vec<u8>)> =
        ["", "gi"].into_iter().chain(ONSETS.split_whitespace()).map(|onset| (onset, codes_of(onset))).collect();
    for (rhymes, rare) in [(RHYMES, false), (RARE_RHYMES, true)] {
        let rhymes: Vec<(&str, Vec<u8>)> = rhymes.split_whitespace().map(|rhyme| (rhyme, codes_of(rhyme))).collect();
        for (onset, first) in &onsets {
            for (rhyme, last) in rhymes.iter().filter(|(rhyme, _)| fits(onset, rhyme)) {
                // gi + i… is written with one i.
                let shared = usize::from(*onset == "gi" && rhyme.starts_with('i'));
                joined(first, last.get(shared..).unwrap_or_default(), rare);
            }
        }
        if rare {
            continue;
        }
        let glides = Words::of(GLIDE_RHYMES);
        for onset in std::iter::once(Vec::new()).chain(Words::of(GLIDE_ONSETS).0) {
            glides.0.iter().for_each(|rhyme| joined(&onset, rhyme, false));
        }
        Words::of(QU_RHYMES).0.iter().for_each(|rhyme| joined(&[code::Q, code::U], rhyme, false));
        let whole = Words::of(GLIDE_PAIRS).0.into_iter().chain(Words::of(Y_BASES).0);
        whole.for_each(|base| joined(&[], &base, false));
    }
}

/// Every legal toneless syllable in alphabetical order; the flag is true for those with a rare rhyme.
#[cfg(test)]
pub fn bases() -> Vec<(String, bool)> {
    let mut all: Vec<(String, bool)> = Vec::new();
    let spell = |code: &u8| letter::Letter { code: *code, tone: Tone::Level, upper: false }.char();
    each_base(|codes, rare| all.push((codes.iter().map(spell).collect(), rare)));
    all.sort();
    all.dedup_by(|later, first| later.0 == first.0);
    all
}

/// The spelling rules c/k, g/gh, ng/ngh, and iê written yê when nothing stands before it.
fn fits(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i']);
    match onset {
        "" => !rhyme.starts_with("iê"),
        "k" | "gh" | "ngh" => front,
        "c" | "g" | "ng" => !front,
        _ => true,
    }
}

/// Where the tone mark of a toneless syllable goes: letter index in the new style (hoà) and in the old (hòa).
///
/// Decision 1989/QĐ-BGDĐT (2018), article 8, for the new style; the styles differ in open `oa`, `oe`, `uy` only.
pub fn placement(codes: &[u8]) -> Option<(u8, u8)> {
    let vowels = nucleus(codes);
    let at = |index: usize| codes.get(index).copied().unwrap_or(0);
    if let Some(shaped) = vowels.clone().rev().find(|&i| letter::is_shaped(at(i))) {
        return both(shaped);
    }
    let (first, second) = (vowels.start, vowels.start + 1);
    match (vowels.len(), at(first), at(second)) {
        (0, ..) => None,
        (1, ..) => both(first),
        (2, code::O, code::A | code::E) | (2, code::U, code::Y) if vowels.end == codes.len() => {
            Some((second as u8, first as u8))
        }
        (2, ..) if vowels.end == codes.len() => both(first),
        _ => both(second),
    }
}

fn both(at: usize) -> Option<(u8, u8)> {
    Some((at as u8, at as u8))
}

/// The indices of the vowel letters after the onset; the u of qu and the i of gi before a vowel belong to the onset.
fn nucleus(codes: &[u8]) -> Range<usize> {
    let at = |index: usize| codes.get(index).copied().unwrap_or(0);
    let onset = match (at(0), at(1)) {
        (code::Q, code::U) => 2,
        (code::G, code::I) if letter::is_vowel(at(2)) => 2,
        _ => codes.iter().position(|&c| letter::is_vowel(c)).unwrap_or(codes.len()),
    };
    let vowels = codes.get(onset..).unwrap_or_default().iter().take_while(|code| letter::is_vowel(**code)).count();
    onset..onset + vowels
}

/// True when a toneless syllable ends in p, t, c or ch.
pub fn ends_in_stop(codes: &[u8]) -> bool {
    match codes {
        [.., code::C, code::H] | [.., code::C | code::P | code::T] => codes.iter().any(|&c| letter::is_vowel(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_has_its_known_size() {
        let bases = bases();
        let strict = bases.iter().filter(|(_, rare)| !rare).count();
        assert_eq!((strict, bases.len()), (3379, 3617));
    }

    #[test]
    fn tone_places() {
        let place = |base: &str| {
            let codes: Vec<u8> = base.chars().filter_map(|c| letter(c).map(|l| l.code)).collect();
            placement(&codes)
        };
        for (base, new, old) in [
            ("hoa", 2, 1),
            ("hoan", 2, 2),
            ("thuy", 3, 2),
            ("quy", 2, 2),
            ("gia", 2, 2),
            ("gi", 1, 1),
            ("gin", 1, 1),
            ("giêng", 2, 2),
            ("mua", 1, 1),
            ("ngoai", 3, 3),
            ("khuyu", 3, 3),
            ("nươc", 2, 2),
            ("xoong", 2, 2),
            ("y", 0, 0),
            ("yêu", 1, 1),
        ] {
            assert_eq!(place(base), Some((new, old)), "{base}");
        }
        assert_eq!(place("bcd"), None);
        assert_eq!(place(""), None);
    }

    #[test]
    fn legal_and_illegal() {
        for good in ["Việt", "nghĩa", "khuỷu", "xoong", "giêng", "gì", "quốc", "ỷ", "loà", "lòa", "ÔNG", "ngoằn", "an"]
        {
            assert!(is_legal(good), "{good}");
        }
        for bad in ["", "quyêt", "khơng", "xă", "nghành", "cuả", "gìa", "tóan", "Đurađ", "hốà", "thưc", "ngiêm", "kông"]
        {
            assert!(!is_legal(bad), "{bad}");
        }
    }
}
