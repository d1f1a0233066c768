//! Letters that a conversion lost or changed: ư gone from the whole text (`Nhà nớc`), letters that a VNI converter made or
//! left (`cĩ`, `nghó`, `chiến só`).

use crate::text::legacy::damaged;
use crate::text::legacy::score;
use crate::text::letter::{Letter, Tone, code, letter, lower, upper};
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::syllable::{self, Reading};

/// Proposes the letters back.
pub fn find(desk: &mut Desk) {
    // The ư that a converter drops has no tone (it is the soft hyphen of TCVN3): ừ ứ ử ữ ự say nothing.
    let horn = desk.text.chars().any(|c| letter(c).is_some_and(|l| l.code == code::U_HORN && l.tone == Tone::Level));
    let doubts: Vec<Doubt> = (0..desk.words.len()).filter_map(|at| doubt(desk, at)).collect();
    let losses = doubts.iter().filter(|d| !d.legal && d.restored.is_some()).count();
    for doubt in doubts {
        let lost = doubt.restored.as_ref().filter(|_| !horn);
        let lost = lost.filter(|word| !doubt.legal || (losses > 1 && joins(desk, doubt.at, word)));
        let made = doubt.made.as_ref().filter(|word| !doubt.legal || joins(desk, doubt.at, word));
        let (word, rule) = match (lost, made) {
            (Some(lost), Some(made)) if worth(desk, doubt.at, made) > worth(desk, doubt.at, lost) => {
                (made, Rule::VniLeftOver)
            }
            (Some(lost), _) => (lost, Rule::LostHorn),
            (None, Some(made)) => (made, Rule::VniLeftOver),
            (None, None) => continue,
        };
        if let Some(place) = desk.words.get(doubt.at) {
            desk.propose(place.range.clone(), word.iter().collect::<String>(), rule);
        }
    }
    if !horn && losses > 0 {
        bare_consonants(desk);
    }
}

/// A word that may have lost something.
struct Doubt {
    at: usize,
    /// With its ư back.
    restored: Option<Vec<char>>,
    /// With the letters back that a VNI converter changed or left.
    made: Option<Vec<char>>,
    legal: bool,
}

fn doubt(desk: &Desk, at: usize) -> Option<Doubt> {
    let chars = desk.letters(at);
    if !chars
        .iter()
        .any(|&c| matches!(lower(c), 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' | 'ĩ' | 'ị' | 'ồ' | 'ố' | 'ỗ' | 'ó' | 'ò'))
    {
        return None;
    }
    let reading = syllable::read(chars.iter().copied())?;
    let legal = syllable::is_legal_reading(reading);
    let restored = score::lost_horn(&chars);
    let converted = damaged::vni_reading(&chars).map(|(word, _)| word);
    let made = converted.or_else(|| left_over(&chars));
    (restored.is_some() || made.is_some()).then_some(Doubt { at, restored, made, legal })
}

/// ó for ĩ, ò for ị: single VNI codes that no converter touched.
fn left_over(chars: &[char]) -> Option<Vec<char>> {
    let turned = |c: &char| {
        let made = match lower(*c) {
            'ó' => 'ĩ',
            'ò' => 'ị',
            other => return if other == lower(*c) { *c } else { other },
        };
        if c.is_uppercase() { upper(made) } else { made }
    };
    let word: Vec<char> = chars.iter().map(turned).collect();
    let reading = syllable::read(word.iter().copied())?;
    (word != chars && syllable::frequency(reading) > 0).then_some(word)
}

/// True when a word in this place makes a common word with a neighbour, and what stands there does not.
fn joins(desk: &Desk, at: usize, word: &[char]) -> bool {
    let written = desk.words.get(at).map_or("", |w| w.text(desk.text));
    desk.joins(at, &word.iter().collect::<String>()) && !desk.joins(at, written)
}

fn worth(desk: &Desk, at: usize, word: &[char]) -> u8 {
    let frequency = syllable::read(word.iter().copied()).map_or(0, syllable::frequency);
    frequency + if desk.joins(at, &word.iter().collect::<String>()) { 4 } else { 0 }
}

/// `nh`, `th`, `t`: words that were nothing but consonants and ư.
fn bare_consonants(desk: &mut Desk) {
    for at in 0..desk.words.len() {
        let chars = desk.letters(at);
        let small = chars.iter().all(char::is_ascii_lowercase) && chars.len() < 3;
        if !small || desk.words.get(at).is_some_and(|w| w.reading.and_then(Reading::entry).is_some()) {
            continue;
        }
        let horn = Letter { code: code::U_HORN, tone: Tone::Level, upper: false }.char();
        let word: Vec<char> = chars.iter().copied().chain(std::iter::once(horn)).collect();
        let common = syllable::read(word.iter().copied()).is_some_and(|r| syllable::frequency(r) > 1);
        if let (true, Some(place)) = (common, desk.words.get(at)) {
            desk.propose(place.range.clone(), word.iter().collect::<String>(), Rule::LostHorn);
        }
    }
}
