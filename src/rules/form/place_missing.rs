//! The place is missing.

use crate::finding::{Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The place is missing.
pub const RULE: Rule = Rule {
    code: "TT041",
    name: "place-missing",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    if parts.place.is_empty() && (parts.day_word.is_some() || parts.numeric.is_some()) {
        out.report("Dòng thời gian ban hành không có địa danh.", "The date of issue has no place.").at(line.whole());
    }
    let place = words(line.text.get(parts.place.clone()).unwrap_or(""));
    let body = parts.day_word.is_some() && BODIES.iter().any(|body| opens_with(&place, body));
    if body {
        out.report(
            "Địa danh là tên đơn vị hành chính, không phải tên cơ quan.",
            "The place is the name of an administrative unit, not of a body.",
        )
        .at(line.span(parts.place));
    }
}

/// What the name of a body opens with, as folded words.
const BODIES: &[&str] = &["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "trường", "phòng", "sở", "chi bộ", "tổ"];
