//! A quotation mark turned the wrong way: “ at the end or ” at the beginning.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::language::pairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN042",
    name: "quote-reversed",
    topic: Topic::Quotes,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("quote_reversed.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        for mark in pairs::quote_marks(paragraph.text).into_iter().filter(|m| m.reversed) {
            let right = if mark.opens { "“" } else { "”" };
            let at = paragraph.span(mark.range);
            sink.report("Dấu ngoặc kép bị ngược chiều.", "The quotation mark is turned the wrong way.").at(at).fix(
                Safety::Consent,
                at,
                right,
            );
        }
    }
}
