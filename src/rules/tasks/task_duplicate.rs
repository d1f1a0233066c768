//! A task stands twice.

use crate::finding::{Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// A task stands twice.
pub const RULE: Rule = Rule {
    code: "NV004",
    name: "task-duplicate",
    topic: Topic::TaskDuplicate,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("task_duplicate.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut seen: BTreeMap<(String, &[String]), &str> = BTreeMap::new();
    for task in case.plan.tasks.iter().filter(|t| t.leaf && t.action) {
        let said = words(&task.text);
        let said = said.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
        // Short duties (“phối hợp thực hiện”) may well be said of several bodies.
        if said.split(' ').count() < 6 {
            continue;
        }
        match seen.entry((said, &task.lead)) {
            Entry::Vacant(place) => {
                place.insert(&task.id);
            }
            Entry::Occupied(first) => {
                out.report(
                    format!("Nhiệm vụ {} trùng nguyên văn với nhiệm vụ {}.", task.id, first.get()),
                    format!("Task {} says the same as task {}.", task.id, first.get()),
                )
                .at(task.at);
            }
        }
    }
}
