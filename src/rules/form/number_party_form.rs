//! The number has the Party's form.

use crate::finding::{Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The number has the Party's form.
pub const RULE: Rule = Rule {
    code: "TT030",
    name: "number-party-form",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_party_form.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        out.report("Số, ký hiệu ghi theo thể thức văn bản của Đảng.", "The number has the form of a Party document.")
            .at(line.span(parts.body));
    }
}
