//! Another school's name where only the plan's own school can be meant.

use crate::finding::{Severity, Topic};
use crate::rules::consistency::schools;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ002",
    name: "other-school",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("other_school.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mentions = schools::mentions(case);
    let Some(own) = schools::own(&mentions) else { return };
    for other in mentions.iter().filter(|m| m.own && m.at != own.at) {
        if schools::same(own, other) || schools::near(own, other) {
            continue;
        }
        sink.report(
            format!("Tên trường khác với trường ban hành (“{}”): “{}”.", own.name, other.name),
            format!("Another school than the issuer (“{}”): “{}”.", own.name, other.name),
        )
        .at(other.at);
    }
}
