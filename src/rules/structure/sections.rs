//! Which part of a document is a section that the template speaks of. Rather too willing to find one: a missing section is a grave thing to say.

use crate::extract::plan::Item;
use crate::finding::Severity;
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;
use crate::span::Span;
use crate::template::template::SectionNeed;

/// Headings are no longer than this, in characters.
const HEADING: usize = 120;
/// A longer line that ends like a sentence is one.
const SENTENCE: usize = 30;

/// The first place of the section: by the kind of an outline entry, by the words of a heading, by a short line of the text.
pub fn find(case: &Case<'_>, need: &SectionNeed) -> Option<Span> {
    let outline = &case.plan.outline;
    if let Some(item) = outline.iter().find(|item| has_kind(item, need)) {
        return Some(item.at);
    }
    let headings: Vec<String> = need.headings.iter().map(|heading| words(heading)).collect();
    let by_words = outline.iter().find(|item| speaks_of(&item.title, need, &headings));
    by_words.map(|item| item.at).or_else(|| short_line(case, need, &headings))
}

/// How many sections the plan should have and has not.
pub fn missing(case: &Case<'_>) -> usize {
    let needed =
        case.template.sections.iter().filter(|need| need.required.severity().is_some_and(|s| s > Severity::Info));
    needed.filter(|need| find(case, need).is_none()).count()
}

/// The first outline entry that is the section beyond doubt, for questions of order.
pub fn find_item<'a>(case: &Case<'a>, need: &SectionNeed) -> Option<&'a Item> {
    case.plan.outline.iter().find(|item| has_kind(item, need))
}

fn has_kind(item: &Item, need: &SectionNeed) -> bool {
    item.kind.is_some_and(|kind| need.kinds.iter().any(|k| k == kind.as_str()))
}

fn speaks_of(title: &str, need: &SectionNeed, headings: &[String]) -> bool {
    // Sections that only their words tell apart may share a line with what they say (“Số lớp: 4; số học sinh: 160.”).
    let by_words = need.kinds.is_empty();
    let title = match title.split_once(':') {
        Some((head, _)) if by_words && title.chars().count() > HEADING => head,
        _ => title,
    };
    // No character takes more than four bytes.
    if title.len() > 4 * HEADING {
        return false;
    }
    let length = title.chars().count();
    let sentence = title.trim_end().ends_with(['.', ';', ',']) && length > SENTENCE;
    if length > HEADING || sentence && !by_words {
        return false;
    }
    let title = words(title);
    headings.iter().any(|heading| has_phrase(&title, heading))
}

fn short_line(case: &Case<'_>, need: &SectionNeed, headings: &[String]) -> Option<Span> {
    let skip = |place: &Option<String>| {
        matches!(place.as_deref(), Some("header" | "basis" | "lead" | "closing" | "recipients" | "signature"))
    };
    case.document.blocks.iter().enumerate().find_map(|(index, block)| {
        let outside = case.plan.place_of_block.get(index).is_some_and(skip);
        (!outside && speaks_of(block.norm(), need, headings)).then(|| block.span(index, 0..block.norm().len()))
    })
}
