//! The numbered lists of an outline: what stands under one parent with one shape of label, with the numbers that the labels mean.

use crate::extract::plan::{Item, Series};
use crate::rules::rule::Case;
use std::collections::BTreeMap;

/// Letters in the order of the decree's points. Those with marks above (ă, â, ê, ô, ơ, ư) are left out by custom.
const LETTERS: &[&str] = &[
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
];

/// One entry of a list.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The outline entry.
    pub item: &'a Item,
    /// The number that its label means; for `1.2.3` the last one.
    pub value: u32,
}

/// A list: entries of one series under one parent, in order. Annexes and forms are no lists of this kind.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// The shape of its labels.
    pub series: Series,
    /// Its entries.
    pub entries: Vec<Entry<'a>>,
}

impl List<'_> {
    /// The sign after most of its numbers; entries without one do not count.
    pub fn usual_sign(&self) -> &str {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for own in self.entries.iter().map(|e| sign(&e.item.label)).filter(|s| !s.is_empty()) {
            match counts.iter_mut().find(|(known, _)| *known == own) {
                Some((_, count)) => *count += 1,
                None => counts.push((own, 1)),
            }
        }
        // Among equals the first one.
        counts.iter().rev().max_by_key(|(_, count)| *count).map_or("", |(own, _)| *own)
    }
}

/// The lists of the outline, in the order of their first entries. An entry whose label means no number is left out.
pub fn lists<'a>(case: &Case<'a>) -> Vec<List<'a>> {
    let mut lists: Vec<List<'a>> = Vec::new();
    let mut known: BTreeMap<(Option<usize>, u8), usize> = BTreeMap::new();
    let mut annex = 0;
    for item in &case.plan.outline {
        if matches!(item.series, Series::Annex | Series::Form) {
            annex += 1;
        }
        let counted = matches!(
            item.series,
            Series::Part
                | Series::Chapter
                | Series::Capital
                | Series::Roman
                | Series::Article
                | Series::Arabic
                | Series::Dotted
                | Series::Letter
        );
        let Some(value) = value(item).filter(|_| counted) else { continue };
        // What stands without a parent in an annex is counted anew.
        let parent = item.parent.or((annex > 0).then_some(usize::MAX - annex));
        let entry = Entry { item, value };
        let at = *known.entry((parent, item.series as u8)).or_insert(lists.len());
        match lists.get_mut(at) {
            Some(list) => list.entries.push(entry),
            None => lists.push(List { series: item.series, entries: vec![entry] }),
        }
    }
    lists
}

/// The number of a label.
pub fn value(item: &Item) -> Option<u32> {
    let core = core(&item.label);
    match item.series {
        Series::Letter => letter(core),
        Series::Capital => letter(&core.to_lowercase()),
        Series::Roman | Series::Part | Series::Chapter => {
            last_word(core).and_then(|w| roman(w).or_else(|| w.parse().ok()).or_else(|| letter(&w.to_lowercase())))
        }
        Series::Article => last_word(core)?.parse().ok(),
        Series::Arabic | Series::Dotted => core.rsplit('.').next()?.trim().parse().ok(),
        _ => None,
    }
}

/// The label without the signs after it: `1.2` of `1.2.`.
pub fn core(label: &str) -> &str {
    label.trim().trim_start_matches('(').trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The signs after the label: `.` of `II.`.
pub fn sign(label: &str) -> &str {
    let label = label.trim();
    label.get(label.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..).unwrap_or("").trim()
}

/// The place of a letter in the decree's row, from 1; `None` for a letter outside it.
pub fn letter(text: &str) -> Option<u32> {
    LETTERS.iter().position(|l| *l == text).map(|i| i as u32 + 1)
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

/// A Roman number below 90.
pub fn roman(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'I' => Some(1u32),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    let mut sum = 0;
    for (i, d) in digits.iter().enumerate() {
        if digits.get(i + 1).is_some_and(|next| next > d) {
            sum -= *d as i64;
        } else {
            sum += *d as i64;
        }
    }
    u32::try_from(sum).ok().filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::{core, letter, roman, sign};

    #[test]
    fn labels_mean_numbers() {
        assert_eq!(roman("IV"), Some(4));
        assert_eq!(roman("XIX"), Some(19));
        assert_eq!(roman("IM"), None);
        assert_eq!(letter("đ"), Some(5));
        assert_eq!(letter("f"), None);
        assert_eq!((core("1.2."), sign("1.2.")), ("1.2", "."));
        assert_eq!((core("a)"), sign("I/")), ("a", "/"));
    }
}
