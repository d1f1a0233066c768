//! The annexes of a plan and the places in its body that speak of them.

use crate::extract::plan::{Item, Series};
use crate::rules::body::Body;
use crate::rules::rule::Case;
use crate::span::Span;

/// The annexes in the file.
pub fn annexes<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Item> {
    case.plan.outline.iter().filter(|item| item.series == Series::Annex)
}

/// The label of an annex alone, or its whole line when the label is not typed in it.
pub fn label_span(case: &Case<'_>, annex: &Item) -> Span {
    let Some(block) = case.document.blocks.get(annex.at.block as usize) else { return annex.at };
    let label = annex.label.trim_end_matches(['.', ':', ' ']);
    match block.norm().find(label).filter(|_| !label.is_empty()) {
        Some(start) => block.span(annex.at.block as usize, start..start + label.len()),
        None => annex.at,
    }
}

/// Words after “Phụ lục …” that make it the annex of another document.
const OF_OTHERS: &[&str] = &[
    "nghị định",
    "thông tư",
    "quyết định",
    "công văn",
    "luật",
    "hướng dẫn",
    "chỉ thị",
    "nghị quyết",
    "quy định",
    "ban hành kèm theo",
];

/// Places in the body that speak of an annex of this plan.
pub fn own_mentions<'a>(case: &Case<'a>) -> impl Iterator<Item = Span> {
    let case = *case;
    Body::of(&case).lines(&case).collect::<Vec<_>>().into_iter().flat_map(move |line| {
        let lower = line.text.to_lowercase();
        let same_length = lower.len() == line.text.len();
        let found: Vec<Span> = lower
            .match_indices("phụ lục")
            .filter(|(i, word)| same_length && !of_another(&lower[i + word.len()..]))
            .map(|(i, word)| line.span(i..i + word.len()))
            .filter(|at| !case.plan.citations.iter().any(|c| c.at.contains(*at)))
            .collect();
        found
    })
}

fn of_another(after: &str) -> bool {
    let near: String = after.chars().take(60).collect();
    let own = ["kế hoạch này", "văn bản này"].iter().filter_map(|p| near.find(p)).min().unwrap_or(usize::MAX);
    OF_OTHERS.iter().filter_map(|p| near.find(p)).min().is_some_and(|other| other < own)
}
