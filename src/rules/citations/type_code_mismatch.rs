//! The type word does not fit the code in the symbol: Quyết định số 31/CT-TTg.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD014",
    name: "type-code-mismatch",
    topic: Topic::CitationNumber,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục III, Mục I"),
    needs: Needs::Text,
    page: include_str!("type_code_mismatch.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["type-code-mismatch"]);
}
