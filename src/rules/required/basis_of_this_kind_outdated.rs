//! A document that has been replaced is cited.

use crate::extract::plan::{Citation, LegalStatus};
use crate::finding::{Severity, Topic};
use crate::rules::required::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::template::template::CitationDuty;

/// A document that has been replaced is cited.
pub const RULE: Rule = Rule {
    code: "TK002",
    name: "basis-of-this-kind-outdated",
    topic: Topic::CitationStatus,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("basis_of_this_kind_outdated.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for need in case.template.citations.iter().filter(|n| n.duty == CitationDuty::Outdated && cited::in_time(case, n)) {
        let Some(severity) = need.required.severity() else { continue };
        let Some(citation) = cited::find(case, need).filter(|c| !known_to_register(c)) else { continue };
        let found = out
            .report(
                format!("{} không còn dùng làm căn cứ.", need.title.vi),
                format!("The {} is no longer a legal basis.", need.title.en),
            )
            .at(citation.at)
            .severity(severity);
        if let Some(instead) = &need.instead {
            found.hint(format!("Viện dẫn {instead}."), format!("Cite {instead}."));
        }
    }
}

/// The register says so itself, and then another rule reports it.
fn known_to_register(citation: &Citation) -> bool {
    citation.registry.as_ref().is_some_and(|r| r.status == LegalStatus::Expired)
}
