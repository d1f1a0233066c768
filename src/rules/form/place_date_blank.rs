//! The day of issue is still blank.

use crate::finding::{Severity, Stage, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The day of issue is still blank.
pub const RULE: Rule = Rule {
    code: "TT047",
    name: "place-date-blank",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_blank.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    if parts.day_word.is_none() || !(parts.day.is_empty() || parts.month.is_empty()) || parts.numeric.is_some() {
        return;
    }
    let found = out.report("Ngày, tháng ban hành còn để trống.", "The date of issue is left blank.").at(line.whole());
    if case.stage == Stage::Draft {
        found.severity(Severity::Info).topic(Topic::DraftBlank);
    }
}
