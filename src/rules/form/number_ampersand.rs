//! The symbol has GD&ĐT.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The symbol has GD&ĐT.
pub const RULE: Rule = Rule {
    code: "TT029",
    name: "number-ampersand",
    topic: Topic::NumberSymbol,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_ampersand.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    for (range, code) in parts.codes(line.text) {
        if code.contains("GD&ĐT") || code.contains("GD&DT") {
            let at = line.span(range);
            out.report("Ký hiệu viết “GD&ĐT”, đúng là “GDĐT”.", "The symbol has “GD&ĐT” for “GDĐT”.").at(at).fix(
                Safety::Consent,
                at,
                code.replace("GD&ĐT", "GDĐT").replace("GD&DT", "GDĐT"),
            );
        }
    }
}
