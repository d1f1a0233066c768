//! A section that the plan should have is missing.

use crate::finding::{Severity, Topic, Words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::sections;
use crate::template::template::SectionNeed;

/// A section that the plan should have is missing.
pub const RULE: Rule = Rule {
    code: "CT001",
    name: "section-missing",
    topic: Topic::SectionMissing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("section_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // Without any heading nothing can be said of sections.
    if case.plan.outline.is_empty() {
        return;
    }
    for need in &case.template.sections {
        let Some(severity) = need.required.severity().filter(|_| sections::find(case, need).is_none()) else {
            continue;
        };
        let words = message(need);
        let found = out.report(words.vi, words.en).severity(severity);
        if !need.basis.is_empty() {
            found.basis(need.basis.clone());
        }
    }
}

/// What is said of one missing section; the checklist knows the section by it.
pub fn message(need: &SectionNeed) -> Words {
    Words::new(
        format!("Không tìm thấy phần “{}”.", need.title.vi),
        format!("The section “{}” was not found.", need.title.en),
    )
}
