//! Brackets without a partner. The numbers of a list ("a)", "1)") are no brackets.

use crate::finding::{Severity, Topic};
use crate::rules::language::pairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN034",
    name: "bracket-unbalanced",
    topic: Topic::Punctuation,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("bracket_unbalanced.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for single in pairs::single_brackets(case.prose) {
        let (vi, en) = if single.opens {
            ("Ngoặc đơn mở ra mà không có dấu đóng.", "A bracket is opened and never closed.")
        } else {
            ("Ngoặc đơn đóng lại mà trước đó không có dấu mở.", "A bracket closes what was never opened.")
        };
        sink.report(vi, en).at(single.paragraph.span(single.range));
    }
}
