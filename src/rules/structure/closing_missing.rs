//! The closing paragraph is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_plan};

/// The closing paragraph is missing.
pub const RULE: Rule = Rule {
    code: "CT023",
    name: "closing-missing",
    topic: Topic::SectionMissing,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("closing_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if case.plan.closing.is_none() && !case.plan.outline.is_empty() && is_plan(case) && !is_inner(case) {
        out.report("Cuối nội dung không có đoạn kết.", "The plan has no closing paragraph.");
    }
}
