//! Names of files that are written one a plan, made from the plans' own names: no two alike, whatever folders the plans come from.

use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Longest stem in bytes; file systems take 255 for the whole name, and a temporary name is a little longer.
const LONGEST: usize = 180;

/// A stem for every input, in their order. Plans of one name get their folder's name before it, else their ending
/// behind it, else a number. Compared without regard to capitals, as Windows and macOS do.
pub fn stems(inputs: &[String]) -> Vec<String> {
    let parts: Vec<Parts> = inputs.iter().map(|name| Parts::of(name)).collect();
    let mut stems: Vec<String> = parts.iter().map(|p| p.stem.clone()).collect();
    widen(&mut stems, &parts, |p| p.folder.as_str(), |p| format!("{}-{}", p.folder, p.stem));
    widen(&mut stems, &parts, |p| p.ending.as_str(), |p| format!("{}-{}", p.stem, p.ending));
    let stems: Vec<String> = stems.into_iter().map(|s| shortened(&s)).collect();
    numbered(stems)
}

/// What a name is made of; nothing in it that a file system refuses.
struct Parts {
    folder: String,
    stem: String,
    ending: String,
}

impl Parts {
    fn of(name: &str) -> Parts {
        let mut levels = name.rsplit(['/', '\\']);
        let file = levels.next().unwrap_or("");
        // A line of a text file is named `file.txt:12`.
        let (file, line) = match file.rsplit_once(':') {
            Some((file, line)) if !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()) => (file, Some(line)),
            _ => (file, None),
        };
        let (stem, ending) = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((file, ""));
        let stem = line.map_or(stem.to_owned(), |line| format!("{stem}-{line}"));
        let stem = if stem == "-" { "stdin".to_owned() } else { clean(&stem) };
        let stem = if stem.is_empty() { "ke-hoach".to_owned() } else { stem };
        let folder = levels.find(|level| !matches!(*level, "" | "." | "..")).map(clean).unwrap_or_default();
        Parts { folder, stem, ending: clean(ending) }
    }
}

/// Without the characters that Windows forbids in names, nor blanks and stops at the ends.
fn clean(text: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let text: String = text.nfc().map(|c| if forbidden(c) { '-' } else { c }).collect();
    text.trim_matches([' ', '.']).to_owned()
}

fn shortened(stem: &str) -> String {
    let mut end = stem.len().min(LONGEST);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    stem.get(..end).unwrap_or(stem).trim_end_matches([' ', '.']).to_owned()
}

fn key(stem: &str) -> String {
    stem.to_lowercase()
}

/// Gives stems that are alike a longer form where `part` tells all plans of that name apart.
fn widen(stems: &mut [String], parts: &[Parts], part: impl Fn(&Parts) -> &str, form: impl Fn(&Parts) -> String) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, stem) in stems.iter().enumerate() {
        alike.entry(key(stem)).or_default().push(index);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let told: BTreeSet<String> = group.iter().filter_map(|i| parts.get(*i)).map(|p| key(part(p))).collect();
        if told.len() == group.len() && !told.contains("") {
            for index in group {
                if let (Some(stem), Some(parts)) = (stems.get_mut(index), parts.get(index)) {
                    *stem = form(parts);
                }
            }
        }
    }
}

/// The first of a name keeps it, the others get `-2`, `-3` … where nobody else has that name.
fn numbered(stems: Vec<String>) -> Vec<String> {
    let whole: BTreeSet<String> = stems.iter().map(|s| key(s)).collect();
    let mut given = BTreeSet::new();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    stems
        .into_iter()
        .map(|stem| {
            if given.insert(key(&stem)) {
                return stem;
            }
            let count = next.entry(key(&stem)).or_insert(1);
            loop {
                *count += 1;
                let name = format!("{stem}-{count}");
                if !whole.contains(&key(&name)) && given.insert(key(&name)) {
                    return name;
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(inputs: &[&str]) -> Vec<String> {
        stems(&inputs.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_name_is_kept_while_it_is_the_only_one() {
        assert_eq!(of(&["plans/Kế hoạch 12.v2.docx", "b.pdf"]), ["Kế hoạch 12.v2", "b"]);
        assert_eq!(of(&["-", "l.txt:3", "C:\\KH\\a?b.docx", ".docx", ""]), ["stdin", "l-3", "a-b", "docx", "ke-hoach"]);
    }

    #[test]
    fn plans_of_one_name_are_told_apart() {
        assert_eq!(of(&["thcs-a/ke-hoach.docx", "thcs-b/Ke-hoach.docx"]), ["thcs-a-ke-hoach", "thcs-b-Ke-hoach"]);
        assert_eq!(of(&["x/kh.docx", "x/kh.pdf"]), ["kh-docx", "kh-pdf"]);
        assert_eq!(of(&["a/x/kh.docx", "b/x/kh.docx", "kh-2.md"]), ["kh", "kh-3", "kh-2"]);
    }

    proptest! {
        #[test]
        fn no_two_are_alike(inputs in proptest::collection::vec("[aẢ/.: -]{0,6}|[ab]/[kK]\\.(docx|pdf)|k-[23]", 0..12)) {
            let stems = stems(&inputs);
            let keys: BTreeSet<String> = stems.iter().map(|s| key(s)).collect();
            prop_assert_eq!(keys.len(), inputs.len());
            prop_assert!(stems.iter().all(|s| !s.is_empty() && !s.contains(['/', ':'])));
        }
    }
}
