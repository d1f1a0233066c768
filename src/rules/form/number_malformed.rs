//! The number line is malformed.

use crate::finding::{Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The number line is malformed.
pub const RULE: Rule = Rule {
    code: "TT033",
    name: "number-malformed",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_malformed.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let broken = parts.separator != Some('/') || parts.codes(line.text).is_empty();
    if broken && !parts.body.is_empty() {
        out.report("Số, ký hiệu không đúng mẫu “số/ký hiệu”.", "The line does not have the form “number/symbol”.")
            .at(line.span(parts.body));
    }
}
