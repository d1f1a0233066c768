//! A body's name has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// A body's name has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB013",
    name: "agency-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("agency_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(
        case,
        out,
        &[
            (Component::ParentAgency, "Tên cơ quan chủ quản", "Parent body"),
            (Component::Agency, "Tên cơ quan ban hành", "Issuing body"),
        ],
        24,
        26,
    );
}
