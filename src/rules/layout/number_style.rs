//! The number line is not upright and plain.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The number line is not upright and plain.
pub const RULE: Rule = Rule {
    code: "TB034",
    name: "number-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("number_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::Number, "Số, ký hiệu", "Number and symbol")];
    check_style(
        case,
        out,
        components,
        |f| !f.bold && !f.italic,
        Severity::Error,
        ("chữ đứng, không đậm", "upright, not bold"),
    );
}
