//! “QUYỀN” is spelt out before the office.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// “QUYỀN” is spelt out before the office.
pub const RULE: Rule = Rule {
    code: "TT118",
    name: "acting-spelt-out",
    topic: Topic::Signature,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("acting_spelt_out.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            if opens_with(&words(&line.text), "quyền") {
                out.report(
                    "Chữ “QUYỀN” trước chức vụ phải viết tắt là “Q.”.",
                    "“QUYỀN” before the office is written “Q.”.",
                )
                .at(line.at);
            }
        }
    }
}
