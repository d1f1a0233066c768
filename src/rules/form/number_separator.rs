//! The symbol has a wrong separator.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line::NumberLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The symbol has a wrong separator.
pub const RULE: Rule = Rule {
    code: "TT027",
    name: "number-separator",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_separator.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(number) = &case.plan.header.number_symbol else { return };
    let Some(line) = Stretch::of(case, number.field.at).filter(|_| is_state(case)) else { return };
    let Some(parts) = NumberLine::parse(line.text) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let symbol = line.text.get(parts.symbol.clone()).unwrap_or("").trim_end_matches(['.', ' ']);
    if parts.separator != Some('/') || !symbol.contains(['.', '/', '_', '–', '—']) {
        return;
    }
    let right: String = symbol.chars().map(|c| if "./_–—".contains(c) { '-' } else { c }).collect();
    let at = line.span(parts.symbol.start..parts.symbol.start + symbol.len());
    out.report(
        "Giữa các nhóm chữ trong ký hiệu phải là dấu gạch nối (-).",
        "The codes of the symbol must be parted by hyphens (-).",
    )
    .at(at)
    .fix(Safety::Consent, at, right);
}
