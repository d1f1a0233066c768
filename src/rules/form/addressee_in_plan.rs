//! A plan has an addressee.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_plan, is_state};

/// A plan has an addressee.
pub const RULE: Rule = Rule {
    code: "TT090",
    name: "addressee-in-plan",
    topic: Topic::Addressee,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("addressee_in_plan.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if let Some(first) = case.plan.header.addressees.first().filter(|_| is_state(case) && is_plan(case)) {
        out.report("Kế hoạch không có phần “Kính gửi”.", "A plan has no addressee.").at(first.at);
    }
}
