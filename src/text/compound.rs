//! Common two-syllable words: they decide where two readings of a syllable are both legal.
//!
//! Data: `compounds.txt`, written for this project. A pair is known in every case and in both tone styles.

use crate::text::letter::{Letter, letter};
use crate::text::sieve::Sieve;
use crate::text::syllable::{self, Reading};
use std::sync::LazyLock;

static COMPOUNDS: &str = include_str!("compounds.txt");

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

struct Table {
    /// Pairs of syllable keys, sorted.
    pairs: Vec<(u64, u64)>,
    sieve: Sieve,
    /// Pairs of keys without any mark, sorted, with the words.
    bare: Vec<(u64, u64, &'static str)>,
}

impl Table {
    fn build() -> Table {
        let words = COMPOUNDS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
        let mut table = Table { pairs: Vec::new(), sieve: Sieve::of([]), bare: Vec::new() };
        for word in words.map(str::trim) {
            let Some((first, second)) = word.split_once(' ') else { continue };
            let read = |part: &str| syllable::read(part.chars());
            if let (Some(a), Some(b)) = (read(first), read(second)) {
                table.pairs.push((a.key(), b.key()));
                table.bare.push((a.bare(), b.bare(), word));
            }
        }
        table.pairs.sort_unstable();
        table.sieve = Sieve::of(table.pairs.iter().copied());
        table.bare.sort_unstable();
        table
    }
}

/// True when two neighbouring syllables make a common word.
pub fn is_known(first: Reading, second: Reading) -> bool {
    let pair = (first.key(), second.key());
    TABLE.sieve.passes(pair) && TABLE.pairs.binary_search(&pair).is_ok()
}

/// The common words that two syllables would be if all marks were forgotten, in alphabetical order of the list's keys.
pub fn without_marks(first: Reading, second: Reading) -> impl Iterator<Item = (&'static str, &'static str)> {
    let wanted = (first.bare(), second.bare());
    let start = TABLE.bare.partition_point(|(a, b, _)| (*a, *b) < wanted);
    let found = TABLE.bare.get(start..).unwrap_or(&[]).iter().take_while(move |(a, b, _)| (*a, *b) == wanted);
    found.filter_map(|(_, _, word)| word.split_once(' '))
}

/// A word's letters in the case of another word: `ủy ban` after the pattern of `Uy BAN`.
pub fn in_case_of(word: &str, pattern: &[char]) -> Vec<char> {
    let all = pattern.len() > 1 && pattern.iter().all(|c| c.is_uppercase());
    let first = pattern.first().is_some_and(|c| c.is_uppercase());
    let raise = |(at, c): (usize, char)| match letter(c) {
        Some(l) => Letter { upper: all || (first && at == 0), ..l }.char(),
        None => c,
    };
    word.chars().enumerate().map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str) -> (Reading, Reading) {
        (syllable::read(a.chars()).expect("a"), syllable::read(b.chars()).expect("b"))
    }

    #[test]
    fn known_pairs() {
        let known = |a, b| {
            let (a, b) = pair(a, b);
            is_known(a, b)
        };
        assert!(known("tồn", "tại") && known("Ủy", "ban") && known("uỷ", "ban") && known("HÒA", "GIẢI"));
        assert!(!known("toàn", "tại"));
        let (a, b) = pair("uy", "ban");
        assert_eq!(without_marks(a, b).collect::<Vec<_>>(), [("ủy", "ban")]);
        assert_eq!(in_case_of("ủy", &['U', 'y']), ['Ủ', 'y']);
    }

    #[test]
    fn every_entry_is_two_attested_syllables() {
        for word in COMPOUNDS.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split(", ")) {
            let parts: Vec<&str> = word.split(' ').collect();
            assert_eq!(parts.len(), 2, "{word}");
            assert!(parts.iter().all(|part| syllable::is_attested(part)), "{word}");
        }
        assert!(TABLE.pairs.len() > 1200);
    }
}
