//! A number below 10 lacks its zero.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// A number below 10 lacks its zero.
pub const RULE: Rule = Rule {
    code: "TT023",
    name: "number-zero-padding",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_zero_padding.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    if parts.number.len() == 1 && parts.separator.is_some() {
        let at = line.span(parts.number.clone());
        let digit = &line.text[parts.number];
        out.report(
            format!("Số {digit} phải ghi là 0{digit}."),
            format!("The number {digit} must be written 0{digit}."),
        )
        .at(at)
        .fix(Safety::Safe, at, format!("0{digit}"));
    }
}
