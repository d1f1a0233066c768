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
    let Some(own) = schools::own(mentions) else { return };
    let mut told: Vec<String> = Vec::new();
    for other in mentions.iter().filter(|m| m.own && m.at != own.at) {
        // Another level with the same name is a question of how the school is called.
        let (name, own_name) = (schools::folded(&other.name), schools::folded(&own.name));
        if name == own_name || schools::near_names(&own.name, &other.name) || told.contains(&name) {
            continue;
        }
        told.push(name);
        sink.report(
            format!("Tên trường khác với trường ban hành (“{}”): “{}”.", own.name, other.name),
            format!("Another school than the issuer (“{}”): “{}”.", own.name, other.name),
        )
        .at(other.at);
    }
}
