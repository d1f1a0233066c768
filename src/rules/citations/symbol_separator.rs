//! A separator missing or wrong in a cited number and symbol: 01-ĐAHU, 338/QĐ/TTg.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD003",
    name: "symbol-separator",
    topic: Topic::CitationForm,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("symbol_separator.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["missing-separator", "wrong-separator", "dot-in-number"]);
}
