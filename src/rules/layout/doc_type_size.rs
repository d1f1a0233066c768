//! Type or subject has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Type or subject has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB016",
    name: "doc-type-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("doc_type_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(
        case,
        out,
        &[(Component::DocType, "Tên loại văn bản", "Type"), (Component::Subject, "Trích yếu", "Subject")],
        26,
        28,
    );
}
