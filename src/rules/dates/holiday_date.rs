//! A holiday with a day that is not its own.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Reported, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG011",
    name: "holiday-date",
    topic: Topic::DateInvalid,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("holiday_date.md"),
    check,
};

/// Names in small letters with day and month. The longer name stands first where one begins another.
const HOLIDAYS: &[(&str, u64, u64)] = &[
    ("nhà giáo việt nam", 20, 11),
    ("quốc khánh", 2, 9),
    ("quốc tế lao động", 1, 5),
    ("quốc tế phụ nữ", 8, 3),
    ("phụ nữ việt nam", 20, 10),
    ("quốc tế thiếu nhi", 1, 6),
    ("thầy thuốc việt nam", 27, 2),
    ("pháp luật việt nam", 9, 11),
    ("gia đình việt nam", 28, 6),
    ("môi trường thế giới", 5, 6),
    ("thương binh - liệt sĩ", 27, 7),
    ("thành lập đoàn tncs hồ chí minh", 26, 3),
    ("thành lập đảng cộng sản việt nam", 3, 2),
    ("thành lập quân đội nhân dân việt nam", 22, 12),
    ("giải phóng miền nam", 30, 4),
    ("học sinh - sinh viên việt nam", 9, 1),
    ("học sinh, sinh viên việt nam", 9, 1),
    ("sách và văn hóa đọc việt nam", 21, 4),
    ("chuyển đổi số quốc gia", 10, 10),
];

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HOLIDAYS.iter().map(|(name, _, _)| name)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        for hit in NAMES.find(&paragraph) {
            let Some((_, day, month)) = HOLIDAYS.get(hit.phrase) else { continue };
            let small = paragraph.small();
            if let Some((written, start)) = day_before(small, hit.range.start).filter(|(w, _)| w != &(*day, *month)) {
                let at = paragraph.span(start..hit.range.end);
                report(sink, (*day, *month), written).at(at);
                continue;
            }
            let Some((written, end)) = day_after(small, hit.range.end) else { continue };
            // "(20/11/1982 - 20/11/2026)": the second day is the same.
            let again = small.get(end..).and_then(|t| t.strip_prefix([' ', '-', '–'])).map(|t| small.len() - t.len());
            let second = again.and_then(|at| day_after(small, at + usize::from(small[at..].starts_with("- ")) * 2));
            if let Some((other, end)) = second.filter(|(other, _)| written == (*day, *month) && *other != written) {
                report(sink, written, other).at(paragraph.span(hit.range.start..end));
                continue;
            }
            if written != (*day, *month) {
                report(sink, (*day, *month), written).at(paragraph.span(hit.range.start..end));
            }
        }
    }
}

fn report<'s>(sink: &'s mut Sink<'_>, (day, month): (u64, u64), written: (u64, u64)) -> Reported<'s> {
    sink.report(
        format!("Ngày kỷ niệm này là {day}-{month}, không phải {}-{}.", written.0, written.1),
        format!("This day is {day}-{month}, not {}-{}.", written.0, written.1),
    )
}

/// "ngày 09/01/2026 (Ngày Học sinh - Sinh viên Việt Nam)": the day and its first byte.
fn day_before(text: &str, at: usize) -> Option<((u64, u64), usize)> {
    let head = text.get(..at)?.strip_suffix("(ngày ")?.trim_end();
    let start = head
        .rfind(|c: char| !c.is_ascii_digit() && c != '/')
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let mut parts = head[start..].split('/');
    let (day, month) = (prose::number(parts.next()?)?, prose::number(parts.next()?)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(((day, month), start))
}

/// "20-11", "(20/11)", "20/11/2026" right after the name.
fn day_after(text: &str, at: usize) -> Option<((u64, u64), usize)> {
    let tail = text.get(at..)?;
    let start = tail.len() - tail.trim_start_matches([' ', '(']).len();
    let rest = tail.get(start..)?;
    let length = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-')).unwrap_or(rest.len());
    let mut parts = rest[..length].split(['/', '-']);
    let (day, month) = (prose::number(parts.next()?)?, prose::number(parts.next()?)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(((day, month), at + start + length))
}
