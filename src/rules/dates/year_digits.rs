//! A year with a digit too much, too few, or from another century.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG009",
    name: "year-digits",
    topic: Topic::DateInvalid,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("year_digits.md"),
    check,
};

/// What is counted: "5 năm 300 học sinh" is no year.
const COUNTED: &[&str] = &["học", "em", "người", "giáo", "lớp", "triệu", "đồng", "tiết", "bài", "buổi", "lần", "ngày"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len() {
            if !wrong_year(paragraph.text, words, i) {
                continue;
            }
            // The rule on impossible dates speaks of whole dates.
            let at = paragraph.span(words[i - 1].start..words[i].end);
            if case.plan.dates_in(at.block..at.block + 1).iter().any(|d| !d.valid && d.at.overlaps(at)) {
                continue;
            }
            sink.report(
                format!("Năm “{}” gõ thừa, thiếu hoặc nhầm chữ số.", words[i].text),
                format!("The year “{}” has a wrong number of digits or a wrong digit.", words[i].text),
            )
            .at(at);
        }
    }
}

fn wrong_year(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let (noun, year) = (&words[i - 1], &words[i]);
    if !year.text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let after = words.get(i + 1).filter(|w| w.start == year.end + 1).map_or("", |w| w.text);
    let alone = text.get(noun.end..year.start) == Some(" ") && !text[year.end..].starts_with(['.', ',', '/', '-', '%'])
        || text.get(noun.end..year.start) == Some(" ") && text[year.end..].trim_end().len() <= 1;
    let number = prose::number(year.text);
    let strange = match year.text.len() {
        3 => number.is_some_and(|n| (190..=209).contains(&n)),
        5 => number.is_some_and(|n| (19000..=20999).contains(&n)),
        4 => number.is_some_and(|n| {
            (2101..=2999).contains(&n)
                || (1000..=1699).contains(&n) && year.text.starts_with('1') && year.text.contains("02")
        }),
        _ => false,
    };
    matches!(noun.text, "năm" | "Năm") && alone && strange && !COUNTED.contains(&after)
}
