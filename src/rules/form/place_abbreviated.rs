//! The place is abbreviated.

use crate::finding::{Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The place is abbreviated.
pub const RULE: Rule = Rule {
    code: "TT043",
    name: "place-abbreviated",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_abbreviated.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    let place = line.text.get(parts.place.clone()).unwrap_or("");
    let short = place.contains('.') && place.chars().any(char::is_alphabetic)
        || place.split_whitespace().any(|word| ["TP", "Tp", "TPHCM", "HCM", "HN", "TX", "TT"].contains(&word));
    if short {
        out.report("Địa danh viết tắt.", "The place is abbreviated.").at(line.span(parts.place));
    }
}
