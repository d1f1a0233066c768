//! The parent body's name is bold.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The parent body's name is bold.
pub const RULE: Rule = Rule {
    code: "TB032",
    name: "parent-agency-bold",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("parent_agency_bold.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::ParentAgency, "Tên cơ quan chủ quản", "The parent body's name")];
    check_style(
        case,
        out,
        components,
        |f| !f.bold && !f.italic,
        Severity::Error,
        ("chữ đứng, không đậm", "upright, not bold"),
    );
}
