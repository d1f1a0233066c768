//! A date that no calendar has.

use crate::extract::plan::{DateFact, DateKind, DateRole};
use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG001",
    name: "impossible-date",
    topic: Topic::DateInvalid,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("impossible_date.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let told = |at: Span| case.plan.dates_in(at.block..at.block + 1).iter().any(is_impossible);
    for (at, text) in month_cells(case).into_iter().filter(|(at, _)| !told(*at)) {
        sink.report(format!("“{text}”: không có tháng này."), format!("“{text}”: there is no such month.")).at(at);
    }
    for date in case.plan.dates.iter().filter(|d| is_impossible(d)) {
        sink.report(format!("“{}” không có trong lịch.", date.text), format!("“{}” is in no calendar.", date.text))
            .at(date.at);
    }
}

/// "13/2026" alone in a cell of a schedule: a month that is none.
fn month_cells(case: &Case<'_>) -> Vec<(Span, String)> {
    let wrong = |text: &str| {
        // "19/13/2025": the day stands before.
        let day = text.split('/').count() == 3 && text.split('/').next().is_some_and(|d| prose::number(d).is_some());
        let text = text.split_once('/').filter(|_| day).map_or(text, |(_, rest)| rest);
        let (month, year) = text.split_once('/')?;
        let number = |s: &str| prose::number(s).filter(|_| s.len() <= 4);
        let (month, year) = (number(month).filter(|_| month.len() <= 2)?, number(year)?);
        ((2000..2100).contains(&year) && !(1..=12).contains(&month)).then_some(())
    };
    case.prose
        .paragraphs()
        .filter(|p| p.in_cell() && wrong(p.text.trim()).is_some())
        .map(|p| (p.span(0..p.text.len()), p.text.trim().to_owned()))
        .collect()
}

/// No day of the calendar is meant. Periods that run backwards and school years have rules of their own.
fn is_impossible(date: &DateFact) -> bool {
    !date.valid && date.from.is_none() && date.kind != DateKind::Recurrence && date.role != DateRole::SchoolYear
}
