//! How much of a demand stands in a place of a plan: weighted telling words. A word that many demands or many places share weighs little.

use super::words::{self, Word};
use std::collections::BTreeMap;

/// The share that a word of the headings above a place adds, compared with the place's own words.
const ABOVE: f64 = 0.7;
/// The share for a word of which one syllable stands there as a word of its own ("cài đặt", "cài"), or the other way round.
const HALF: f64 = 0.5;
/// The share for a word all of whose syllables stand there, in other words ("thiết bị", "thiết bị dạy học").
const SPREAD: f64 = 0.8;
/// The share of its weight that a word of the plans' common subject keeps.
const SUBJECT: f64 = 0.35;

/// A word that weighs no more tells nothing of this demand: every plan on the subject has it.
const TELLING: f64 = 0.8;

/// The words of a place, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bag {
    own: Vec<u64>,
    /// Syllables of its words that are no set phrase.
    parts: Vec<u64>,
    above: Vec<u64>,
}

impl Bag {
    /// The words of a text and of the headings above it.
    pub fn of(text: &str, above: &str) -> Bag {
        let words = words::read(text);
        let parts = sorted(words.iter().flat_map(|w| w.parts.iter().copied()));
        let own = sorted(words.into_iter().map(|w| w.key));
        Bag { own, parts, above: sorted(words::read(above).into_iter().map(|w| w.key)) }
    }

    /// All its words count like those of a heading.
    pub fn keys(&self) -> &[u64] {
        &self.own
    }

    fn shares_a_syllable(&self, word: &Word) -> bool {
        match word.parts.as_slice() {
            [one] => self.parts.binary_search(one).is_ok(),
            [first, second] => [first, second].iter().any(|part| self.own.binary_search(part).is_ok()),
            _ => false,
        }
    }

    /// How far a word stands here: 0 to 1.
    fn holds(&self, word: &Word) -> f64 {
        if self.own.binary_search(&word.key).is_ok() {
            1.0
        } else if self.above.binary_search(&word.key).is_ok() {
            ABOVE
        } else if word.parts.len() > 1 && word.parts.iter().all(|part| self.parts.binary_search(part).is_ok()) {
            SPREAD
        } else if self.shares_a_syllable(word) {
            HALF
        } else {
            0.0
        }
    }
}

fn sorted(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A demand's words with their weights.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    words: Vec<(Word, f64)>,
    total: f64,
}

/// One stretch of a demand between commas, and how much of it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its bytes in the demand's text.
    pub range: std::ops::Range<usize>,
    /// Its weight as a share of the whole demand, 0 to 1.
    pub weight: f64,
    /// The share of its weight that was found, 0 to 1.
    pub found: f64,
    /// Telling words of full class in it.
    pub telling: usize,
}

/// In how many texts each word stands.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    texts: f64,
    of: BTreeMap<u64, f64>,
}

impl Counts {
    /// Counts over bags.
    pub fn of<'b>(bags: impl Iterator<Item = &'b [u64]>) -> Counts {
        let mut counts = Counts::default();
        for bag in bags {
            counts.texts += 1.0;
            for key in bag {
                *counts.of.entry(*key).or_default() += 1.0;
            }
        }
        counts
    }

    /// How rare a word is; one that stands nowhere counts like one that stands once.
    fn rarity(&self, key: u64) -> f64 {
        let count = self.of.get(&key).copied().unwrap_or(1.0).max(1.0);
        (1.0 + self.texts.max(8.0) / count).ln()
    }
}

impl Wanted {
    /// Weighs a demand's words. `subject` holds the sorted words of both plans' subjects.
    pub fn of(text: &str, demands: &Counts, places: &Counts, subject: &[u64]) -> Wanted {
        let mut words: Vec<(Word, f64)> = Vec::new();
        for word in words::read(text) {
            if words.iter().any(|(known, _)| known.key == word.key) {
                continue;
            }
            let rarity = (demands.rarity(word.key) * places.rarity(word.key)).sqrt();
            let common = if subject.binary_search(&word.key).is_ok() { SUBJECT } else { 1.0 };
            let weight = rarity * common * word.class.share();
            words.push((word, weight));
        }
        let total = words.iter().map(|(_, weight)| weight).sum();
        Wanted { words, total }
    }

