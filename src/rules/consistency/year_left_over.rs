//! A plan for one calendar year whose lead or closing names another.

use crate::extract::plan::Field;
use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ007",
    name: "year-left-over",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("year_left_over.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(subject) = case.plan.header.subject.as_ref() else { return };
    let [(year, _)] = years(&subject.text)[..] else { return };
    for field in [&case.plan.lead, &case.plan.closing].into_iter().flatten() {
        for (other, at) in places(case, field) {
            if other != year {
                sink.report(
                    format!("Năm {other} khác năm của kế hoạch ({year})."),
                    format!("The year {other} is not the plan's ({year})."),
                )
                .at(at);
            }
        }
    }
}

/// Single years "năm 2024" of a text, with the bytes of each; school years, dates, goals and periods do not count.
fn years(text: &str) -> Vec<(u64, std::ops::Range<usize>)> {
    let words = prose::words(text);
    let mut found = Vec::new();
    for i in 1..words.len() {
        let (noun, year) = (&words[i - 1], &words[i]);
        let value = prose::number(year.text).filter(|n| (2000..=2100).contains(n));
        let before = i.checked_sub(2).map_or(String::new(), |j| prose::lower(words[j].text));
        let date = prose::number(&before).is_some()
            || matches!(before.as_str(), "đến" | "tháng" | "từ" | "trước" | "sau" | "khóa");
        let period = text[year.end..].trim_start().starts_with(['-', '–'])
            || text[..noun.start].trim_end().ends_with(['-', '–']);
        if let Some(value) = value
            && noun.is("năm")
            && text.get(noun.end..year.start) == Some(" ")
            && !date
            && !period
        {
            found.push((value, noun.start..year.end));
        }
    }
    found
}

/// The same in a field that stands in one block.
fn places(case: &Case<'_>, field: &Field) -> Vec<(u64, Span)> {
    let index = field.at.block as usize;
    let Some(block) = case.document.blocks.get(index) else { return Vec::new() };
    let cited = |at: Span| case.plan.citations.iter().any(|c| c.at.block == at.block && c.at.start < at.start);
    years(block.norm())
        .into_iter()
        .map(|(year, range)| (year, block.span(index, range)))
        .filter(|(_, at)| !cited(*at))
        .collect()
}
