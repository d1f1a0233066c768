//! A document that was issued but not yet in force on the plan's date.

use crate::extract::plan::LegalStatus;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD020",
    name: "not-yet-in-force",
    topic: Topic::CitationStatus,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("not_yet_in_force.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let plan = case.plan.issued();
    for (_, citation) in cited::all(case).filter(|(_, c)| c.within.is_none()) {
        let Some(known) = citation.registry.as_ref().filter(|r| r.status == LegalStatus::NotYet) else { continue };
        // A document later than the plan is a fault of another kind.
        let later = plan.zip(citation.issued.or(known.issued)).is_some_and(|(plan, issued)| issued > plan);
        if later || !cited::in_basis(case, citation) {
            continue;
        }
        sink.report(
            format!("{} chưa có hiệu lực tại ngày của kế hoạch.", cited::name(citation)),
            format!("{} was not yet in force on the plan's date.", cited::name(citation)),
        )
        .at(citation.at);
    }
}
