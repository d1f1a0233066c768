//! Invisible characters and controls inside the text.

use crate::finding::{Severity, Topic};
use crate::rules::language::repairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN004",
    name: "invisible-character",
    topic: Topic::Encoding,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("invisible_character.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    repairs::report_once(case, sink, "có ký tự ẩn", "has invisible characters", |rule, _| {
        matches!(rule, "invisible" | "control")
    });
}
