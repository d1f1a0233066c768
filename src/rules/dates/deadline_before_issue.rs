//! A deadline that had passed when the plan was issued.

use crate::extract::plan::{Bound, DateFact, DateKind, DateRole, Kind};
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use jiff::civil::Date;

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
/// The same before what takes place: an occasion, a foundation, a survey of the year before.
const PAST_EVENT: &[&str] =
    &["khảo sát", "so với", "kỷ niệm", "kỉ niệm", "thành lập", "tính đến", "sinh ngày", "căn cứ", "theo "];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(issued) = case.plan.issued() else { return };
    for date in case
        .plan
        .dates
        .iter()
        .filter(|d| d.role == DateRole::Deadline || is_of_a_task(case, d, issued))
        .filter(|d| !matches!(d.bound, Some(Bound::After | Bound::From)))
    {
        let Some(last) = date.to.filter(|to| *to < issued) else { continue };
        let outside = matches!(case.plan.place(date.at), Some("basis" | "header"));
        let clause = dated::before(case, date.at).rsplit(['.', ';']).next().unwrap_or("").to_lowercase();
        let past = |list: &[&str]| list.iter().any(|p| clause.contains(p));
        if outside || past(PAST) || date.role != DateRole::Deadline && past(PAST_EVENT) {
            continue;
        }
        if is_accounted(case, date, &clause, issued) {
            continue;
        }
        sink.report(
            format!("Thời hạn {} trước ngày ban hành kế hoạch ({}).", dated::show(last), dated::show(issued)),
            format!("The deadline {} lies before the plan's date ({}).", dated::show(last), dated::show(issued)),
        )
        .at(date.at);
    }
}

/// When something is to take place ("đối thoại lần 1 trong tháng 10 năm 2025"), written down among the tasks and less than fourteen months
/// before the plan: last year's date left standing, not one of history.
fn is_of_a_task(case: &Case<'_>, date: &DateFact, issued: Date) -> bool {
    let place = case.plan.place(date.at).unwrap_or("");
    let section = place.split('.').next().unwrap_or("");
    let kind = case.plan.outline.iter().find(|i| i.id == section).and_then(|i| i.kind);
    let tasks = matches!(kind, Some(Kind::Content | Kind::Schedule | Kind::Organisation | Kind::Reporting));
    let task = case.plan.tasks.iter().any(|t| t.action && t.leaf && t.at.block == date.at.block);
    let near = date.from.is_some_and(|from| (issued - from).get_days() < 430);
    let told = case.plan.citations.iter().any(|c| c.at.block == date.at.block);
    tasks
        && task
        && near
        && !told
        && date.kind == DateKind::Date
        && matches!(date.role, DateRole::Event | DateRole::Period)
}

/// “Quyết toán quý III trước ngày 14/11/2025”: the quarter is what is accounted for, the day behind it the deadline.
fn is_accounted(case: &Case<'_>, date: &DateFact, clause: &str, issued: Date) -> bool {
    const TIMES: &[&str] = &["trong", "vào", "đến", "trước", "cuối", "hết", "đầu", "giữa", "từ"];
    let last = clause.trim_end().rsplit(' ').next().unwrap_or("");
    let whole = date.from.zip(date.to).is_some_and(|(from, to)| (to - from).get_days() > 20);
    let later = |d: &DateFact| d.at.block == date.at.block && d.to.is_some_and(|to| to >= issued);
    whole && !last.is_empty() && !TIMES.contains(&last) && case.plan.dates.iter().any(later)
}
