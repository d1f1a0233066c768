//! The legal basis is not italic.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The legal basis is not italic.
pub const RULE: Rule = Rule {
    code: "TB038",
    name: "legal-basis-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Characters,
    page: include_str!("legal_basis_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::LegalBasis, "Căn cứ ban hành", "The legal basis")];
    check_style(case, out, components, |f| f.italic, Severity::Error, ("chữ nghiêng", "italic"));
}
