//! A long paragraph that stands twice.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ020",
    name: "paragraph-repeated",
    topic: Topic::Leftover,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("paragraph_repeated.md"),
    check,
};

/// Characters from which a repetition is no chance.
const LENGTH: usize = 100;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let tasks: BTreeSet<usize> = case.plan.tasks.iter().map(|t| t.at.block as usize).collect();
    for paragraph in case.prose.paragraphs().filter(|p| !p.in_cell() && p.text.chars().count() >= LENGTH) {
        // The rule on repeated tasks speaks of tasks.
        let task = tasks.contains(&paragraph.index);
        let words = paragraph.words.iter().map(|w| paragraph.small_of(w)).collect::<Vec<_>>().join(" ");
        let first = seen.get(&words).copied();
        seen.entry(words).or_insert(paragraph.index);
        if first.is_some() && !task {
            let (vi, en) =
                ("Đoạn này lặp nguyên văn một đoạn ở trên.", "This paragraph repeats an earlier one word for word.");
            sink.report(vi, en).at(paragraph.span(0..paragraph.text.len()));
        }
    }
}
