//! The comma after the place is missing.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The comma after the place is missing.
pub const RULE: Rule = Rule {
    code: "TT042",
    name: "place-comma-missing",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_comma_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    if !parts.place.is_empty() && !parts.comma && parts.day_word.is_some() {
        out.report("Sau địa danh thiếu dấu phẩy.", "The comma after the place is missing.")
            .at(line.span(parts.place.clone()))
            .fix(Safety::Safe, line.span(parts.place.end..parts.place.end), ",");
    }
}
