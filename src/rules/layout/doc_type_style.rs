//! The type is not upright bold.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The type is not upright bold.
pub const RULE: Rule = Rule {
    code: "TB036",
    name: "doc-type-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("doc_type_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::DocType, "Tên loại văn bản", "The type")];
    check_style(case, out, components, |f| f.bold && !f.italic, Severity::Error, ("chữ đứng, đậm", "upright bold"));
}
