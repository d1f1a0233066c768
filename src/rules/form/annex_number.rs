//! Annexes are not numbered in Roman numerals.

use crate::finding::{Severity, Topic};
use crate::rules::form::annexes::{annexes, label_span};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// Annexes are not numbered in Roman numerals.
pub const RULE: Rule = Rule {
    code: "TT132",
    name: "annex-number",
    topic: Topic::Annex,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_number.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let annexes: Vec<_> = annexes(case).collect();
    let arabic = |label: &str| label.chars().any(|c| c.is_ascii_digit());
    let Some(first) = annexes.iter().find(|a| arabic(&a.label)) else { return };
    if is_state(case) && annexes.len() > 1 {
        out.report("Các phụ lục phải đánh số bằng chữ số La Mã.", "The annexes must have Roman numerals.")
            .at(label_span(case, first));
    }
}
