//! Letters of other scripts that look like Vietnamese ones: Ð for Đ, Cyrillic а for a.

use crate::finding::{Severity, Topic};
use crate::rules::language::repairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::rule::Family;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN003",
    name: "look-alike-letter",
    topic: Topic::Encoding,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("look_alike_letter.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    repairs::report_once(
        case,
        sink,
        "có chữ giống chữ tiếng Việt nhưng khác mã",
        "has letters that only look Vietnamese",
        |_, family| family == Family::LookAlike,
    );
}
