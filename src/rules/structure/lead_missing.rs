//! The paragraph that announces the plan is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_plan, opens_with_basis};

/// The paragraph that announces the plan is missing.
pub const RULE: Rule = Rule {
    code: "CT022",
    name: "lead-missing",
    topic: Topic::SectionMissing,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("lead_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let none = case.plan.lead.is_none() && !case.plan.outline.is_empty() && !opens_with_basis(case);
    if none && is_plan(case) && !is_inner(case) {
        out.report(
            "Trước mục đầu tiên không có đoạn dẫn.",
            "No paragraph announces the plan before its first section.",
        );
    }
}
