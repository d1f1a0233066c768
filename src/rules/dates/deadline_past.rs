//! A deadline of a draft that has passed today.

use crate::extract::plan::{Bound, DateRole};
use crate::finding::{Severity, Stage, Topic};
use crate::rules::dates::dated;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG008",
    name: "deadline-past",
    topic: Topic::DeadlinePast,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("deadline_past.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let (Stage::Draft, Some(today)) = (case.stage, case.today) else { return };
    let issued = case.plan.issued();
    // A plan that bears a date of long ago is no draft of today, whatever the caller says.
    if issued.is_some_and(|i| i < today) {
        return;
    }
    for date in case
        .plan
        .dates
        .iter()
        .filter(|d| d.role == DateRole::Deadline && !matches!(d.bound, Some(Bound::After | Bound::From)))
    {
        let Some(last) = date.to.filter(|to| *to < today && issued.is_none_or(|i| *to >= i)) else { continue };
        if !matches!(case.plan.place(date.at), Some("basis" | "header")) {
            sink.report(
                format!("Thời hạn {} đã qua khi kế hoạch còn là dự thảo.", dated::show(last)),
                format!("The deadline {} has passed while the plan is still a draft.", dated::show(last)),
            )
            .at(date.at);
        }
    }
}
