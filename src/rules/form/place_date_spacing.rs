//! Words of the date of issue run together.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// Words of the date of issue run together.
pub const RULE: Rule = Rule {
    code: "TT048",
    name: "place-date-spacing",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_spacing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(place_date) = &case.plan.header.place_date else { return };
    let Some(line) = Stretch::of(case, place_date.field.at).filter(|_| is_state(case)) else { return };
    let parts = DateLine::parse(line.text);
    for (word, value) in
        [(&parts.day_word, &parts.day), (&parts.month_word, &parts.month), (&parts.year_word, &parts.year)]
    {
        let Some(word) = word.as_ref().filter(|w| !value.is_empty() && w.end == value.start) else { continue };
        out.report("Chữ và số trong thời gian ban hành viết dính nhau.", "Word and figures of the date run together.")
            .at(line.span(word.start..value.end))
            .fix(Safety::Safe, line.span(word.end..word.end), " ");
    }
    for (value, word) in [(&parts.day, &parts.month_word), (&parts.month, &parts.year_word)] {
        let Some(word) = word.as_ref().filter(|w| !value.is_empty() && value.end < w.start) else { continue };
        if line.text.get(value.end..word.start).is_some_and(|gap| gap.trim() == ",") {
            let at = line.span(value.end..word.start);
            out.report("Giữa ngày, tháng, năm không có dấu phẩy.", "No comma stands between day, month and year.")
                .at(line.span(value.start..word.end))
                .hint("Bỏ dấu phẩy giữa ngày, tháng và năm.", "Leave out the comma between day, month and year.")
                .fix(Safety::Safe, at, " ");
            return;
        }
    }
    let comma = line.text.get(parts.place.end..).and_then(|rest| rest.find(',')).map(|i| parts.place.end + i);
    let Some(comma) = comma.filter(|_| parts.comma) else { return };
    let after = line.text.get(comma + 1..).unwrap_or("");
    if comma > parts.place.end || after.starts_with(char::is_alphabetic) {
        let end = comma + 1 + after.len() - after.trim_start().len();
        out.report(
            "Dấu phẩy viết liền sau địa danh, sau dấu phẩy cách một chữ.",
            "The comma follows the place at once and a space follows the comma.",
        )
        .at(line.span(parts.place.start..comma + 1))
        .fix(Safety::Safe, line.span(parts.place.end..end), ", ");
    }
}
