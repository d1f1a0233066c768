//! Findings of two runs matched by what they say, never by line numbers: `--baseline` and `compare` share it.

use std::collections::BTreeMap;

/// What of a finding stays the same when the text around it moves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Known {
    /// The rule's code.
    pub code: String,
    /// The faulty text; empty when something is missing.
    pub quote: String,
    /// Outline id or part name.
    pub place: String,
    /// What is wrong, in one language.
    pub message: String,
}

/// Share of common pairs of letters (percent) from which two quotes or messages are the same one, edited.
const ALIKE: usize = 70;
/// Fewer letters than this must be equal.
const SHORT: usize = 16;
/// More findings of one code than this are matched only where they are equal, so that the work stays small.
const MOST_COMPARED: usize = 200;

/// For every new finding the old one that it is; no old finding is given twice.
pub fn pair(old: &[Known], new: &[Known]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let passes: [fn(&Known) -> (&str, &str, &str); 3] = [
        |k| (&k.quote, &k.place, &k.message),
        |k| (&k.quote, &k.message, ""),
        |k| if k.quote.is_empty() { ("", "", &k.message) } else { (&k.quote, "", "") },
    ];
    for key in passes {
        let mut free: BTreeMap<(&str, (&str, &str, &str)), Vec<usize>> = BTreeMap::new();
        for (index, known) in old.iter().enumerate().rev().filter(|(index, _)| !taken[*index]) {
            free.entry((&known.code, key(known))).or_default().push(index);
        }
        for (slot, known) in found.iter_mut().zip(new).filter(|(slot, _)| slot.is_none()) {
            if let Some(index) = free.get_mut(&(known.code.as_str(), key(known))).and_then(Vec::pop) {
                *slot = Some(index);
                taken[index] = true;
            }
        }
    }
    alike(old, new, &mut found, &mut taken);
    found
}

/// The rest: the same code and much the same words.
fn alike(old: &[Known], new: &[Known], found: &mut [Option<usize>], taken: &mut [bool]) {
    let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, known) in old.iter().enumerate().filter(|(index, _)| !taken[*index]) {
        by_code.entry(&known.code).or_default().push(index);
    }
    for (slot, known) in found.iter_mut().zip(new).filter(|(slot, _)| slot.is_none()) {
        let Some(candidates) = by_code.get(known.code.as_str()).filter(|c| c.len() <= MOST_COMPARED) else { continue };
        let free = candidates.iter().filter(|index| !taken[**index]);
        let best = free.map(|index| (likeness(known, &old[*index]), *index)).max_by_key(|(l, i)| (*l, usize::MAX - i));
        if let Some((_, index)) = best.filter(|(likeness, _)| *likeness >= ALIKE) {
            *slot = Some(index);
            taken[index] = true;
        }
    }
}

/// Common pairs of letters of two findings' quotes, else of their messages, percent.
fn likeness(a: &Known, b: &Known) -> usize {
    match (a.quote.is_empty(), b.quote.is_empty()) {
        (false, false) => common(&a.quote, &b.quote),
        (true, true) => common(&a.message, &b.message),
        _ => 0,
    }
}

fn common(a: &str, b: &str) -> usize {
    // Another number is another fault, however alike the rest; of a few letters nothing can be said.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(a) != digits(b) || a.chars().count().min(b.chars().count()) < SHORT {
        return 0;
    }
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().take(400).flat_map(char::to_lowercase).collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|w| (w[0], w[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    (2 * shared * 100).checked_div(a.len() + b.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(code: &str, quote: &str, place: &str) -> Known {
        Known { code: code.into(), quote: quote.into(), place: place.into(), message: format!("{code} {quote}") }
    }

    #[test]
    fn a_finding_is_known_again_when_its_section_gets_another_number() {
        let old = [known("NN001", "qui định", "II.1"), known("NN001", "qui định", "III.2")];
        let new =
            [known("NN001", "qui định", "II.2"), known("NN001", "qui định", "III.2"), known("NN001", "qui chế", "I")];
        assert_eq!(pair(&old, &new), [Some(0), Some(1), None]);
    }

    #[test]
    fn each_old_finding_answers_one_new_one() {
        let old = [known("NN001", "qui định", "II.1")];
        let new = [known("NN001", "qui định", "II.1"), known("NN001", "qui định", "II.1")];
        assert_eq!(pair(&old, &new), [Some(0), None]);
    }

    #[test]
    fn what_is_missing_is_known_by_its_message() {
        assert_eq!(
            pair(&[known("TT001", "", "")], &[known("TT001", "", "header"), known("TT002", "", "")]),
            [Some(0), None]
        );
    }

    #[test]
    fn an_edited_quote_is_the_same_finding() {
        let old = [known("NV010", "Các bộ phận tổ chức tốt các hoạt động theo chức năng", "III.1")];
        let new = [known("NV010", "Các bộ phận tổ chức tốt những hoạt động theo chức năng", "III.2")];
        assert_eq!(pair(&old, &new), [Some(0)]);
        let old = [known("NG001", "trước ngày 31/02/2026", "II.1")];
        assert_eq!(pair(&old, &[known("NG001", "trước ngày 31/11/2025", "II.1")]), [None]);
    }

    proptest::proptest! {
        #[test]
        fn no_old_finding_is_given_twice(
            old in proptest::collection::vec(("[ab]", "[xy]{0,2}"), 0..12),
            new in proptest::collection::vec(("[ab]", "[xy]{0,2}"), 0..12),
        ) {
            let known = |list: &[(String, String)]| list.iter().map(|(c, q)| known(c, q, "I")).collect::<Vec<_>>();
            let mut given: Vec<usize> = pair(&known(&old), &known(&new)).into_iter().flatten().collect();
            let count = given.len();
            given.sort_unstable();
            given.dedup();
            proptest::prop_assert_eq!(given.len(), count);
        }
    }
}
