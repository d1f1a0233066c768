//! A decree, circular or law without the year in its number.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD033",
    name: "year-missing",
    topic: Topic::CitationForm,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("year_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["missing-year"]);
}
