//! A cited document that is dated after the plan.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD018",
    name: "later-than-plan",
    topic: Topic::CitationFuture,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("later_than_plan.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(plan) = case.plan.issued() else { return };
    for (_, citation) in cited::all(case) {
        let Some(issued) = citation.issued.filter(|d| *d > plan) else { continue };
        let day = |d: jiff::civil::Date| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year());
        sink.report(
            format!("Văn bản viện dẫn ban hành ngày {}, sau ngày của kế hoạch ({}).", day(issued), day(plan)),
            format!("The cited document is dated {}, after the plan ({}).", day(issued), day(plan)),
        )
        .at(citation.at);
    }
}
