//! Two punctuation marks where one belongs.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN032",
    name: "mark-doubled",
    topic: Topic::Punctuation,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("mark_doubled.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for range in runs(paragraph.text) {
            let written = &paragraph.text[range.clone()];
            let at = paragraph.span(range);
            let found = gathered.add(
                at,
                format!("Dấu câu bị lặp hoặc chồng lên nhau: “{written}”."),
                format!("Punctuation marks are doubled: “{written}”."),
            );
            if let Some(kept) = kept(written) {
                found.mend(Safety::Consent, at, kept);
            }
        }
    }
    gathered.report(sink);
}

/// Runs of two marks or more, blanks between them allowed, that no habit explains.
fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_mark = |b: u8| matches!(b, b',' | b';' | b':' | b'.');
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !is_mark(bytes[at]) {
            at += 1;
            continue;
        }
        let mut end = (at..bytes.len()).find(|&i| !is_mark(bytes[i])).unwrap_or(bytes.len());
        // ". ," with one blank between; the stop ends a word, not a blank to fill.
        if end == at + 1 && bytes[at] == b'.' && text.get(end..end + 2) == Some(" ,") {
            end += 2;
        }
        // ": ;" and ", ;": a blank between two marks of a clause.
        let clause = end == at + 1 && matches!(bytes[at], b',' | b';' | b':');
        if clause && matches!(text.get(end..end + 2), Some(" ," | " ;" | " :")) {
            end += 2;
        }
        if end - at >= 2 && faulty(text, at..end) {
            found.push(at..end);
        }
        at = end;
    }
    found
}

fn faulty(text: &str, range: Range<usize>) -> bool {
    let run = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let beside_slash = before == Some('/') || after == Some('/');
    let fills_a_blank = before.is_none_or(|c| c.is_whitespace() || c == '…') || after == Some('…');
    let dots = run.bytes().filter(|b| *b == b'.').count();
    if beside_slash || fills_a_blank || dots > 2 {
        return false;
    }
    // "v.v.;", "TP.,", "UBND...": a full stop of an abbreviation may be followed by another mark.
    let abbreviated = prose::word_before(text, range.start)
        .is_some_and(|w| w.text.chars().count() <= 2 || w.is_upper() || matches!(w.text, "vv" | "ThS"));
    !(run.starts_with('.') && abbreviated)
}

/// What stays: the one mark of a pair of equals.
fn kept(run: &str) -> Option<&str> {
    let first = run.get(..1).filter(|_| !run.contains(' '))?;
    run.bytes().all(|b| b == first.as_bytes()[0]).then_some(first)
}
