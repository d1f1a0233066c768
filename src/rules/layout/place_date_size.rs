//! Place and date have a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Place and date have a wrong size.
pub const RULE: Rule = Rule {
    code: "TB015",
    name: "place-date-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("place_date_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(case, out, &[(Component::PlaceDate, "Địa danh, thời gian", "Place and date")], 26, 28);
}
