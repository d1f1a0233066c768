//! The school's name has an “&”.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The school's name has an “&”.
pub const RULE: Rule = Rule {
    code: "TT013",
    name: "agency-ampersand",
    topic: Topic::Agency,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("agency_ampersand.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(agency) = &case.plan.header.agency else { return };
    if is_state(case) && agency.text.contains('&') {
        out.report("Tên cơ quan ban hành viết tắt bằng dấu “&”.", "The issuing body's name is shortened with “&”.")
            .at(agency.at);
    }
}
