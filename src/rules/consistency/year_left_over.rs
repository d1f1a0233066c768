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
    month(case, &subject.text, sink);
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

/// A plan for one month ("Công tác tháng 11 năm 2026") whose closing speaks of another.
fn month(case: &Case<'_>, subject: &str, sink: &mut Sink<'_>) {
    let Some((own, _)) = plan_month(subject) else { return };
    for field in [&case.plan.lead, &case.plan.closing].into_iter().flatten() {
        let index = field.at.block as usize;
        let Some(block) = case.document.blocks.get(index) else { continue };
        // "xây dựng Kế hoạch công tác tháng 10 …": right after the words that name the plan.
        let small = prose::lower(block.norm());
        let Some(from) = small.rfind("kế hoạch") else { continue };
        let Some((other, range)) = plan_month(&block.norm()[from..]).filter(|(m, _)| *m != own) else { continue };
        sink.report(
            format!("Tháng {other} khác tháng của kế hoạch (tháng {own})."),
            format!("The month {other} is not the plan's ({own})."),
        )
        .at(block.span(index, from + range.start..from + range.end));
    }
}

/// The one month of a text that speaks of a month's work: "tháng 11", no day before it.
fn plan_month(text: &str) -> Option<(u64, std::ops::Range<usize>)> {
    let words = prose::words(text);
    let months: Vec<(u64, std::ops::Range<usize>)> = (1..words.len())
        .filter(|i| words[i - 1].is("tháng") && text.get(words[i - 1].end..words[*i].start) == Some(" "))
        .filter(|i| i.checked_sub(2).is_none_or(|j| prose::number(words[j].text).is_none()))
        .filter_map(|i| {
            Some((prose::number(words[i].text).filter(|n| (1..=12).contains(n))?, words[i - 1].start..words[i].end))
        })
        .collect();
    let [one] = &months[..] else { return None };
    Some(one.clone())
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
