//! The type is not in capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::shown_in_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The type is not in capitals.
pub const RULE: Rule = Rule {
    code: "TT051",
    name: "doc-type-lower-case",
    topic: Topic::DocType,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("doc_type_lower_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(doc_type) = &case.plan.header.doc_type else { return };
    let field = &doc_type.field;
    if !shown_in_capitals(case.document, field.at, &field.text) {
        out.report("Tên loại văn bản phải viết bằng chữ in hoa.", "The type of the document must be in capitals.")
            .at(field.at)
            .fix(Safety::Safe, field.at, field.text.to_uppercase());
    }
}
