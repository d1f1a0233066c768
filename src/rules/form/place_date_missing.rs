//! Place and date of issue are missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_state};

/// Place and date of issue are missing.
pub const RULE: Rule = Rule {
    code: "TT040",
    name: "place-date-missing",
    topic: Topic::PlaceDate,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 4"),
    needs: Needs::Text,
    page: include_str!("place_date_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && !is_inner(case) && case.plan.header.place_date.is_none() {
        out.report("Văn bản không có địa danh và thời gian ban hành.", "The document has no place and date of issue.");
    }
}
