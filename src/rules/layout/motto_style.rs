//! The motto is not upright bold.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The motto is not upright bold.
pub const RULE: Rule = Rule {
    code: "TB031",
    name: "motto-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("motto_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::Motto, "Tiêu ngữ", "The motto")];
    check_style(case, out, components, |f| f.bold && !f.italic, Severity::Error, ("chữ đứng, đậm", "upright bold"));
}
