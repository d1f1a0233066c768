//! Day or month lacks its zero.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// Day or month lacks its zero.
pub const RULE: Rule = Rule {
    code: "TT044",
    name: "place-date-zero-missing",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_zero_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    for (word, value, limit, name) in
        [(&parts.day_word, &parts.day, 9, "Ngày"), (&parts.month_word, &parts.month, 2, "Tháng")]
    {
        let Some(digit) = line.text.get(value.clone()).filter(|v| v.len() == 1).and_then(|v| v.parse::<u8>().ok())
        else {
            continue;
        };
        if digit == 0 || digit > limit {
            continue;
        }
        out.report(
            format!("{name} {digit} phải ghi là 0{digit}."),
            format!("“{} {digit}” must be written 0{digit}.", name.to_lowercase()),
        )
        .at(line.span(DateLine::with_word(word, value)))
        .fix(Safety::Safe, line.span(value.clone()), format!("0{digit}"));
    }
}
