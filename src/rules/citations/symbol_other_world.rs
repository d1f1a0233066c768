//! The Party's form and the State's mixed: 29/NQ-TW for 29-NQ/TW.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD004",
    name: "symbol-other-world",
    topic: Topic::CitationForm,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("symbol_other_world.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["reversed-form"]);
}
