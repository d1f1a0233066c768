//! The running paragraphs of the body: those long enough that alignment, indents and spacing can be seen. Tables, labels made by the
//! word processor and short lines are left out.

use super::looks::{places, whole};
use super::mends;
use crate::document::block::Block;
use crate::document::block::Role;
use crate::document::format::{Align, ParagraphFormat};
use crate::finding::{LookEdit, Safety, Severity};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Sink};
use crate::span::Span;
use std::sync::LazyLock;

/// From here on a paragraph takes more than a line of a page.
const LONG: usize = 90;

/// Stands where the file shows characters and no paragraph formats; the rules on those do not run then.
static UNKNOWN: LazyLock<ParagraphFormat> = LazyLock::new(ParagraphFormat::default);

/// A running paragraph.
pub struct Running<'a> {
    /// Its index.
    pub index: usize,
    /// The block.
    pub block: &'a Block,
    /// Its format.
    pub format: &'a ParagraphFormat,
}

/// All of them, in order.
pub fn paragraphs<'a>(case: &Case<'a>) -> Vec<Running<'a>> {
    Body::of(case)
        .blocks()
        .filter_map(|index| {
            let block = case.document.blocks.get(index)?;
            let format = block.paragraph.as_ref().unwrap_or(&UNKNOWN);
            let long = block.text().chars().count() >= LONG;
            (long && block.cell.is_none() && block.role == Role::Body).then_some(Running { index, block, format })
        })
        .collect()
}

/// The short paragraphs that a mend of most running ones takes along, lest the plan have two looks: lines of the body at the left,
/// without an automatic label, that lack what is asked as well.
pub fn short_beside(case: &Case<'_>, wrong: usize, all: usize, lacks: impl Fn(&ParagraphFormat) -> bool) -> Vec<usize> {
    if wrong * 2 <= all {
        return Vec::new();
    }
    let beside = |index: &usize| {
        let Some(block) = case.document.blocks.get(*index) else { return false };
        let plain = block.cell.is_none() && block.role == Role::Body && block.label.is_none() && !block.is_blank();
        let short = block.text().chars().count() < LONG && !block.text().starts_with(['\t', ' ']);
        let format = block.paragraph.as_ref().unwrap_or(&UNKNOWN);
        plain && short && matches!(format.align, Align::Left | Align::Justify) && lacks(format)
    };
    Body::of(case).blocks().filter(beside).collect()
}

/// Reports paragraphs that break one rule as one finding: an error when they are the most of all, else a warning. `mend`
/// gives each of them, and those beside them, its new looks.
pub fn report_many(
    case: &Case<'_>,
    out: &mut Sink<'_>,
    (wrong, beside): (&[usize], &[usize]),
    all: usize,
    (vi, en): (&str, &str),
    (safety, mend): (Safety, &dyn Fn(usize) -> Option<LookEdit>),
) {
    let spans: Vec<Span> = wrong.iter().map(|i| whole(case.document, *i)).collect();
    let Some(first) = spans.first() else { return };
    let (where_vi, where_en) = places(&spans);
    let severity = if wrong.len() * 2 > all { Severity::Error } else { Severity::Warning };
    let reported = out.report(
        format!("{}/{all} đoạn nội dung {vi} ({where_vi}).", wrong.len()),
        format!("{} of {all} paragraphs of the body {en} ({where_en}).", wrong.len()),
    );
    let reported = reported.at(*first).severity(severity);
    // A mend of some of them would leave the fault standing.
    if let Some(looks) = wrong.iter().chain(beside).map(|i| mend(*i)).collect::<Option<Vec<_>>>() {
        mends::offer(reported, safety, looks);
    }
}
