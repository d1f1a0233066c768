//! The names of the bodies are not in capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::shown_in_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The names of the bodies are not in capitals.
pub const RULE: Rule = Rule {
    code: "TT012",
    name: "agency-lower-case",
    topic: Topic::Agency,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("agency_lower_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for body in [&case.plan.header.parent_agency, &case.plan.header.agency].into_iter().flatten() {
        // A number line that nobody could read may be taken for a name.
        if !shown_in_capitals(case.document, body.at, &body.text) && !body.text.starts_with("Số") {
            out.report(
                format!("Tên cơ quan “{}” phải viết bằng chữ in hoa.", body.text),
                format!("The body's name “{}” must be in capitals.", body.text),
            )
            .at(body.at)
            .fix(Safety::Safe, body.at, body.text.to_uppercase());
        }
    }
}
