//! A period that ends before it begins.

use crate::extract::plan::DateKind;
use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Word};
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
    hours(case, sink);
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
            ([a], [c, _, _]) => a > c && a - c < 15,
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

/// "từ 17 giờ 30 phút đến 17 giờ 00 phút", "07 giờ 30 - 07 giờ 20": the hours of one day.
fn hours(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        if !paragraph.text.contains(" giờ") {
            continue;
        }
        let words = paragraph.words;
        for i in 0..words.len() {
            let Some((first, end)) = clock(paragraph.text, words, i) else { continue };
            let gap = |j: usize| paragraph.text.get(words[end].end..words[j].start).unwrap_or("").trim();
            let next = match words.get(end + 1) {
                Some(w) if w.is("đến") || w.is("tới") => end + 2,
                Some(_) if matches!(gap(end + 1), "-" | "–") => end + 1,
                _ => continue,
            };
            let Some((last, stop)) = clock(paragraph.text, words, next) else { continue };
            let tail = prose::lower(prose::window_after(paragraph.text, words[stop].end));
            let later =
                ["chiều", "tối", "sáng", "đêm", "hôm sau", "ngày"].iter().any(|w| tail.trim_start().starts_with(w));
            // A watch at night ends in the morning; an hour of the afternoon may be written as of twelve.
            if first > last && last.0 > 6 && !later && !(first.0 >= 17 && last.0 <= 8) {
                let written = &paragraph.text[words[i].start..words[stop].end];
                sink.report(
                    format!("Mốc đầu sau mốc cuối: “{written}”."),
                    format!("The period ends before it begins: “{written}”."),
                )
                .at(paragraph.span(words[i].start..words[stop].end));
            }
        }
    }
}

/// "07 giờ 30 phút": hour and minute, and the index of its last word.
fn clock(text: &str, words: &[Word<'_>], i: usize) -> Option<((u64, u64), usize)> {
    let hour = prose::number(words.get(i)?.text).filter(|h| *h < 25 && words[i].text.len() <= 2)?;
    let unit = words.get(i + 1).filter(|w| w.is("giờ") && w.start == words[i].end + 1)?;
    let minute = words.get(i + 2).filter(|w| w.start == unit.end + 1 && w.text.len() == 2);
    let Some(minutes) = minute.and_then(|w| prose::number(w.text)).filter(|m| *m < 60) else {
        return Some(((hour, 0), i + 1));
    };
    let said = words.get(i + 3).is_some_and(|w| w.is("phút") && text.get(words[i + 2].end..w.start) == Some(" "));
    Some(((hour, minutes), i + 2 + usize::from(said)))
}
