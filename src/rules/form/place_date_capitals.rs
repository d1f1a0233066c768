//! Place or date have wrong capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::letters::all_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// Place or date have wrong capitals.
pub const RULE: Rule = Rule {
    code: "TT049",
    name: "place-date-capitals",
    topic: Topic::PlaceDate,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_capitals.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    if parts.place.is_empty() {
        return;
    }
    let place = line.text.get(parts.place.clone()).unwrap_or("");
    if all_capitals(place) && place.chars().count() > 4 && !place.contains('.') {
        out.report(
            "Địa danh viết bằng chữ in thường, chỉ viết hoa chữ đầu của tên riêng.",
            "The place is in small letters with capitals at the head of its names.",
        )
        .at(line.span(parts.place.clone()));
    }
    if place.starts_with(char::is_lowercase) {
        let first = place.split(' ').next().map_or(0, str::len);
        let start = parts.place.start;
        out.report("Địa danh phải viết hoa chữ đầu.", "The place begins with a capital.")
            .at(line.span(start..start + first));
    }
    let written = |word: &std::ops::Range<usize>| line.text.get(word.clone()).unwrap_or("");
    let large: Vec<_> = [parts.day_word, parts.month_word, parts.year_word]
        .into_iter()
        .flatten()
        .filter(|word| written(word).chars().any(char::is_uppercase))
        .collect();
    let Some(first) = large.first() else { return };
    let names = large.iter().map(|w| format!("“{}”", written(w))).collect::<Vec<_>>().join(", ");
    let mut found = out
        .report(
            format!("{names} trong thời gian ban hành phải viết thường."),
            format!("{names} must be in small letters."),
        )
        .at(line.span(first.clone()));
    for word in &large {
        found = found.fix(Safety::Safe, line.span(word.clone()), written(word).to_lowercase());
    }
}
