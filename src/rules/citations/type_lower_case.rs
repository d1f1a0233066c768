//! The type of a cited document with a small letter.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD040",
    name: "type-lower-case",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 6"),
    needs: Needs::Text,
    page: include_str!("type_lower_case.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["type-lower-case"]);
}
