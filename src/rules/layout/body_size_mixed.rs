//! The body has several sizes.

use crate::document::block::Role;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::body::Body;
use crate::rules::layout::body_sizes::{body_sizes, usual};
use crate::rules::layout::looks::{places, points, size, whole};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The body has several sizes.
pub const RULE: Rule = Rule {
    code: "TB018",
    name: "body-size-mixed",
    topic: Topic::FontSize,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("body_size_mixed.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let sizes = body_sizes(case);
    let Some(most) = usual(&sizes) else { return };
    let mut other: Vec<_> = sizes.iter().filter(|(_, s)| *s != most).map(|(at, _)| *at).collect();
    other.extend(short_lines(case, most).filter(|at| !sizes.iter().any(|(known, _)| known.block == at.block)));
    other.sort_by_key(|at| at.block);
    let Some(first) = other.first() else { return };
    let (vi, en) = places(&other);
    let reported = out.report(
        format!("{} đoạn nội dung có cỡ chữ khác {} ({vi}).", other.len(), points(most)),
        format!("{} paragraphs of the body have a size other than {} ({en}).", other.len(), points(most)),
    );
    let sizes = other.iter().map(|at| mends::size(*at, most.clamp(26, 28)));
    mends::offer(reported.at(*first), Safety::Consent, sizes);
}

/// Headings and short paragraphs of the body whose size is none of those allowed: 13 and 14 stand beside each other in many plans.
/// Where the body's own size is wrong, the lines that share it are told with it.
fn short_lines<'a>(case: &'a Case<'_>, most: u16) -> impl Iterator<Item = Span> + 'a {
    let document = case.document;
    Body::of(case)
        .blocks()
        .filter(|i| document.blocks.get(*i).is_some_and(|b| b.cell.is_none() && b.role == Role::Body && !b.is_blank()))
        .filter(|i| document.blocks.get(*i).is_some_and(|b| b.text().chars().count() >= SHORTEST))
        .map(|i| whole(document, i))
        .filter(move |at| size(document, *at).is_some_and(|s| s != most && !(26..=28).contains(&s)))
}

/// Characters; a word or two is a mark or a note.
const SHORTEST: usize = 8;
