//! The list of recipients is not upright and plain.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The list of recipients is not upright and plain.
pub const RULE: Rule = Rule {
    code: "TB044",
    name: "recipients-list-style",
    topic: Topic::TypeStyle,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("recipients_list_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::Recipients, "Danh sách nơi nhận", "The list of recipients")];
    check_style(
        case,
        out,
        components,
        |f| !f.bold && !f.italic,
        Severity::Warning,
        ("chữ đứng, không đậm", "upright, not bold"),
    );
}
