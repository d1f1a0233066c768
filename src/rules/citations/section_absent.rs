//! A reference to a section of the plan that does not exist.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::{sections, series};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD028",
    name: "section-absent",
    topic: Topic::InternalReference,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("section_absent.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let own: Vec<&str> = case
        .plan
        .outline
        .iter()
        .filter(|i| i.series == Series::Roman && i.parent.is_none())
        .map(|i| i.id.as_str())
        .collect();
    // Where a section itself is missing, or a number is skipped, that is the fault.
    let numbers: Vec<u32> = own.iter().filter_map(|id| series::roman(id)).collect();
    let skipped = (1..=own.len() as u32).any(|n| !numbers.contains(&n));
    if own.len() < 2 || skipped || sections::missing(case) > 0 {
        return;
    }
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len().saturating_sub(1) {
            let Some(reference) = reference(case, &paragraph, words, i) else { continue };
            if own.contains(&reference.section) && reference.number.is_none_or(|n| numbered(case, reference.section, n))
            {
                continue;
            }
            let written = &paragraph.text[words[i].start..reference.end];
            sink.report(
                format!("Dẫn đến “{written}” nhưng kế hoạch không có mục này."),
                format!("“{written}” is referred to, but the plan has no such section."),
            )
            .at(paragraph.span(words[i].start..reference.end));
        }
    }
}

/// A reference to a section of this plan.
struct Reference<'t> {
    section: &'t str,
    number: Option<&'t str>,
    end: usize,
}

/// "tại mục V", "theo mục II.3", "khoản 2 mục III": a Roman number of a section, in words that speak of this plan.
fn reference<'t>(case: &Case<'_>, paragraph: &Paragraph<'_>, words: &[Word<'t>], i: usize) -> Option<Reference<'t>> {
    let (lead, noun, label) = (words[i - 1].text, words[i].text, &words[i + 1]);
    let roman = !label.text.is_empty() && label.text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let leads = matches!(lead, "tại" | "theo" | "ở" | "xem" | "trong" | "của") || prose::number(lead).is_some();
    if !matches!(noun, "mục" | "Mục") || !roman || !leads {
        return None;
    }
    let number = words.get(i + 2).filter(|w| {
        w.start == label.end + 1 && paragraph.text[label.end..].starts_with('.') && prose::number(w.text).is_some()
    });
    let end = number.map_or(label.end, |n| n.end);
    let before = prose::number(lead).map(|_| lead);
    let other_document =
        case.plan.citations.iter().any(|c| c.at.block as usize == paragraph.index && c.locator.is_some());
    (!other_document && of_this_plan(paragraph.text, end)).then_some(Reference {
        section: label.text,
        number: number.map(|n| n.text).or(before),
        end,
    })
}

/// Nothing after it names another document.
fn of_this_plan(text: &str, at: usize) -> bool {
    let tail = prose::window_after(text, at).trim_start();
    const OWN: &[&str] =
        &["kế hoạch này", "của kế hoạch này", "phần này", "nêu trên", "trên đây", "dưới đây", "ở trên"];
    let small = prose::lower(tail);
    tail.is_empty() || tail.starts_with(['.', ';', ',', ')', ':']) || OWN.iter().any(|o| small.starts_with(o))
}

/// The section has an item of that number, or none at all to compare with.
fn numbered(case: &Case<'_>, section: &str, number: &str) -> bool {
    let under = format!("{section}.");
    let mut items =
        case.plan.outline.iter().filter(|i| i.id.starts_with(&under) && i.series == Series::Arabic).peekable();
    items.peek().is_none() || items.any(|i| i.id == format!("{section}.{number}"))
}
