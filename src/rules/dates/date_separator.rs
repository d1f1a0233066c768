//! Dates in figures with dots, hyphens, blanks or a year of two digits.

use crate::extract::plan::{DateFact, DateKind, DateRole};
use crate::finding::{Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG012",
    name: "date-separator",
    topic: Topic::DateFormat,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("date_separator.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for date in case.plan.dates.iter().filter(|d| d.valid && d.kind == DateKind::Date && d.role != DateRole::Issued) {
        let Some((vi, en)) = fault(date) else { continue };
        gathered.add(date.at, vi, en);
    }
    gathered.report(sink);
}

fn fault(date: &DateFact) -> Option<(String, String)> {
    let figures = date.text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = figures.split(['/', '.', '-']).map(str::trim).collect();
    let all_numbers = parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let year_first = parts.first().is_some_and(|p| p.len() == 4);
    if !all_numbers || year_first || !(2..=3).contains(&parts.len()) {
        return None;
    }
    let with = |vi: &str, en: &str| Some((format!("“{}”: {vi}.", date.text), format!("“{}”: {en}.", date.text)));
    match parts.get(2) {
        Some(year) if year.len() == 2 => with("năm phải ghi đủ bốn chữ số", "the year needs its four digits"),
        _ if figures.contains(' ') => with("ngày ghi bằng số không có khoảng trắng", "a date in figures has no blanks"),
        Some(_) if figures.contains('.') => {
            with("ngày ghi bằng số dùng dấu gạch chéo", "a date in figures has slashes")
        }
        _ => None,
    }
}
