//! Letters with their marks as separate characters (Unicode tổ hợp): a search for the word fails.

use crate::finding::{Severity, Topic};
use crate::rules::language::repairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::rule::Family;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN002",
    name: "encoding-decomposed",
    topic: Topic::Encoding,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Text,
    page: include_str!("encoding_decomposed.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    repairs::report_once(case, sink, "gõ Unicode tổ hợp", "is in decomposed Unicode", |_, family| {
        family == Family::UnicodeForm
    });
}
