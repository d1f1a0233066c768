//! A legal basis that such plans rest on is missing.

use crate::finding::{Severity, Topic};
use crate::rules::required::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::template::template::CitationDuty;

/// A legal basis that such plans rest on is missing.
pub const RULE: Rule = Rule {
    code: "TK001",
    name: "basis-of-this-kind-missing",
    topic: Topic::LegalBasis,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("basis_of_this_kind_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // A plan that cites what the document replaced has another fault, and hears of it elsewhere.
    let outdated =
        case.plan.citations.iter().filter_map(|c| c.registry.as_ref()).filter_map(|r| r.replaced_by.as_deref());
    let heirs: Vec<&str> = outdated.collect();
    for need in case.template.citations.iter().filter(|n| n.duty == CitationDuty::Must && cited::in_time(case, n)) {
        let Some(severity) =
            need.required.severity().filter(|_| cited::find(case, need).is_none() && !cited::named(case, need))
        else {
            continue;
        };
        if need.keys.iter().any(|key| heirs.iter().any(|heir| heir.contains(key.as_str()))) {
            continue;
        }
        out.report(
            format!("Kế hoạch không viện dẫn {}.", need.title.vi),
            format!("The plan does not cite the {}.", need.title.en),
        )
        .severity(severity);
    }
}
