//! The colon after “Số” is missing.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The colon after “Số” is missing.
pub const RULE: Rule = Rule {
    code: "TT021",
    name: "number-colon-missing",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_colon_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    if !parts.colon {
        let word = line.span(parts.word.clone());
        out.report("Sau chữ “Số” thiếu dấu hai chấm.", "The colon after “Số” is missing.").at(word).fix(
            Safety::Safe,
            line.span(parts.word.end..parts.word.end),
            ":",
        );
    }
}