    /// The weight of all words together.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// The share of the demand that stands in any of the places, 0 to 1.
    pub fn found(&self, bags: &[&Bag]) -> f64 {
        if self.total <= 0.0 {
            return 0.0;
        }
        self.words.iter().map(|(word, weight)| weight * best(word, bags)).sum::<f64>() / self.total
    }

    /// The demand's units and how much of each stands in any of the places.
    pub fn units(&self, bags: &[&Bag]) -> Vec<Unit> {
        let mut units: Vec<(usize, Unit)> = Vec::new();
        for (word, weight) in &self.words {
            let telling = usize::from(tells(word, *weight));
            let found = weight * best(word, bags);
            match units.last_mut() {
                Some((number, unit)) if *number == word.unit => {
                    unit.range.end = word.range.end;
                    unit.weight += weight;
                    unit.found += found;
                    unit.telling += telling;
                }
                _ => units.push((word.unit, Unit { range: word.range.clone(), weight: *weight, found, telling })),
            }
        }
        let whole = if self.total > 0.0 { self.total } else { 1.0 };
        let settle = |(_, unit): (usize, Unit)| Unit {
            found: if unit.weight > 0.0 { unit.found / unit.weight } else { 1.0 },
            weight: unit.weight / whole,
            ..unit
        };
        units.into_iter().map(settle).collect()
    }

    /// How many different words of full class stand in a place.
    pub fn telling_in(&self, bag: &Bag) -> usize {
        self.words.iter().filter(|(word, weight)| tells(word, *weight) && bag.holds(word) > HALF).count()
    }

    /// The share of the telling words' weight that stands in any of the places, 0 to 1; all of it where no word tells.
    pub fn told(&self, bags: &[&Bag]) -> f64 {
        let telling = self.words.iter().filter(|(word, weight)| tells(word, *weight));
        let (all, found) =
            telling.fold((0.0, 0.0), |(all, found), (word, weight)| (all + weight, found + weight * best(word, bags)));
        if all > 0.0 { found / all } else { 1.0 }
    }

    /// How many different words of any class stand in a place itself.
    pub fn words_in(&self, bag: &Bag) -> usize {
        self.words.iter().filter(|(word, _)| bag.holds(word) >= SPREAD).count()
    }

    /// Words of full class.
    pub fn telling(&self) -> usize {
        self.words.iter().filter(|(word, weight)| tells(word, *weight)).count()
    }
}

/// A word of full class that is not of the plans' common subject.
fn tells(word: &Word, weight: f64) -> bool {
    word.class == words::Class::Plain && weight > TELLING
}

fn best(word: &Word, bags: &[&Bag]) -> f64 {
    bags.iter().map(|bag| bag.holds(word)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_matter_in_other_words_is_more_alike_than_another_matter() {
        let wanted = "Tổ chức Tuần lễ hưởng ứng học tập suốt đời, báo cáo kết quả trước ngày 15/10/2026";
        let same = Bag::of("Thư viện chủ trì tổ chức Tuần lễ hưởng ứng học tập suốt đời từ ngày 01/10 đến 07/10", "");
        let other = Bag::of("Tổ chức khám sức khỏe đầu năm học cho học sinh", "");
        let whole = Bag::of(wanted, "");
        let demands = Counts::of([whole.keys()].into_iter());
        let places = Counts::of([same.keys(), other.keys()].into_iter());
        let weighed = Wanted::of(wanted, &demands, &places, &[]);
        assert!(weighed.found(&[&same]) > 0.5);
        assert!(weighed.found(&[&other]) < 0.2);
        assert!((weighed.found(&[&whole]) - 1.0).abs() < 1e-9);
        let missing = weighed.units(&[&same]);
        assert!(missing.iter().any(|unit| unit.found < 0.3 && wanted[unit.range.clone()].contains("áo cáo")));
    }
}
