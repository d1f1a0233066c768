//! The annexes of a plan and the places in its body that speak of them.

use crate::extract::plan::{Item, Series};
use crate::extract::words;
use crate::rules::body::Body;
use crate::rules::rule::Case;
use crate::span::Span;
use crate::text::numerals;

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
        let lower = line.small();
        if !words::holds(lower, "phụ lục") {
            return Vec::new();
        }
        let found: Vec<Span> = lower
            .match_indices("phụ lục")
            .filter(|(i, word)| !of_another(&lower[i + word.len()..]))
            .map(|(i, word)| line.span(i..i + word.len()))
            .filter(|at| !case.plan.citations.iter().any(|c| c.at.contains(*at)))
            .collect();
        found
    })
}

/// The numbers of the annexes that the text right after “phụ lục” names (“I, II và III”); `None` when it names none, or a stretch of them.
pub fn numbers_named(after: &str) -> Option<Vec<u32>> {
    let mut named = Vec::new();
    for word in after.split(|c: char| c.is_whitespace() || ",;()./:".contains(c)).filter(|w| !w.is_empty()) {
        match (annex_number(word), word) {
            (Some(number), _) => named.push(number),
            (None, "số" | "và" | "phụ" | "lục" | "Phụ" | "hoặc") => {}
            (None, "đến" | "-" | "–" | "tới") => return None,
            (None, _) => break,
        }
    }
    (!named.is_empty()).then_some(named)
}

/// The number of an annex by its label: “Phụ lục II”, “PHỤ LỤC 2”.
pub fn number_of(annex: &Item) -> Option<u32> {
    let last = annex.label.split_whitespace().next_back()?;
    annex_number(last.trim_end_matches(['.', ':']))
}

fn annex_number(word: &str) -> Option<u32> {
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    match roman {
        true => numerals::roman(word),
        false => (word.len() <= 2).then(|| word.parse().ok()).flatten(),
    }
}

fn of_another(after: &str) -> bool {
    let near: String = after.chars().take(60).collect();
    let own = ["kế hoạch này", "văn bản này"].iter().filter_map(|p| near.find(p)).min().unwrap_or(usize::MAX);
    OF_OTHERS.iter().filter_map(|p| near.find(p)).min().is_some_and(|other| other < own)
}
