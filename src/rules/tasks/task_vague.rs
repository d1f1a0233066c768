//! A deadline or condition is vague.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;
use crate::rules::tasks::actions::VAGUE;

/// A deadline or condition is vague.
pub const RULE: Rule = Rule {
    code: "NV003",
    name: "task-vague",
    topic: Topic::TaskVague,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("task_vague.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for task in case.plan.tasks.iter().filter(|t| t.leaf && t.action) {
        let Some(line) = Stretch::block(case, task.at.block as usize) else { continue };
        let lower = line.text.to_lowercase();
        if lower.len() != line.text.len() {
            continue;
        }
        let Some((start, phrase)) = VAGUE.iter().find_map(|p| lower.find(p).map(|i| (i, p))) else { continue };
        out.report(format!("“{phrase}” không phải thời hạn rõ ràng."), format!("“{phrase}” is no clear deadline."))
            .at(line.span(start..start + phrase.len()));
    }
}
