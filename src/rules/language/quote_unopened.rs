//! A closing quotation mark with nothing opened before it.

use crate::finding::{Severity, Topic};
use crate::rules::language::pairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN041",
    name: "quote-unopened",
    topic: Topic::Quotes,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("quote_unopened.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for single in pairs::single_quotes(case.prose).into_iter().filter(|s| !s.opens) {
        sink.report(
            "Dấu ngoặc kép đóng lại mà trước đó không có dấu mở.",
            "A quotation mark closes what was never opened.",
        )
        .at(single.paragraph.span(single.range));
    }
}
