//! The subject is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The subject is missing.
pub const RULE: Rule = Rule {
    code: "TT060",
    name: "subject-missing",
    topic: Topic::Subject,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if case.plan.header.doc_type.is_some() && case.plan.header.subject.is_none() {
        out.report(
            "Dưới tên loại văn bản không có trích yếu nội dung.",
            "No subject stands under the type of the document.",
        );
    }
}
