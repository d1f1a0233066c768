//! A date that no calendar has.

use crate::extract::plan::{DateFact, DateKind, DateRole};
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG001",
    name: "impossible-date",
    topic: Topic::DateInvalid,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("impossible_date.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for date in case.plan.dates.iter().filter(|d| is_impossible(d)) {
        sink.report(format!("“{}” không có trong lịch.", date.text), format!("“{}” is in no calendar.", date.text))
            .at(date.at);
    }
}

/// No day of the calendar is meant. Periods that run backwards and school years have rules of their own.
fn is_impossible(date: &DateFact) -> bool {
    !date.valid && date.from.is_none() && date.kind != DateKind::Recurrence && date.role != DateRole::SchoolYear
}
