//! Nobody is named for a task.

use crate::extract::plan::{Task, TaskForm};
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::tasks::actions::{groups, has_owner, ids, lack};

/// Nobody is named for a task.
pub const RULE: Rule = Rule {
    code: "NV001",
    name: "task-without-owner",
    topic: Topic::TaskOwner,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("task_without_owner.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let anybody = case.plan.tasks.iter().any(has_owner);
    // In a table with a column for who leads, who only takes part is no answer.
    let led = case.plan.tasks.iter().any(|t| t.form == TaskForm::Row && !t.lead.is_empty());
    let has_owner = |t: &Task| has_owner(t) && !(led && t.form == TaskForm::Row && t.lead.is_empty());
    let mut loose = Vec::new();
    let mut all = 0;
    for group in groups(case) {
        let lack = lack(&group, has_owner);
        all += group.tasks.len();
        if let Some(first) = lack.slips.first() {
            out.report(
                format!("{} nhiệm vụ chưa rõ ai thực hiện ({}).", lack.slips.len(), ids(&lack.slips)),
                format!("{} tasks name nobody who answers for them ({}).", lack.slips.len(), ids(&lack.slips)),
            )
            .at(first.at);
        }
        if !group.organisation {
            loose.extend(lack.loose);
        }
    }
    let Some(first) = loose.first() else { return };
    // Where the organisation part says who does what, this is how many plans are written.
    let severity = if anybody { Severity::Info } else { Severity::Warning };
    out.report(
        format!("{}/{all} nhiệm vụ không ghi ai thực hiện ({}).", loose.len(), ids(&loose)),
        format!("{} of {all} tasks name nobody who answers for them ({}).", loose.len(), ids(&loose)),
    )
    .at(first.at)
    .severity(severity);
}
