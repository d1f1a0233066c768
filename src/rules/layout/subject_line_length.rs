//! The line under the subject has a wrong length.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::Component;
use crate::rules::layout::rule_lines::check_length;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the subject has a wrong length.
pub const RULE: Rule = Rule {
    code: "TB065",
    name: "subject-line-length",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Lines,
    page: include_str!("subject_line_length.md"),
    check,
};

/// Per cent of the text's width; the width is an estimate, so the bounds are wide.
const BOUNDS: std::ops::RangeInclusive<i32> = 25..=60;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_length(case, out, Component::Subject, BOUNDS, ("trích yếu", "the subject"));
}
