//! The line under the motto has a wrong length.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::Component;
use crate::rules::layout::rule_lines::check_length;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the motto has a wrong length.
pub const RULE: Rule = Rule {
    code: "TB061",
    name: "motto-line-length",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Lines,
    page: include_str!("motto_line_length.md"),
    check,
};

/// Per cent of the text's width; the width is an estimate, so the bounds are wide.
const BOUNDS: std::ops::RangeInclusive<i32> = 75..=125;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_length(case, out, Component::Motto, BOUNDS, ("Tiêu ngữ", "the motto"));
}
