//! From a text to its telling words: one key a word or set phrase, ways of writing made one, filler left out.
//!
//! Data: `words.tsv` (what says nothing, what says little, what means the same), written for this project. Knows no plan and no document.

use crate::extract::tasks::verb::is_verb;
use crate::text::compound;
use crate::text::syllable;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static SOURCE: &str = include_str!("words.tsv");

static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::build);

/// How much a word tells of the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Says nothing and is left out.
    Drop,
    /// Stands in every plan.
    Weak,
    /// What is done: often written with another verb.
    Verb,
    /// As telling as any word.
    Plain,
}

impl Class {
    /// The share of its weight that a word of this class keeps.
    pub fn share(self) -> f64 {
        match self {
            Class::Drop => 0.0,
            Class::Weak => 0.25,
            Class::Verb => 0.5,
            Class::Plain => 1.0,
        }
    }
}

/// One telling word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The same for all ways of writing it.
    pub key: u64,
    /// Keys of its syllables, for words that share some; none for words that say little.
    pub parts: Vec<u64>,
    /// How much it tells.
    pub class: Class,
    /// Number of the unit (a stretch between commas or "và") that holds it.
    pub unit: usize,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Ways of writing, by first syllable, longest first.
struct Phrases {
    by_first: BTreeMap<String, Vec<Entry>>,
}

struct Entry {
    rest: Vec<String>,
    key: u64,
    class: Class,
}

impl Phrases {
    fn build() -> Phrases {
        let mut by_first: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let class = match columns.next() {
                Some("drop") => Class::Drop,
                Some("weak") => Class::Weak,
                Some("verb") => Class::Verb,
                _ => Class::Plain,
            };
            let Some(head) = columns.next() else { continue };
            let others = columns.next().unwrap_or_default().split(", ").filter(|o| !o.is_empty());
            let key = hash(head);
            for way in std::iter::once(head).chain(others) {
                let mut syllables = way.split(|c: char| !c.is_alphanumeric()).filter(|s| !s.is_empty()).map(folded);
                if let Some(first) = syllables.next() {
                    by_first.entry(first).or_default().push(Entry { rest: syllables.collect(), key, class });
                }
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Phrases { by_first }
    }

    /// The longest set phrase at the start of the syllables: how many syllables, and what it is.
    fn longest(&self, syllables: &[Syllable<'_>]) -> Option<(usize, &Entry)> {
        let first = syllables.first()?;
        let entries = self.by_first.get(&first.small)?;
        let fits = |entry: &&Entry| {
            let rest = syllables.get(1..=entry.rest.len());
            rest.is_some_and(|rest| rest.iter().zip(&entry.rest).all(|(have, want)| have.small == *want))
        };
        entries.iter().find(fits).map(|entry| (entry.rest.len() + 1, entry))
    }
}

struct Syllable<'t> {
    small: String,
    text: &'t str,
    range: Range<usize>,
    /// A comma, semicolon, colon or full stop stands before it.
    breaks: bool,
}

/// The telling words of a text in order. Linear in its length.
pub fn read(text: &str) -> Vec<Word> {
    let syllables = syllables(text);
    let mut words = Vec::new();
    let (mut at, mut unit) = (0, 0);
    while let Some(first) = syllables.get(at) {
        if first.breaks || matches!(first.small.as_str(), "và" | "hoặc" | "kèm") {
            unit += 1;
        }
        let set =
            PHRASES.longest(&syllables[at..]).filter(|(length, _)| *length > 1 || !opens_compound(&syllables[at..]));
        let (length, key, class, parts) = match set {
            Some((length, entry)) => {
                let own = if entry.class == Class::Plain { &syllables[at..at + length] } else { &[] };
                (length, entry.key, entry.class, own.iter().map(|s| hash(&s.small)).collect())
            }
            None => plain(&syllables[at..]),
        };
        if class != Class::Drop {
            let last = syllables.get(at + length - 1).unwrap_or(first);
            words.push(Word { key, parts, class, unit, range: first.range.start..last.range.end });
        }
        at += length.max(1);
    }
    words
}

/// A compound of two syllables or one syllable; what holds a digit tells nothing here, numbers are compared elsewhere.
fn plain(syllables: &[Syllable<'_>]) -> (usize, u64, Class, Vec<u64>) {
    let Some(first) = syllables.first() else { return (1, 0, Class::Drop, Vec::new()) };
    if first.small.bytes().any(|b| b.is_ascii_digit()) {
        return (1, 0, Class::Drop, Vec::new());
    }
    if let Some(second) = syllables.get(1).filter(|s| !s.breaks) {
        let both = format!("{} {}", first.small, second.small);
        let verb = is_verb(&both);
        if verb || is_compound(first.text, second.text) {
            let class = if verb { Class::Verb } else { Class::Plain };
            return (2, hash(&both), class, vec![hash(&first.small), hash(&second.small)]);
        }
    }
    let key = hash(&first.small);
    let class = if is_verb(&first.small) { Class::Verb } else { Class::Plain };
    (1, key, class, vec![key])
}

/// Two syllables that make one word: "số liệu" is no "số".
fn opens_compound(syllables: &[Syllable<'_>]) -> bool {
    match syllables {
        [first, second, ..] if !second.breaks => is_compound(first.text, second.text),
        _ => false,
    }
}

fn is_compound(first: &str, second: &str) -> bool {
    match (syllable::read(first.chars()), syllable::read(second.chars())) {
        (Some(a), Some(b)) => compound::is_known(a, b),
        _ => false,
    }
}

fn syllables(text: &str) -> Vec<Syllable<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut breaks = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let word = &text[from..at];
            found.push(Syllable { small: folded(word), text: word, range: from..at, breaks });
            breaks = false;
        }
        breaks |= matches!(c, ',' | ';' | ':' | '.' | '(' | ')');
    }
    found
}

