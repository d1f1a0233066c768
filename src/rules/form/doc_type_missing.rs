//! The type of the document is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The type of the document is missing.
pub const RULE: Rule = Rule {
    code: "TT050",
    name: "doc-type-missing",
    topic: Topic::DocType,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("doc_type_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if case.plan.header.doc_type.is_none() {
        out.report("Văn bản không ghi tên loại (KẾ HOẠCH).", "The document does not say its type (KẾ HOẠCH).");
    }
}
