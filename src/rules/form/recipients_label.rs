//! The label “Nơi nhận:” is wrong.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The label “Nơi nhận:” is wrong.
pub const RULE: Rule = Rule {
    code: "TT094",
    name: "recipients-label",
    topic: Topic::Recipients,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_label.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(label) = case.plan.header.recipients_label.as_ref().filter(|_| is_state(case)) else { return };
    if label.text.trim() != "Nơi nhận:" {
        out.report("Chữ “Nơi nhận:” viết không đúng mẫu.", "The label is not “Nơi nhận:”.").at(label.at).fix(
            Safety::Safe,
            label.at,
            "Nơi nhận:",
        );
    }
}
