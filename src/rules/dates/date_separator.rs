//! Dates in figures with dots, hyphens, blanks or a year of two digits.

use crate::extract::plan::{DateFact, DateKind, DateRole};
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

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
    let in_figures =
        case.plan.dates.iter().filter(|d| d.valid && d.kind == DateKind::Date && d.role != DateRole::Issued);
    for date in in_figures {
        let Some((vi, en)) = fault(date) else { continue };
        gathered.add(date.at, vi, en);
    }
    for paragraph in case.prose.paragraphs() {
        if !paragraph.text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        for (range, right) in slips(paragraph.text, paragraph.words) {
            let at = paragraph.span(range.clone());
            let written = &paragraph.text[range];
            gathered
                .add(
                    at,
                    format!("Ngày tháng viết sai: “{written}”, đúng là “{right}”."),
                    format!("A date is miswritten: “{written}”; “{right}” is right."),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}

/// "ngay 31 tháng 10" and "30/9-2025": what no reader of dates takes for a date.
fn slips(text: &str, words: &[Word<'_>]) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for range in prose::places(text, "ngay") {
        let Some(day) =
            prose::word_after(text, range.end).filter(|w| w.text.len() <= 2 && prose::number(w.text).is_some())
        else {
            continue;
        };
        let after = text.get(day.end..).unwrap_or("");
        if after.starts_with(" tháng") || after.starts_with('/') {
            found.push((range, "ngày".to_owned()));
        }
    }
    for trio in words.windows(3).filter(|trio| trio[2].text.len() == 4) {
        let digits = |i: usize, most: usize| trio[i].text.len() <= most && prose::number(trio[i].text).is_some();
        let (Some(first), Some(second)) = (text.get(trio[0].end..trio[1].start), text.get(trio[1].end..trio[2].start))
        else {
            continue;
        };
        let signs = |s: &str| matches!(s, "/" | "-" | ".");
        let mixed = signs(first) && signs(second) && first != second && first != ".";
        let apart = !text[..trio[0].start].ends_with(['/', '-', '.']) && !text[trio[2].end..].starts_with(['/', '-']);
        if mixed && apart && digits(0, 2) && digits(1, 2) && digits(2, 4) && trio[2].text.len() == 4 {
            let right = format!("{}/{}/{}", trio[0].text, trio[1].text, trio[2].text);
            found.push((trio[0].start..trio[2].end, right));
        }
    }
    found
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
