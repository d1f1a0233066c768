//! A section is empty.

use crate::extract::plan::{Item, Kind, Series};
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};

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
    for (index, item) in outline.iter().enumerate() {
        let own = item.at.block as usize;
        let expected = is_heading(item) || is_short(item) && siblings_are_filled(case, index, end);
        if own < end && expected && !is_filled(case, index, end) {
            out.report(
                format!("Mục “{}” chỉ có tiêu đề, không có nội dung.", shown(item)),
                format!("The section “{}” has a heading and no text.", shown(item)),
            )
            .at(item.at);
        }
    }
}

/// Something stands under the entry: a child or text.
fn is_filled(case: &Case<'_>, index: usize, end: usize) -> bool {
    let Some(item) = case.plan.outline.get(index) else { return true };
    let last = (item.blocks.end as usize).min(end);
    let text = (item.at.block as usize + 1..last).filter_map(|i| case.document.blocks.get(i)).any(|b| !b.is_blank());
    text || case.plan.outline.iter().any(|child| child.parent == Some(index))
}

/// A few words without an end: a heading, or an item of a list.
fn is_short(item: &Item) -> bool {
    let title = item.title.trim_end();
    matches!(item.series, Series::Arabic | Series::Letter | Series::Dotted)
        && (1..=8).contains(&title.split_whitespace().count())
        && !title.ends_with(['.', ';', ',', '/'])
}

/// The other entries of the list, at least two, all have something under them: then this one should.
fn siblings_are_filled(case: &Case<'_>, index: usize, end: usize) -> bool {
    let outline = &case.plan.outline;
    let Some(item) = outline.get(index) else { return false };
    let siblings: Vec<usize> = (0..outline.len())
        .filter(|i| *i != index && outline[*i].parent == item.parent && outline[*i].series == item.series)
        .collect();
    siblings.len() >= 2 && siblings.iter().all(|i| is_filled(case, *i, end))
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
