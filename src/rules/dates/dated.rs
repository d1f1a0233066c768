//! What the rules on dates share: how a date is shown, which school year a plan is for, and short pieces of text around a place.

use crate::extract::plan::{DateFact, DateRole};
use crate::rules::prose;
use crate::rules::rule::Case;
use crate::span::Span;
use jiff::civil::Date;

/// A date as an office shows it: `05/09/2026`.
pub fn show(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// The school year that the plan's subject names, as its first year, when first and second year fit.
pub fn school_year(case: &Case<'_>) -> Option<i16> {
    let subject = case.plan.header.subject.as_ref()?;
    let blocks = subject.at.block..=subject.at.block + 3;
    let inside = |d: &&DateFact| blocks.contains(&d.at.block) && case.plan.place(d.at) == Some("header");
    let dates: Vec<&DateFact> =
        case.plan.dates.iter().filter(|d| d.role == DateRole::SchoolYear).filter(inside).collect();
    let (first, second) = years(dates.first()?)?;
    let one = dates.iter().all(|d| years(d) == Some((first, second)));
    (one && second == first + 1).then_some(first)
}

/// A plan for the school year that begins in `year` may be issued on this day: from April before it to its end.
pub fn fits(year: i16, issued: Date) -> bool {
    let bounds = Date::new(year, 4, 1).ok().zip(Date::new(year + 1, 8, 31).ok());
    bounds.is_none_or(|(from, to)| from <= issued && issued <= to)
}

/// First and second year of a school year as written.
pub fn years(date: &DateFact) -> Option<(i16, i16)> {
    let (a, b) = date.value.as_deref()?.split_once('/')?;
    Some((a.get(..4)?.parse().ok()?, b.get(..4)?.parse().ok()?))
}

/// The normalised text right before a place, in the same block; no more than a clause can need.
pub fn before<'c>(case: &Case<'c>, at: Span) -> &'c str {
    let head = case.document.blocks.get(at.block as usize).map_or("", |b| b.around(at.range()).0);
    prose::window_before(head, head.len())
}

/// The normalised text right after a place, in the same block; no more than a clause can need.
pub fn after<'c>(case: &Case<'c>, at: Span) -> &'c str {
    let tail = case.document.blocks.get(at.block as usize).map_or("", |b| b.around(at.range()).1);
    prose::window_after(tail, 0)
}
