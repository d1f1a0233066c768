//! The codes of type and issuer are the wrong way round.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::form::number_line::is_type_code;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The codes of type and issuer are the wrong way round.
pub const RULE: Rule = Rule {
    code: "TT025",
    name: "number-code-order",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_code_order.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let codes = parts.codes(line.text);
    let (Some((first, issuer)), Some((last, kind))) = (codes.first(), codes.last()) else { return };
    // Codes parted by another sign than the hyphen are reported for that.
    let hyphens = line.text.get(parts.symbol.clone()).is_some_and(|s| !s.contains(['/', '.', '_']));
    if !hyphens || codes.len() < 2 || is_type_code(issuer) || !is_type_code(kind) {
        return;
    }
    let at = line.span(first.start..last.end);
    let out = out
        .report("Ký hiệu ghi tên cơ quan trước tên loại văn bản.", "The symbol has the issuer before the type.")
        .at(at);
    if codes.len() == 2 {
        out.fix(Safety::Consent, at, format!("{kind}-{issuer}"));
    }
}
