//! Blanks between a quotation mark and the words it holds.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::pairs;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN043",
    name: "quote-spaced",
    topic: Topic::Quotes,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("quote_spaced.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let text = paragraph.text;
        for mark in pairs::quote_marks(text) {
            let blanks =
                if mark.opens { blanks_after(text, mark.range.end) } else { blanks_before(text, mark.range.start) };
            let Some(blanks) = blanks else { continue };
            let at = paragraph.span(blanks.start.min(mark.range.start)..blanks.end.max(mark.range.end));
            let words =
                ("Có khoảng trắng thừa phía trong dấu ngoặc kép.", "There is a blank inside the quotation mark.");
            gathered.add(at, words.0, words.1).mend(Safety::Safe, paragraph.span(blanks), "");
        }
    }
    gathered.report(sink);
}

fn blanks_after(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let tail = text.get(at..)?;
    let length = tail.len() - tail.trim_start_matches(prose::is_blank).len();
    (length > 0 && length < tail.len()).then_some(at..at + length)
}

fn blanks_before(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let head = text.get(..at)?;
    let kept = head.trim_end_matches(prose::is_blank).len();
    (kept > 0 && kept < at).then_some(kept..at)
}
