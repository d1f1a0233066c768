//! A section that the plan should have is missing.

use crate::extract::plan::{Item, Kind};
use crate::finding::{Severity, Topic, Words};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_inner;
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
    half_a_section(case, out);
    for need in &case.template.sections {
        let Some(severity) = need.required.severity().filter(|_| sections::find(case, need).is_none()) else {
            continue;
        };
        // No rule asks a department's own plan for the sections of the school's.
        let severity = if is_inner(case) && (need.basis.is_empty() || need.basis.starts_with("Thông lệ")) {
            Severity::Info
        } else {
            severity
        };
        let message = message(need);
        let found = out.report(message.vi, message.en).severity(severity);
        if !need.basis.is_empty() {
            found.basis(need.basis.clone());
        }
    }
}

/// “I. MỤC ĐÍCH, YÊU CẦU” under which only one of the two has an entry of its own.
fn half_a_section(case: &Case<'_>, out: &mut Sink<'_>) {
    let outline = &case.plan.outline;
    let both = |i: &Item| i.kind == Some(Kind::PurposeRequirements) && i.parent.is_none();
    let Some((index, whole)) = outline.iter().enumerate().find(|(_, i)| both(i)) else { return };
    let children: Vec<String> = outline.iter().filter(|i| i.parent == Some(index)).map(|i| words(&i.title)).collect();
    let has = |word: &str| children.iter().any(|title| has_phrase(title, word));
    let (vi, en) = match (has("mục đích"), has("yêu cầu")) {
        (true, false) => ("Yêu cầu", "Requirements"),
        (false, true) => ("Mục đích", "Purpose"),
        _ => return,
    };
    out.report(
        format!("Phần “Mục đích, yêu cầu” không có mục “{vi}”."),
        format!("The section on purpose and requirements has no entry “{en}”."),
    )
    .at(whole.at);
}

/// What is said of one missing section; the checklist knows the section by it.
pub fn message(need: &SectionNeed) -> Words {
    Words::new(
        format!("Không tìm thấy phần “{}”.", need.title.vi),
        format!("The section “{}” was not found.", need.title.en),
    )
}
