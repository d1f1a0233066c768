//! The number and symbol hold white space.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The number and symbol hold white space.
pub const RULE: Rule = Rule {
    code: "TT022",
    name: "number-spaces",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_spaces.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    if parts.space_before_colon {
        let colon = line.text.find(':').map_or(parts.word.end, |i| i + 1);
        out.report("Giữa chữ “Số” và dấu hai chấm có khoảng trắng.", "White space stands before the colon.")
            .at(line.span(parts.word.start..colon))
            .fix(Safety::Safe, line.span(parts.word.end..colon), ":");
    }
    // In a draft the room for the number is no fault.
    let tight = if parts.blank() { parts.symbol.clone() } else { parts.body.clone() };
    let text = line.text.get(tight.clone()).unwrap_or("");
    if text.contains(char::is_whitespace) {
        let closed: String = text.split_whitespace().collect();
        let at = line.span(tight);
        out.report("Số, ký hiệu có khoảng trắng ở giữa.", "The number and symbol hold white space.").at(at).fix(
            Safety::Safe,
            at,
            closed,
        );
    }
}
