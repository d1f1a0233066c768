//! The line spacing is a fixed number of points.

use crate::document::format::LineSpacing;
use crate::finding::{Severity, Topic};
use crate::rules::layout::looks::{places, whole};
use crate::rules::layout::running::paragraphs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line spacing is a fixed number of points.
pub const RULE: Rule = Rule {
    code: "TB074",
    name: "line-spacing-exact",
    topic: Topic::Paragraph,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    needs: Needs::Paragraphs,
    page: include_str!("line_spacing_exact.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let all = paragraphs(case);
    let exact: Vec<_> = all
        .iter()
        .filter(|p| matches!(p.format.line, Some(LineSpacing::Exactly(_))))
        .map(|p| whole(case.document, p.index))
        .collect();
    let Some(first) = exact.first() else { return };
    let (vi, en) = places(&exact);
    out.report(
        format!("{}/{} đoạn nội dung giãn dòng cố định ({vi}).", exact.len(), all.len()),
        format!("{} of {} paragraphs have a fixed line distance ({en}).", exact.len(), all.len()),
    )
    .at(*first);
}
