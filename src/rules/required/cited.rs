//! Whether a document that the template speaks of is cited in the plan.

use crate::extract::plan::Citation;
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;
use crate::template::template::CitationNeed;

/// The entry counts for a plan of this date; without a date only entries without bounds count.
pub fn in_time(case: &Case<'_>, need: &CitationNeed) -> bool {
    match case.plan.issued() {
        Some(issued) => need.since.is_none_or(|d| d <= issued) && need.until.is_none_or(|d| issued <= d),
        None => need.since.is_none() && need.until.is_none(),
    }
}

/// The first citation of the document, by its key or its name.
pub fn find<'a>(case: &Case<'a>, need: &CitationNeed) -> Option<&'a Citation> {
    case.plan.citations.iter().find(|c| {
        let by_key = c.key.as_ref().is_some_and(|key| need.keys.contains(key));
        by_key || c.title.as_ref().is_some_and(|title| need.names.iter().any(|n| words(n) == words(title)))
    })
}

/// The document is named somewhere in the text, though not as a citation.
pub fn named(case: &Case<'_>, need: &CitationNeed) -> bool {
    let names: Vec<String> = need.names.iter().chain(&need.keys).map(|n| words(n)).collect();
    case.document.blocks.iter().any(|b| {
        let said = words(b.norm());
        names.iter().any(|name| has_phrase(&said, name))
    })
}
