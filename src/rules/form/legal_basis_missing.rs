//! The plan has no legal basis.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_plan, is_state, opens_with_basis};

/// The plan has no legal basis.
pub const RULE: Rule = Rule {
    code: "TT070",
    name: "legal-basis-missing",
    topic: Topic::LegalBasis,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let citation_before_body =
        case.plan.lead.as_ref().is_some_and(|lead| case.plan.citations.iter().any(|c| c.at.block <= lead.at.block));
    if is_state(case)
        && is_plan(case)
        && !is_inner(case)
        && case.plan.legal_basis.is_empty()
        && !citation_before_body
        && !opens_with_basis(case)
        && !case.plan.outline.is_empty()
    {
        out.report("Kế hoạch không nêu căn cứ ban hành.", "The plan names no legal basis.");
    }
}
