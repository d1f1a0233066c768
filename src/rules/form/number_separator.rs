//! The symbol has a wrong separator.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

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
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let symbol = line.text.get(parts.symbol.clone()).unwrap_or("").trim_end_matches(['.', ' ']);
    let range = parts.symbol.start..parts.symbol.start + symbol.len();
    // The normalised text has hyphens for dashes, so the author's own is looked at.
    let written = line.source(range.clone());
    if parts.separator != Some('/') || !written.contains(['.', '/', '_', '–', '—']) {
        return;
    }
    let right: String = written.chars().map(|c| if "./_–—".contains(c) { '-' } else { c }).collect();
    let at = line.span(range);
    out.report(
        "Giữa các nhóm chữ trong ký hiệu phải là dấu gạch nối (-).",
        "The codes of the symbol must be parted by hyphens (-).",
    )
    .at(at)
    .fix(Safety::Consent, at, right);
}
