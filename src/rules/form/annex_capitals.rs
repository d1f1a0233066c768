//! “PHỤ LỤC” is in capitals.

use crate::finding::{Severity, Topic};
use crate::rules::form::annexes::{annexes, label_span};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// “PHỤ LỤC” is in capitals.
pub const RULE: Rule = Rule {
    code: "TT133",
    name: "annex-capitals",
    topic: Topic::Annex,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_capitals.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(first) = annexes(case).find(|a| a.label.starts_with("PHỤ LỤC")).filter(|_| is_state(case)) else {
        return;
    };
    out.report("Chữ “Phụ lục” viết in thường, không viết in hoa.", "“Phụ lục” is written in small letters.")
        .at(label_span(case, first));
}
