//! Where the label of an outline entry stands.

use crate::extract::plan::Item;
use crate::rules::rule::Case;
use crate::span::Span;

/// The label's own span; the whole line when the word processor makes the label.
pub fn label_span(case: &Case<'_>, item: &Item) -> Span {
    let index = item.at.block as usize;
    let Some(block) = case.document.blocks.get(index).filter(|_| !item.auto_numbered && !item.label.is_empty()) else {
        return item.at;
    };
    match block.norm().find(item.label.as_str()) {
        Some(start) => block.span(index, start..start + item.label.len()),
        None => item.at,
    }
}
