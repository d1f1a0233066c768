//! A period that ends before it begins.

use crate::extract::plan::DateKind;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG003",
    name: "reversed-period",
    topic: Topic::DateOrder,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("reversed_period.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for date in case.plan.dates.iter().filter(|d| d.kind == DateKind::Interval) {
        // "quý III và quý IV" is two things, no period.
        let period = ["đến", "tới", "-", "–", "—"].iter().any(|w| date.text.contains(w));
        if period && date.from.zip(date.to).is_some_and(|(from, to)| from > to) {
            sink.report(
                format!("Mốc đầu sau mốc cuối: “{}”.", date.text),
                format!("The period ends before it begins: “{}”.", date.text),
            )
            .at(date.at);
        }
    }
}
