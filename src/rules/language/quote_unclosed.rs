//! A quotation that is opened and never closed: the reader cannot tell where the quoted words end.

use crate::finding::{Severity, Topic};
use crate::rules::language::pairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN040",
    name: "quote-unclosed",
    topic: Topic::Quotes,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("quote_unclosed.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for single in pairs::single_quotes(case.prose).into_iter().filter(|s| s.opens) {
        sink.report("Dấu ngoặc kép mở ra mà không có dấu đóng.", "A quotation mark is opened and never closed.")
            .at(single.paragraph.span(single.range));
    }
}
