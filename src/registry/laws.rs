//! Names of laws, codes and ordinances, for citations by name alone.

use super::spelling;
use super::table::{data, field, list};
use std::sync::LazyLock;

/// A name to be found word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawName {
    /// `Luật`, `Bộ luật`, `Pháp lệnh`.
    pub kind: &'static str,
    /// The right name without the type: `Phòng, chống tham nhũng`.
    pub name: &'static str,
    /// The words of this spelling, folded.
    pub words: Vec<String>,
    /// For every word: whether a comma may follow it in the text.
    pub commas: Vec<bool>,
}

static NAMES: LazyLock<Vec<LawName>> = LazyLock::new(|| {
    let mut names: Vec<LawName> = data(include_str!("laws.tsv")).flat_map(parse).collect();
    names.sort_by(|a, b| (a.kind, &a.words).cmp(&(b.kind, &b.words)));
    names.dedup_by(|again, first| {
        let same = (again.kind, &again.words) == (first.kind, &first.words);
        if same {
            first.commas.iter_mut().zip(&again.commas).for_each(|(a, b)| *a |= b); // spelled with and without a comma
        }
        same
    });
    names
});

fn parse((_, f): (usize, Vec<&'static str>)) -> Vec<LawName> {
    let (kind, name) = (field(&f, 0), field(&f, 1));
    std::iter::once(name).chain(list(field(&f, 2))).map(|spelled| split(kind, name, spelled)).collect()
}

fn split(kind: &'static str, name: &'static str, spelled: &str) -> LawName {
    let (mut words, mut commas) = (Vec::new(), Vec::new());
    for part in spelled.split_inclusive([' ', ',', '/', '-', '&']) {
        let word = spelling::name(part);
        if !word.is_empty() {
            words.push(word);
            commas.push(part.ends_with([',', '/', '-', '&']));
        } else if let Some(last) = commas.last_mut() {
            *last = true;
        }
    }
    LawName { kind, name, words, commas }
}

/// Every spelling, sorted by type and words.
pub fn all() -> &'static [LawName] {
    &NAMES
}

/// The spellings of a type that begin with a folded word.
pub fn beginning(kind: &str, word: &str) -> &'static [LawName] {
    let before = |n: &LawName| (n.kind, n.words.first().map_or("", String::as_str)) < (kind, word);
    let until = |n: &LawName| (n.kind, n.words.first().map_or("", String::as_str)) <= (kind, word);
    let start = NAMES.partition_point(before);
    let end = NAMES.partition_point(until);
    NAMES.get(start..end).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_first_word() {
        let found = beginning("Luật", "phong");
        assert!(found.iter().any(|n| n.name == "Phòng, chống tham nhũng"));
        assert!(beginning("Bộ luật", "lao").iter().any(|n| n.name == "Lao động"));
        assert!(beginning("Luật", "xyz").is_empty());
        for pair in all().windows(2) {
            assert!((pair[0].kind, &pair[0].words) < (pair[1].kind, &pair[1].words), "twice: {}", pair[1].name);
        }
    }
}
