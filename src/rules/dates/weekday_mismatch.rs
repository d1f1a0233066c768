//! A weekday that is not the date's.

use crate::extract::plan::DateKind;
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG002",
    name: "weekday-mismatch",
    topic: Topic::DateWeekday,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("weekday_mismatch.md"),
    check,
};

const VI: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const EN: [&str; 7] = ["a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for date in case.plan.dates.iter().filter(|d| d.kind == DateKind::Date && d.from == d.to) {
        let (Some(written), Some(day)) = (date.weekday, date.from) else { continue };
        let real = day.weekday().to_monday_one_offset() as u8;
        let name = |list: [&'static str; 7], n: u8| list.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("");
        if real != written && !ordinal(dated::before(case, date.at)) {
            sink.report(
                format!("Ngày {} là {}, không phải {}.", dated::show(day), name(VI, real), name(VI, written)),
                format!("{} is {}, not {}.", dated::show(day), name(EN, real), name(EN, written)),
            )
            .at(date.at);
        }
    }
}

/// "đợt kiểm tra thứ hai, ngày …": a small number word after a noun is an ordinal, no weekday.
fn ordinal(before: &str) -> bool {
    let mut words = before.trim_end_matches([' ', ',', '(']).rsplit(' ');
    let (number, thu, noun) = (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next().unwrap_or(""));
    const TIMES: &[&str] = &["sáng", "chiều", "tối", "trưa", "vào", "từ", "đến", "các", "mỗi", "là"];
    let small = thu == "thứ" && number.chars().all(char::is_lowercase);
    small && noun.chars().all(char::is_alphabetic) && !noun.is_empty() && !TIMES.contains(&noun)
}
