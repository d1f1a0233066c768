//! The number holds a year.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The number holds a year.
pub const RULE: Rule = Rule {
    code: "TT024",
    name: "number-with-year",
    topic: Topic::NumberSymbol,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_with_year.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    if let Some(year) = parts.year {
        let number = &line.text[parts.number.clone()];
        let at = line.span(parts.number.start..year.end);
        out.report("Số của kế hoạch không ghi kèm năm.", "The number of a plan has no year.").at(at).fix(
            Safety::Consent,
            at,
            number,
        );
    }
}
