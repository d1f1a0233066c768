//! A deadline that had passed when the plan was issued.

use crate::extract::plan::{Bound, DateRole};
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG004",
    name: "deadline-before-issue",
    topic: Topic::DeadlinePast,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("deadline_before_issue.md"),
    check,
};

/// Words before a deadline that speak of what was done already.
const PAST: &[&str] = &["đã ", "trước đây", "kết quả"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(issued) = case.plan.issued() else { return };
    for date in case
        .plan
        .dates
        .iter()
        .filter(|d| d.role == DateRole::Deadline && !matches!(d.bound, Some(Bound::After | Bound::From)))
    {
        let Some(last) = date.to.filter(|to| *to < issued) else { continue };
        let outside = matches!(case.plan.place(date.at), Some("basis" | "header"));
        let clause = dated::before(case, date.at).rsplit(['.', ';']).next().unwrap_or("").to_lowercase();
        if outside || PAST.iter().any(|p| clause.contains(p)) {
            continue;
        }
        sink.report(
            format!("Thời hạn {} trước ngày ban hành kế hoạch ({}).", dated::show(last), dated::show(issued)),
            format!("The deadline {} lies before the plan's date ({}).", dated::show(last), dated::show(issued)),
        )
        .at(date.at);
    }
}