/// Small letters, one place of the tone mark, `i` for `y` behind one consonant.
fn folded(word: &str) -> String {
    const PLACES: &[(&str, &str)] = &[
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    const Y: &[(char, char)] = &[('y', 'i'), ('ý', 'í'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];
    let mut small = word.to_lowercase();
    if let Some((new, old)) = PLACES.iter().find(|(new, _)| small.ends_with(new)) {
        small.truncate(small.len() - new.len());
        small.push_str(old);
    }
    let mut chars = small.chars();
    if let (Some(consonant), Some(vowel), None) = (chars.next(), chars.next(), chars.next())
        && "hklmst".contains(consonant)
        && let Some((_, i)) = Y.iter().find(|(y, _)| *y == vowel)
    {
        return [consonant, *i].iter().collect();
    }
    small
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        read(text).into_iter().map(|w| w.key).collect()
    }

    #[test]
    fn ways_of_writing_are_one() {
        assert_eq!(keys("phòng cháy, chữa cháy"), keys("PCCC"));
        assert_eq!(keys("Kiện toàn Ban chỉ đạo"), keys("thành lập ban chỉ đạo"));
        assert_eq!(keys("kỹ luật, hoà giải"), keys("kĩ luật, hòa giải"));
    }

    #[test]
    fn filler_dates_and_numbers_are_left_out() {
        assert!(read("Các trường tổ chức thực hiện hiệu quả trước ngày 20/9/2025, ít nhất 02 lần").is_empty());
    }

    #[test]
    fn units_end_at_commas_and_at_the_word_and() {
        let words = read("niêm yết nội quy, sao lưu dữ liệu và diệt lăng quăng");
        assert_eq!(words.first().map(|w| w.unit), Some(0));
        assert_eq!(words.last().map(|w| w.unit), Some(2));
    }

    #[test]
    fn every_row_of_the_data_is_whole() {
        for line in SOURCE.lines().filter(|l| !l.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 || columns.len() == 2, "{line}");
            assert!(["drop", "weak", "verb", "plain"].contains(&columns[0]), "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_its_ranges_are_of_the_text(text in ".{0,200}") {
            for word in read(&text) {
                proptest::prop_assert!(text.get(word.range).is_some());
            }
        }
    }
}
