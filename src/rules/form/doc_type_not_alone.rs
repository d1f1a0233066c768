//! Type and subject stand on one line.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_inner;

/// Type and subject stand on one line.
pub const RULE: Rule = Rule {
    code: "TT053",
    name: "doc-type-not-alone",
    topic: Topic::DocType,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("doc_type_not_alone.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(doc_type) = &case.plan.header.doc_type else { return };
    let at = doc_type.field.at;
    let Some(block) = case.document.blocks.get(at.block as usize) else { return };
    // A line break inside the paragraph parts them as well as a new paragraph does.
    let rest = block.around(at.range()).1.split('\n').next().unwrap_or("");
    // The ministry's forms for departments and teachers have type and subject in one line of capitals.
    if rest.chars().any(char::is_alphanumeric) && !is_inner(case) {
        out.report(
            "Tên loại văn bản phải ghi một dòng riêng, tách khỏi trích yếu.",
            "The type must stand on a line of its own, apart from the subject.",
        )
        .at(at);
    }
}
