//! A holiday with a day that is not its own.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Rule, Sink};
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
];

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HOLIDAYS.iter().map(|(name, _, _)| name)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        for hit in NAMES.find(&paragraph) {
            let Some((_, day, month)) = HOLIDAYS.get(hit.phrase) else { continue };
            let Some((written, end)) = day_after(paragraph.small(), hit.range.end) else { continue };
            if written != (*day, *month) {
                sink.report(
                    format!("Ngày kỷ niệm này là {day}-{month}, không phải {}-{}.", written.0, written.1),
                    format!("This day is {day}-{month}, not {}-{}.", written.0, written.1),
                )
                .at(paragraph.span(hit.range.start..end));
            }
        }
    }
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
