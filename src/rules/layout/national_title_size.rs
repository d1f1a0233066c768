//! The national title has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The national title has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB010",
    name: "national-title-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("national_title_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(case, out, &[(Component::NationalTitle, "Quốc hiệu", "National title")], 24, 26);
}
