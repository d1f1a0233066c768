//! One abbreviation explained in two ways.

use crate::finding::{Severity, Topic};
use crate::rules::language::abbreviations;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ011",
    name: "abbreviation-two-meanings",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("abbreviation_two_meanings.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let explained = abbreviations::explanations(case);
    for (i, later) in explained.iter().enumerate() {
        let Some(first) = explained[..i].iter().find(|e| e.short == later.short) else { continue };
        let count = later.short.chars().filter(|c| c.is_alphabetic()).count().min(4);
        let tail = |long: &str| long.split(' ').rev().take(count).map(str::to_owned).collect::<Vec<_>>();
        let (a, b) = (tail(&first.long), tail(&later.long));
        // One may have been cut shorter than the other; they differ when neither holds a word of the other's end.
        let holds = |long: &str, words: &[String]| words.iter().any(|w| long.split(' ').any(|l| l == w));
        if holds(&first.long, &b) || holds(&later.long, &a) {
            continue;
        }
        sink.report(
            format!("Chữ viết tắt “{}” được dùng cho hai cụm từ khác nhau.", later.short),
            format!("The abbreviation “{}” stands for two different things.", later.short),
        )
        .at(later.paragraph.span(later.range.clone()));
    }
}
