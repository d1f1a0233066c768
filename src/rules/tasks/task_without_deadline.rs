//! A task has no deadline.

use crate::extract::plan::{Task, TaskForm};
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
    for mut group in groups(case) {
        // Duties of bodies seldom have a day of their own; the rows of an assignment table do.
        group.tasks.retain(|t| !group.organisation || t.form == TaskForm::Row);
        let lack = lack(&group, timed);
        all += group.tasks.len();
        if let Some(first) = lack.slips.first() {
            out.report(
                format!("{} nhiệm vụ chưa có thời hạn ({}).", lack.slips.len(), ids(&lack.slips)),
                format!("{} tasks have no deadline ({}).", lack.slips.len(), ids(&lack.slips)),
            )
            .at(first.at);
        }
        loose.extend(lack.loose);
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
