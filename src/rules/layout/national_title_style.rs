//! The national title is not upright bold.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The national title is not upright bold.
pub const RULE: Rule = Rule {
    code: "TB030",
    name: "national-title-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("national_title_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::NationalTitle, "Quốc hiệu", "The national title")];
    check_style(case, out, components, |f| f.bold && !f.italic, Severity::Error, ("chữ đứng, đậm", "upright bold"));
}
