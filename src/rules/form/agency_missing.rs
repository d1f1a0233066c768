//! The name of the issuing body is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The name of the issuing body is missing.
pub const RULE: Rule = Rule {
    code: "TT010",
    name: "agency-missing",
    topic: Topic::Agency,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("agency_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && case.plan.header.agency.is_none() {
        out.report(
            "Văn bản không có tên cơ quan ban hành ở đầu trang.",
            "The document does not name the issuing body at its head.",
        );
    }
}
