//! Two blanks or more between words of a sentence. Told once: it is a matter of looks.

use crate::extract::words::find;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN033",
    name: "spaces-doubled",
    topic: Topic::Typing,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("spaces_doubled.md"),
    check,
};

/// Parts whose blanks serve the layout of a text file.
const LAID_OUT: &[&str] = &["header", "signature", "recipients"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let part = case.plan.place_of_block.get(paragraph.index).and_then(Option::as_deref);
        if part.is_some_and(|p| LAID_OUT.contains(&p)) || paragraph.text.contains(['\t', '|']) {
            continue;
        }
        let runs = runs(paragraph.text);
        // Four blanks in a row line columns up; then no run of this paragraph is a slip.
        if runs.iter().any(|r| r.len() > 3) {
            continue;
        }
        for range in runs {
            let before = prose::word_before(paragraph.text, range.start).map_or(range.start, |w| w.start);
            let after = prose::word_after(paragraph.text, range.end).map_or(range.end, |w| w.end);
            let (vi, en) = ("Có hai khoảng trắng liền nhau giữa hai từ.", "Two blanks stand between two words.");
            let blanks = paragraph.span(range);
            gathered.add(paragraph.span(before..after), vi, en).mend(Safety::Safe, blanks, " ");
        }
    }
    gathered.report_as_one(sink);
}

/// Runs of blanks between a word or mark and a word.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(&text[at..], "  ").map(|i| at + i) {
        let end = start + text[start..].bytes().take_while(|b| *b == b' ').count();
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | ':' | '.' | ')' | '”'));
        if inside && after.is_some_and(char::is_alphanumeric) && !label(&text[..start]) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// The text before is only a number or letter of a list.
fn label(head: &str) -> bool {
    head.trim().chars().count() <= 5 && head.trim_end().ends_with(['.', ')', '-', '+'])
}
