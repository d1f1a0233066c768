//! A heading or a paragraph of the body is underlined.

use crate::document::block::{Block, Role};
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::layout::looks::{mostly, places, whole};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// A heading or a paragraph of the body is underlined.
pub const RULE: Rule = Rule {
    code: "TB045",
    name: "text-underlined",
    topic: Topic::TypeStyle,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("text_underlined.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let blocks = &case.document.blocks;
    let underlined = |b: &Block| b.runs.iter().any(|run| run.format.underline);
    let is_text = |i: &usize| {
        blocks.get(*i).is_some_and(|b| b.role == Role::Body && underlined(b) && !b.is_blank() && !is_address(b.norm()))
    };
    let wrong: Vec<Span> = Body::of(case)
        .blocks()
        .filter(is_text)
        .map(|i| whole(case.document, i))
        .filter(|at| mostly(case.document, *at, |f| f.underline) == Some(true))
        .collect();
    let Some(first) = wrong.first() else { return };
    let (vi, en) = places(&wrong);
    out.report(
        format!("{} đoạn, tiêu đề gạch chân ({vi}).", wrong.len()),
        format!("{} paragraphs or headings are underlined ({en}).", wrong.len()),
    )
    .at(*first);
}

/// A link alone in its paragraph is underlined by its nature.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains('@')
}
