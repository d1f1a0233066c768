//! A deadline outside the school year or the year that the plan is for.

use crate::extract::plan::{DateFact, DateKind, DateRole, Kind};
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG005",
    name: "deadline-outside-school-year",
    topic: Topic::DeadlineOutsidePeriod,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("deadline_outside_school_year.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some((from, to, name)) = period(case) else { return };
    // Subject and lead name two years: which one is wrong is another rule's to say.
    let lead = case.plan.lead.as_ref().map(|l| l.at.block);
    let other = |d: &&DateFact| d.role == DateRole::SchoolYear && Some(d.at.block) == lead;
    let named = case.plan.dates.iter().filter(other).filter_map(dated::years).next();
    if named.zip(dated::school_year(case)).is_some_and(|((first, _), year)| first != year) {
        return;
    }
    let issued = case.plan.issued();
    // Where the school year itself does not fit the plan's date, that is the fault.
    if dated::school_year(case).zip(issued).is_some_and(|(year, day)| !dated::fits(year, day)) {
        return;
    }
    // What is to be done between the plan's day and the start of its year belongs to getting ready for it.
    let from = issued.map_or(Date::MIN, |day| day.min(from));
    let mut gathered = Gathered::default();
    let told = |d: &&DateFact| d.role == DateRole::Deadline && tells_its_year(d) || is_of_a_task(case, d, to);
    for date in case.plan.dates.iter().filter(told) {
        let (Some(first), Some(last)) = (date.from.or(date.to), date.to.or(date.from)) else { continue };
        // A deadline before the plan's own date is a fault of another kind.
        let past = issued.is_some_and(|i| last < i);
        if !past && !matches!(case.plan.place(date.at), Some("basis" | "header")) && (first < from || last > to) {
            gathered.add(
                date.at,
                format!("Thời hạn {} nằm ngoài {name}.", dated::show(last)),
                format!("The deadline {} lies outside the plan's period ({name}).", dated::show(last)),
            );
        }
    }
    gathered.report(sink);
}

/// When something is to take place ("hội thi ngày 26/12/2026"), written down among the tasks and up to three years after the plan's end: a
/// slip of the year, no long goal.
fn is_of_a_task(case: &Case<'_>, date: &DateFact, end: Date) -> bool {
    let section = case.plan.place(date.at).unwrap_or("").split('.').next().unwrap_or("");
    let kind = case.plan.outline.iter().find(|i| i.id == section).and_then(|i| i.kind);
    let tasks = matches!(kind, Some(Kind::Content | Kind::Schedule | Kind::Organisation | Kind::Reporting));
    let task = || case.plan.tasks.iter().any(|t| t.action && t.leaf && t.at.block == date.at.block);
    let cited = || case.plan.citations.iter().any(|c| c.at.block == date.at.block);
    let day = matches!(date.kind, DateKind::Date | DateKind::Interval)
        && matches!(date.role, DateRole::Event | DateRole::Period)
        && date.text.contains('/') | date.text.contains("tháng");
    let late = date.to.or(date.from).is_some_and(|to| to > end && (to - end).get_days() < 1100);
    late && day && tasks && task() && !cited()
}

/// A deadline of one day or month of a year, not a long goal ("đến năm 2030").
fn tells_its_year(date: &DateFact) -> bool {
    date.value
        .as_deref()
        .is_some_and(|v| v.len() >= 7 && !v.contains('X') && v.as_bytes().first().is_some_and(u8::is_ascii_digit))
}

/// The school year from August to August, or the calendar year with the January after it for reports.
fn period(case: &Case<'_>) -> Option<(Date, Date, String)> {
    if let Some(year) = dated::school_year(case) {
        return Some((
            Date::new(year, 6, 1).ok()?,
            Date::new(year + 1, 8, 31).ok()?,
            format!("năm học {year}-{}", year + 1),
        ));
    }
    if let Some((year, month)) = calendar_month(case) {
        let first = Date::new(year, month, 1).ok()?;
        // Half a month more: what a month's work leaves to report.
        let last = first.last_of_month().checked_add(jiff::Span::new().days(15)).ok()?;
        return Some((first, last, format!("tháng {month} năm {year}")));
    }
    let year = calendar_year(case)?;
    Some((Date::new(year, 1, 1).ok()?, Date::new(year + 1, 1, 31).ok()?, format!("năm {year}")))
}

/// The month of "Công tác tháng 11 năm 2025": a subject that ends in one month.
fn calendar_month(case: &Case<'_>) -> Option<(i16, i8)> {
    let subject = prose::lower(case.plan.header.subject.as_ref()?.text.trim());
    let rest = subject.strip_prefix("công tác tháng ").or_else(|| subject.strip_prefix("công tác trọng tâm tháng "))?;
    let (month, year) = rest.split_once(" năm ").or_else(|| rest.split_once('/'))?;
    let month = prose::number(month).filter(|m| (1..=12).contains(m))?;
    let year = prose::number(year).filter(|y| (2000..=2100).contains(y))?;
    Some((i16::try_from(year).ok()?, i8::try_from(month).ok()?))
}

/// The one year that the subject names, when it names no other period.
fn calendar_year(case: &Case<'_>) -> Option<i16> {
    let subject = case.plan.header.subject.as_ref()?.text.as_str();
    let year = subject.rsplit("năm ").next().filter(|_| subject.contains("năm "))?;
    let digits: String = year.chars().take_while(char::is_ascii_digit).collect();
    let single = digits.len() == 4
        && subject.matches("20").count() == 1
        && !subject.contains("năm học")
        && !subject.contains("giai đoạn")
        && !subject.contains("đến năm");
    single.then(|| digits.parse().ok()).flatten()
}
