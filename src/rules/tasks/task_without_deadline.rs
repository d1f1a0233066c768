//! A task has no deadline.

use crate::extract::plan::Task;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::tasks::actions::{groups, has_time, ids, lack};

/// A task has no deadline.
pub const RULE: Rule = Rule {
    code: "NV002",
    name: "task-without-deadline",
    topic: Topic::TaskDeadline,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("task_without_deadline.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let timed = |task: &Task| has_time(case, task);
    let any_time = case.plan.tasks.iter().any(timed);
    let mut loose = Vec::new();
    let mut all = 0;
    for group in groups(case).into_iter().filter(|g| !g.organisation) {
        let lack = lack(&group, timed);
        all += group.tasks.len();
        match lack.tasks.first() {
            Some(first) if lack.slip => {
                out.report(
                    format!("{} nhiệm vụ chưa có thời hạn ({}).", lack.tasks.len(), ids(&lack.tasks)),
                    format!("{} tasks have no deadline ({}).", lack.tasks.len(), ids(&lack.tasks)),
                )
                .at(first.at);
            }
            _ => loose.extend(lack.tasks),
        }
    }
    let Some(first) = loose.first() else { return };
    let severity = if any_time { Severity::Info } else { Severity::Warning };
    out.report(
        format!("{}/{all} nhiệm vụ không ghi thời hạn ({}).", loose.len(), ids(&loose)),
        format!("{} of {all} tasks have no deadline ({}).", loose.len(), ids(&loose)),
    )
    .at(first.at)
    .severity(severity);
}
