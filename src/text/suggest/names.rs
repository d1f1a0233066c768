//! Names of places typed without marks: resolved by the one accented form that the text itself has, else by the list.
//!
//! Data: `places.txt`, names of units; where two names are the same without marks, the first of the list is proposed.

use crate::text::fold;
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::words::{self, Case};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PLACES: &str = include_str!("places.txt");

static BY_KEY: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let names = PLACES.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
    let mut places = BTreeMap::new();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        places.entry(fold::unaccented(name)).or_insert(name);
    }
    places
});

/// Words behind which a place name stands.
const UNITS: [&str; 14] =
    ["xã", "phường", "huyện", "quận", "tỉnh", "phố", "trấn", "thôn", "ấp", "trường", "thpt", "thcs", "học", "non"];

/// True for a word behind which a place name stands, in any case.
pub fn is_unit(word: &str) -> bool {
    UNITS.contains(&word.to_lowercase().as_str())
}

/// Proposes the accented form of names without any mark.
pub fn find(desk: &mut Desk) {
    let known = accented(desk);
    for at in 1..desk.words.len() {
        let unit = desk.words.get(at - 1).is_some_and(|w| is_unit(w.text(desk.text)));
        if !unit || !desk.words.get(at).is_some_and(|w| w.follows) {
            continue;
        }
        for len in [3, 2, 1] {
            let Some((range, key)) = bare_name(desk, at, len) else { continue };
            let own =
                known.get(&key).and_then(|forms| (forms.len() == 1).then(|| forms.iter().next().cloned()).flatten());
            let listed = || BY_KEY.get(&key).map(|name| (*name).to_owned());
            if let Some(name) = own.or_else(listed) {
                desk.propose(range, name, Rule::Name);
                break;
            }
        }
    }
}

/// `len` capitalised words without marks from a place on, and their key.
fn bare_name(desk: &Desk, at: usize, len: usize) -> Option<(std::ops::Range<usize>, String)> {
    let slice = desk.words.get(at..at + len)?;
    let titled = slice.iter().all(|w| words::case(w.text(desk.text)) == Case::Title && w.text(desk.text).is_ascii());
    let joined = slice.iter().skip(1).all(|w| w.follows);
    let range = slice.first()?.range.start..slice.last()?.range.end;
    let key = fold::unaccented(desk.text.get(range.clone())?);
    (titled && joined).then_some((range, key))
}

/// The accented forms of capitalised words in a row that the text has, by key.
fn accented(desk: &Desk) -> BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut forms: BTreeMap<String, std::collections::BTreeSet<String>> = BTreeMap::new();
    let titled = |index: usize| desk.words.get(index).is_some_and(|w| words::case(w.text(desk.text)) == Case::Title);
    for at in 0..desk.words.len() {
        for len in 1..=3 {
            let all =
                (at..at + len).all(titled) && (at + 1..at + len).all(|i| desk.words.get(i).is_some_and(|w| w.follows));
            let (true, Some(slice)) = (all, desk.words.get(at..at + len)) else { break };
            let (Some(first), Some(last)) = (slice.first(), slice.last()) else { break };
            let name = desk.text.get(first.range.start..last.range.end).unwrap_or("");
            if !name.is_ascii() {
                forms.entry(fold::unaccented(name)).or_default().insert(name.to_owned());
            }
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use crate::text::suggest::find;

    fn proposed(text: &str) -> Vec<String> {
        find(text).into_iter().map(|s| s.replacement).collect()
    }

    #[test]
    fn the_text_s_own_name_goes_before_the_list() {
        assert_eq!(proposed("xã Dong Thanh"), ["Đông Thạnh"]);
        assert_eq!(proposed("Trường Đông Thành nằm ở xã Dong Thanh"), ["Đông Thành"]);
        assert_eq!(proposed("tỉnh Kon Tum, xã Ia Grai"), Vec::<String>::new());
    }
}
