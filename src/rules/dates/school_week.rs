//! A school week beyond the thirty-five of a school year.

use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG014",
    name: "school-week",
    topic: Topic::SchoolYear,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_week.md"),
    check,
};

/// Weeks of lessons in a school year; two more are kept in hand.
const WEEKS: u64 = 37;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    if dated::school_year(case).is_none() {
        return;
    }
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for (i, pair) in words.windows(2).enumerate() {
            let counted = words.get(i + 2).is_some_and(|w| matches!(w.text, "tiết" | "giờ" | "phút" | "buổi" | "lần"));
            let adjacent = !counted && paragraph.text.get(pair[0].end..pair[1].start) == Some(" ");
            let week = prose::number(pair[1].text).filter(|_| matches!(pair[0].text, "tuần" | "Tuần") && adjacent);
            if week.is_some_and(|n| n > WEEKS && n <= 60) {
                let at = paragraph.span(pair[0].start..pair[1].end);
                sink.report(
                    format!("Năm học có 35 tuần thực học; “{}” vượt quá.", &paragraph.text[pair[0].start..pair[1].end]),
                    format!("A school year has 35 weeks of lessons; week {} is beyond it.", pair[1].text),
                )
                .at(at);
            }
        }
    }
}
