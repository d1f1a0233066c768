//! An abbreviation that is not generally known and nowhere explained.

use crate::finding::{Severity, Topic};
use crate::rules::language::abbreviations::{self, Abbreviation};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN080",
    name: "abbreviation-undefined",
    topic: Topic::Abbreviation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("abbreviation_undefined.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let explained: BTreeSet<String> = abbreviations::explanations(case).into_iter().map(|e| e.short).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for Abbreviation { paragraph, word } in abbreviations::all(case) {
        let unknown = !abbreviations::is_known(word.text) && !explained.contains(word.text);
        if unknown && seen.insert(word.text) {
            sink.report(
                format!("Chữ viết tắt “{}” chưa được giải thích trong văn bản.", word.text),
                format!("The abbreviation “{}” is nowhere explained.", word.text),
            )
            .at(paragraph.span(word.range()));
        }
    }
}
