//! Place and date are not italic.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Place and date are not italic.
pub const RULE: Rule = Rule {
    code: "TB035",
    name: "place-date-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("place_date_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::PlaceDate, "Địa danh, thời gian", "Place and date")];
    check_style(
        case,
        out,
        components,
        |f| f.italic && !f.bold,
        Severity::Error,
        ("chữ nghiêng, không đậm", "italic, not bold"),
    );
}
