//! The number is still blank.

use crate::finding::{Severity, Stage, Topic};
use crate::rules::form::number_line::NumberLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The number is still blank.
pub const RULE: Rule = Rule {
    code: "TT031",
    name: "number-blank",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_blank.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(number) = &case.plan.header.number_symbol else { return };
    if !is_state(case) || number.number.is_some() || !NumberLine::parse(&number.field.text).is_some_and(|n| n.blank()) {
        return;
    }
    let found = out.report("Số văn bản còn để trống.", "The number is left blank.").at(number.field.at);
    if case.stage == Stage::Draft {
        found.severity(Severity::Info).topic(Topic::DraftBlank);
    }
}
