//! The symbol lacks the issuer's code.

use crate::finding::{Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::form::number_line::is_type_code;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The symbol lacks the issuer's code.
pub const RULE: Rule = Rule {
    code: "TT032",
    name: "number-issuer-missing",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_issuer_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let codes = parts.codes(line.text);
    // Dots after the type are a blank to be filled in.
    let blank = line.text.trim_end().ends_with(['.', '…']);
    if !blank && parts.separator.is_some() && codes.len() == 1 && codes.iter().all(|(_, code)| is_type_code(code)) {
        out.report("Ký hiệu không có chữ viết tắt tên cơ quan ban hành.", "The symbol has no code of the issuer.")
            .at(line.span(parts.symbol));
    }
}
