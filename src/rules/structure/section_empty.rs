//! A section is empty.

use crate::extract::plan::{Item, Kind, Series};
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;

/// A section is empty.
pub const RULE: Rule = Rule {
    code: "CT003",
    name: "section-empty",
    topic: Topic::SectionEmpty,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("section_empty.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let end = Body::of(case).blocks().end;
    let outline = &case.plan.outline;
    let filled = filled(case, end);
    let mut lists: BTreeMap<(Option<usize>, Series), List> = BTreeMap::new();
    for (item, filled) in outline.iter().zip(&filled) {
        let list = lists.entry((item.parent, item.series)).or_default();
        list.entries += 1;
        list.filled += usize::from(*filled);
    }
    for (index, (item, filled)) in outline.iter().zip(&filled).enumerate() {
        // Its first sub-item bears a wrong number: that is the fault.
        if item.series == Series::Arabic && outline.get(index + 1).is_some_and(|next| next.series == Series::Dotted) {
            continue;
        }
        let list = lists.get(&(item.parent, item.series)).copied().unwrap_or_default();
        // The other entries of the list, at least two, all have something under them: then this one should.
        let odd_one = list.entries >= 3 && list.filled + 1 == list.entries;
        let expected = is_heading(item) || is_short(item) && odd_one;
        if (item.at.block as usize) < end && expected && !filled {
            out.report(
                format!("Mục “{}” chỉ có tiêu đề, không có nội dung.", shown(item)),
                format!("The section “{}” has a heading and no text.", shown(item)),
            )
            .at(item.at);
        }
    }
}

/// The entries of one list, and how many of them have something under them.
#[derive(Debug, Clone, Copy, Default)]
struct List {
    entries: usize,
    filled: usize,
}

/// For every entry whether something stands under it: a child or text.
fn filled(case: &Case<'_>, end: usize) -> Vec<bool> {
    let outline = &case.plan.outline;
    // Blocks with text before each block: a range holds text when the counts at its ends differ.
    let mut texts = Vec::with_capacity(case.document.blocks.len() + 1);
    let mut count = 0usize;
    texts.push(count);
    for block in &case.document.blocks {
        count += usize::from(!block.is_blank());
        texts.push(count);
    }
    let at = |block: usize| texts.get(block.min(texts.len() - 1)).copied().unwrap_or_default();
    let mut filled: Vec<bool> =
        outline.iter().map(|item| at(item.at.block as usize + 1) < at((item.blocks.end as usize).min(end))).collect();
    for parent in outline.iter().filter_map(|child| child.parent) {
        if let Some(parent) = filled.get_mut(parent) {
            *parent = true;
        }
    }
    filled
}

/// A few words without an end: a heading, or an item of a list.
fn is_short(item: &Item) -> bool {
    let title = item.title.trim_end();
    matches!(item.series, Series::Arabic | Series::Letter | Series::Dotted)
        && (1..=8).contains(&title.split_whitespace().count())
        && !title.ends_with(['.', ';', ',', '/'])
}

/// A title that promises text below it, not an item that says all itself.
fn is_heading(item: &Item) -> bool {
    let title = item.title.trim_end();
    if title.is_empty() || title.chars().count() > 100 || title.ends_with(['.', ';', ',', '/']) {
        return false;
    }
    match item.series {
        Series::Part | Series::Chapter | Series::Capital | Series::Roman => true,
        Series::Arabic | Series::Letter | Series::Dotted => {
            let heads =
                matches!(item.kind, Some(Kind::Purpose | Kind::Requirements)) && title.split_whitespace().count() <= 4;
            heads || title.ends_with(':')
        }
        _ => false,
    }
}

fn shown(item: &Item) -> String {
    format!("{} {}", item.label, item.title).trim().to_owned()
}
