//! A deadline or condition is vague.

use crate::finding::{Severity, Topic};
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;
use crate::rules::tasks::actions::VAGUE;
use std::sync::LazyLock;

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

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(VAGUE));

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for task in case.plan.tasks.iter().filter(|t| t.leaf && t.action) {
        let Some(line) = Stretch::block(case, task.at.block as usize) else { continue };
        let hit = case.prose.paragraph(task.at.block as usize).and_then(|p| PHRASES.find(&p).into_iter().next());
        let Some((phrase, range)) = hit.and_then(|hit| Some((VAGUE.get(hit.phrase)?, hit.range))) else { continue };
        out.report(format!("“{phrase}” không phải thời hạn rõ ràng."), format!("“{phrase}” is no clear deadline."))
            .at(line.span(range));
    }
}
