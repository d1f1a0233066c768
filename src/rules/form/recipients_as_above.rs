//! The recipients of a plan have “Như trên”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_plan, is_state};

/// The recipients of a plan have “Như trên”.
pub const RULE: Rule = Rule {
    code: "TT091",
    name: "recipients-as-above",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_as_above.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) || !is_plan(case) {
        return;
    }
    for entry in &case.plan.header.recipients {
        if opens_with(&words(&entry.text), "như trên") {
            out.report("Nơi nhận của kế hoạch không ghi “Như trên”.", "A plan has no “Như trên” among its recipients.")
                .at(entry.at);
        }
    }
}
