//! The recipients of a plan have “Như Điều …”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_plan, is_state};

/// The recipients of a plan have “Như Điều …”.
pub const RULE: Rule = Rule {
    code: "TT092",
    name: "recipients-as-article",
    topic: Topic::Recipients,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_as_article.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) || !is_plan(case) {
        return;
    }
    for entry in &case.plan.header.recipients {
        if opens_with(&words(&entry.text), "như điều") {
            out.report(
                "Nơi nhận của kế hoạch không ghi “Như Điều …”.",
                "A plan has no “Như Điều …” among its recipients.",
            )
            .at(entry.at);
        }
    }
}
