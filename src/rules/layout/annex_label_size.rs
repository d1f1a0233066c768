//! The label of an annex has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The label of an annex has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB021",
    name: "annex-label-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Characters,
    page: include_str!("annex_label_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(case, out, &[(Component::AnnexLabel, "Từ “Phụ lục”", "The label “Phụ lục”")], 28, 28);
}
