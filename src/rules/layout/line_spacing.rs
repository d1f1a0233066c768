//! The line spacing is not between single and 1.5.

use crate::document::format::LineSpacing;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::layout::running::{paragraphs, report_many};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line spacing is not between single and 1.5.
pub const RULE: Rule = Rule {
    code: "TB073",
    name: "line-spacing",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    needs: Needs::Paragraphs,
    page: include_str!("line_spacing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let all = paragraphs(case);
    let wrong: Vec<usize> = all
        .iter()
        .filter(|p| matches!(p.format.line, Some(LineSpacing::Multiple(lines)) if !(0.98..=1.52).contains(&lines)))
        .map(|p| p.index)
        .collect();
    let mend = |index: usize| {
        let wide = all
            .iter()
            .any(|p| p.index == index && matches!(p.format.line, Some(LineSpacing::Multiple(lines)) if lines > 1.5));
        Some(mends::line(index, if wide { 360 } else { 240 }))
    };
    report_many(
        case,
        out,
        (&wrong, &[]),
        all.len(),
        ("giãn dòng ngoài khoảng từ đơn đến 1,5 dòng", "have lines not between single and 1.5 apart"),
        (Safety::Safe, &mend),
    );
}
