//! Sizes of the running paragraphs of the body.

use crate::rules::layout::looks::{size, whole};
use crate::rules::layout::running::paragraphs;
use crate::rules::rule::Case;
use crate::span::Span;
use std::collections::BTreeMap;

/// Every running paragraph with the size (half points) of most of its characters.
pub fn body_sizes(case: &Case<'_>) -> Vec<(Span, u16)> {
    paragraphs(case)
        .iter()
        .map(|p| whole(case.document, p.index))
        .filter_map(|at| Some((at, size(case.document, at)?)))
        .collect()
}

/// The size that most of them have.
pub fn usual(sizes: &[(Span, u16)]) -> Option<u16> {
    let mut counts = BTreeMap::new();
    for (_, size) in sizes {
        *counts.entry(*size).or_insert(0usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(size, _)| size)
}
