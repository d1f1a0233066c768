//! Sections are out of order.

use crate::extract::plan::Item;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::sections;
use crate::template::template::SectionNeed;

/// Sections are out of order.
pub const RULE: Rule = Rule {
    code: "CT002",
    name: "section-order",
    topic: Topic::SectionOrder,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("section_order.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut latest: Option<(&SectionNeed, &Item)> = None;
    let mut placed: Vec<(&SectionNeed, &Item)> = case
        .template
        .sections
        .iter()
        .filter(|n| n.order > 0)
        .filter_map(|n| Some((n, sections::find_item(case, n)?)))
        .collect();
    placed.sort_by_key(|(need, _)| need.order);
    for (need, item) in placed {
        match latest {
            Some((before, at)) if before.order < need.order && item.at.block < at.at.block => {
                out.report(
                    format!("Phần “{}” đặt sau phần “{}”.", before.title.vi, need.title.vi),
                    format!("The section “{}” stands after “{}”.", before.title.en, need.title.en),
                )
                .at(at.at);
                return;
            }
            Some((_, at)) if item.at.block < at.at.block => {}
            _ => latest = Some((need, item)),
        }
    }
}
