//! Day or month lacks its zero.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::date_line::DateLine;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;
use std::ops::Range;

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
    let lacks = |value: &Range<usize>, limit: u8| {
        let digit = line.text.get(value.clone()).filter(|v| v.len() == 1)?.parse::<u8>().ok()?;
        (1..=limit).contains(&digit).then_some(digit)
    };
    let day = lacks(&parts.day, 9).map(|d| (&parts.day_word, &parts.day, d, "Ngày"));
    let month = lacks(&parts.month, 2).map(|m| (&parts.month_word, &parts.month, m, "Tháng"));
    let wrong: Vec<_> = [day, month].into_iter().flatten().collect();
    let (Some(first), Some(last)) = (wrong.first(), wrong.last()) else { return };
    let from = DateLine::with_word(first.0, first.1).start;
    let to = DateLine::with_word(last.0, last.1).end;
    let vi: Vec<String> =
        wrong.iter().map(|(_, _, digit, name)| format!("{name} {digit} phải ghi là 0{digit}")).collect();
    let en: Vec<String> = wrong
        .iter()
        .map(|(_, _, digit, name)| format!("“{} {digit}” must be written 0{digit}", name.to_lowercase()))
        .collect();
    let mut found = out.report(format!("{}.", vi.join("; ")), format!("{}.", en.join("; "))).at(line.span(from..to));
    for (_, value, digit, _) in wrong {
        found = found.fix(Safety::Safe, line.span(value.clone()), format!("0{digit}"));
    }
}
