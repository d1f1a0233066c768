//! A month from 3 to 9 has a zero too many.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// A month from 3 to 9 has a zero too many.
pub const RULE: Rule = Rule {
    code: "TT045",
    name: "place-date-extra-zero",
    topic: Topic::PlaceDate,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_extra_zero.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    let month = line.text.get(parts.month.clone()).unwrap_or("");
    let digit =
        month.strip_prefix('0').and_then(|d| d.parse::<u8>().ok()).filter(|d| month.len() == 2 && (3..=9).contains(d));
    if let Some(digit) = digit {
        out.report(format!("Tháng {digit} không ghi thêm số 0."), format!("Month {digit} gets no zero."))
            .at(line.span(DateLine::with_word(&parts.month_word, &parts.month)))
            .fix(Safety::Safe, line.span(parts.month.clone()), digit.to_string());
    }
}
