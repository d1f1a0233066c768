//! The type of a cited document abbreviated: TT 22/2021/TT-BGDĐT.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD035",
    name: "type-abbreviated",
    topic: Topic::CitationForm,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("type_abbreviated.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["abbreviated-type"]);
}
