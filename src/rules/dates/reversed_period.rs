//! A period that ends before it begins.

use crate::extract::plan::DateKind;
use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG003",
    name: "reversed-period",
    topic: Topic::DateOrder,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("reversed_period.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cells(case, sink);
    for date in case.plan.dates.iter().filter(|d| d.kind == DateKind::Interval) {
        // "quý III và quý IV" is two things, no period.
        let period = ["đến", "tới", "-", "–", "—"].iter().any(|w| date.text.contains(w));
        if period && date.from.zip(date.to).is_some_and(|(from, to)| from > to) {
            sink.report(
                format!("Mốc đầu sau mốc cuối: “{}”.", date.text),
                format!("The period ends before it begins: “{}”.", date.text),
            )
            .at(date.at);
        }
    }
}

/// "26/11 - 21/11/2026" alone in a cell of a schedule, which no reader of dates takes for a period.
fn cells(case: &Case<'_>, sink: &mut Sink<'_>) {
    let told = |index: usize| {
        let own = case.plan.dates_in(index as u32..index as u32 + 1);
        own.iter().any(|d| d.kind == DateKind::Interval && d.from > d.to)
    };
    for paragraph in case.prose.paragraphs().filter(|p| p.in_cell() && !told(p.index)) {
        let text = paragraph.text.trim();
        let Some((first, last)) = text.split_once(['-', '–']) else { continue };
        let parts = |s: &str| {
            s.trim().split('/').map(|n| prose::number(n).filter(|_| n.len() <= 4)).collect::<Option<Vec<u64>>>()
        };
        let (Some(from), Some(to)) = (parts(first), parts(last)) else { continue };
        let reversed = match (&from[..], &to[..]) {
            ([a, b], [c, d, _]) => (b, a) > (d, c) && !(*b >= 10 && *d <= 2),
            ([a, b, y], [c, d, z]) => (y, b, a) > (z, d, c),
            _ => false,
        };
        if reversed {
            sink.report(
                format!("Mốc đầu sau mốc cuối: “{text}”."),
                format!("The period ends before it begins: “{text}”."),
            )
            .at(paragraph.span(0..paragraph.text.len()));
        }
    }
}
