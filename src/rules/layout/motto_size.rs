//! The motto has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The motto has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB011",
    name: "motto-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("motto_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(case, out, &[(Component::Motto, "Tiêu ngữ", "Motto")], 26, 28);
}
