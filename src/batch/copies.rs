//! Plans that are copies of each other: word shingles of the running text, compared pair by pair through an index.

use crate::document::document::Document;
use std::collections::BTreeMap;

/// Words of one shingle.
const SHINGLE: usize = 6;
/// One shingle in this many is kept; which one depends on the text alone.
const SAMPLE: u64 = 4;
/// Fewer kept shingles than this say nothing.
const FEWEST: usize = 20;
/// Share of common shingles (percent) from which two plans are reported.
pub const REPORTED_FROM: u8 = 80;

/// What is kept of a plan to find its copies: sampled shingles, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint(Vec<u64>);

/// Two plans that share most of their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Index of the first.
    pub first: usize,
    /// Index of the second.
    pub second: usize,
    /// Common shingles of the smaller plan, percent.
    pub likeness: u8,
}

impl Fingerprint {
    /// Fingerprint of a document's words; case, punctuation, numbers and the header do not count.
    pub fn of(document: &Document) -> Self {
        let mut words: Vec<u64> = Vec::new();
        for block in &document.blocks {
            let lower = block.norm().to_lowercase();
            words.extend(lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(hash));
        }
        let mut kept: Vec<u64> = words
            .windows(SHINGLE)
            .map(|w| w.iter().fold(17u64, |h, x| (h.rotate_left(7) ^ x).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
            .filter(|h| h >> 7 & (SAMPLE - 1) == 0)
            .collect();
        kept.sort_unstable();
        kept.dedup();
        Fingerprint(kept)
    }
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// All pairs from the reported share on, most alike first.
pub fn pairs(prints: &[Fingerprint]) -> Vec<Pair> {
    let mut index: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (plan, print) in prints.iter().enumerate() {
        for shingle in &print.0 {
            index.entry(*shingle).or_default().push(plan);
        }
    }
    // Wording that a third of a large folder shares comes from the superior's own plan and makes no copy.
    let common = (prints.len() / 3).max(12);
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for plans in index.values().filter(|p| p.len() > 1 && p.len() <= common) {
        for (position, &first) in plans.iter().enumerate() {
            for &second in &plans[position + 1..] {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<Pair> = shared
        .into_iter()
        .filter_map(|((first, second), count)| {
            let smaller = prints[first].0.len().min(prints[second].0.len());
            let likeness = (count * 100 / smaller.max(1)).min(100) as u8;
            (smaller >= FEWEST && likeness >= REPORTED_FROM).then_some(Pair { first, second, likeness })
        })
        .collect();
    pairs.sort_by(|a, b| (b.likeness, a.first, a.second).cmp(&(a.likeness, b.first, b.second)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Block;

    fn print(text: &str) -> Fingerprint {
        Fingerprint::of(&Document { blocks: vec![Block::new(text, None)], ..Document::default() })
    }

    fn long(seed: u32) -> String {
        const WORDS: [&str; 12] =
            ["nhà", "trường", "tổ", "chức", "hội", "nghị", "viên", "giáo", "dục", "học", "sinh", "lớp"];
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            WORDS[(state >> 16) as usize % WORDS.len()]
        };
        (0..400).map(|_| next()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_copy_with_another_name_and_other_numbers_is_found() {
        let original = long(1);
        let copy = format!("Trường Hoa Ban {}", original.replacen("hội nghị", "HỘI NGHỊ 2026", 3));
        let found = pairs(&[print(&original), print(&long(2)), print(&copy)]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].first, found[0].second), (0, 2));
        assert!(found[0].likeness > 90);
    }

    #[test]
    fn short_texts_say_nothing() {
        assert!(pairs(&[print("kế hoạch năm học"), print("kế hoạch năm học")]).is_empty());
    }
}
