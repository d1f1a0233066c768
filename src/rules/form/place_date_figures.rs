//! The date of issue is in figures.

use crate::finding::{Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The date of issue is in figures.
pub const RULE: Rule = Rule {
    code: "TT046",
    name: "place-date-figures",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_figures.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    if let Some(figures) = parts.numeric {
        out.report(
            "Thời gian ban hành phải ghi đủ chữ “ngày”, “tháng”, “năm”.",
            "The date of issue must have the words ngày, tháng, năm.",
        )
        .at(line.span(figures));
    }
    if (1..4).contains(&parts.year.len()) {
        out.report("Năm ban hành phải ghi đủ bốn chữ số.", "The year of issue must have four figures.")
            .at(line.span(DateLine::with_word(&parts.year_word, &parts.year)));
    }
}
