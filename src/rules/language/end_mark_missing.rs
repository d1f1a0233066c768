//! A long item that ends without any mark among others that all have one.

use crate::extract::plan::{Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN037",
    name: "end-mark-missing",
    topic: Topic::Punctuation,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("end_mark_missing.md"),
    check,
};

/// Words of an item that says a whole thing.
const WHOLE: usize = 6;
/// Words of a paragraph that is a sentence.
const SENTENCE: usize = 15;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    items(case, sink);
    paragraphs(case, sink);
}

/// Items of one list: all but one end in a mark.
fn items(case: &Case<'_>, sink: &mut Sink<'_>) {
    let outline = &case.plan.outline;
    let mut parents = vec![false; outline.len()];
    outline.iter().filter_map(|i| i.parent).for_each(|p| {
        if let Some(slot) = parents.get_mut(p) {
            *slot = true;
        }
    });
    let mut lists: BTreeMap<(Option<usize>, Series), Vec<&Item>> = BTreeMap::new();
    for (item, has_children) in outline.iter().zip(&parents) {
        // An item with more below it is a heading, or its text goes on.
        let alone = !has_children && item.blocks.len() <= 1;
        if alone && !matches!(item.series, Series::Annex | Series::Form | Series::Roman) {
            lists.entry((item.parent, item.series)).or_default().push(item);
        }
    }
    for list in lists.values().filter(|l| l.len() >= 3) {
        let mut open = list.iter().filter(|i| ends_open(case, i.at.block as usize));
        let (Some(item), None) = (open.next(), open.next()) else { continue };
        let text = text(case, item.at.block as usize);
        if text.split_whitespace().count() >= WHOLE {
            report(case, sink, item.at.block as usize);
        }
    }
}

/// Plain paragraphs of the body: nearly all end in a mark.
fn paragraphs(case: &Case<'_>, sink: &mut Sink<'_>) {
    let own_part = |i: usize| {
        let place = case.plan.place_of_block.get(i).and_then(Option::as_deref);
        !matches!(place, Some("header" | "basis" | "lead" | "closing" | "recipients" | "signature"))
    };
    let running: Vec<usize> = Body::of(case)
        .blocks()
        .filter(|i| own_part(*i) && case.plan.item_at(*i as u32).is_none())
        .filter(|i| case.document.blocks.get(*i).is_some_and(|b| b.cell.is_none() && !b.text().contains('\t')))
        .filter(|i| text(case, *i).split_whitespace().count() >= SENTENCE)
        .collect();
    let mut open = running.iter().filter(|i| ends_open(case, **i));
    if let (Some(index), None, true) = (open.next(), open.next(), running.len() >= 3) {
        report(case, sink, *index);
    }
}

fn text<'c>(case: &Case<'c>, index: usize) -> &'c str {
    case.document.blocks.get(index).map_or("", |b| b.norm().trim_end())
}

/// Ends in a small letter, a figure or a closing sign.
fn ends_open(case: &Case<'_>, index: usize) -> bool {
    text(case, index).chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '%'))
}

fn report(case: &Case<'_>, sink: &mut Sink<'_>, index: usize) {
    let text = text(case, index);
    let start = text.rfind(' ').map_or(0, |i| i + 1);
    sink.report(
        "Cuối câu không có dấu chấm, trong khi các ý cùng loại đều có.",
        "The sentence ends without a mark, while the others of its kind have one.",
    )
    .at(case.document.span(index, start..text.len()));
}
