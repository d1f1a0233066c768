//! The line spacing is a fixed number of points.

use crate::document::format::LineSpacing;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{places, size, whole};
use crate::rules::layout::mends;
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
    let reported = out
        .report(
            format!("{}/{} đoạn nội dung giãn dòng cố định ({vi}).", exact.len(), all.len()),
            format!("{} of {} paragraphs have a fixed line distance ({en}).", exact.len(), all.len()),
        )
        .at(*first);
    let looks = all.iter().filter_map(|p| match p.format.line {
        Some(LineSpacing::Exactly(twips)) => {
            Some(mends::line(p.index, nearest(twips, size(case.document, whole(case.document, p.index))?)))
        }
        _ => None,
    });
    mends::offer(reported, Safety::Consent, looks);
}

/// The multiple of single spacing nearest to a fixed distance, in 240ths, from single to one and a half as the decree has it.
fn nearest(twips: i32, half_points: u16) -> i32 {
    // A line of Times New Roman is 1.15 times its size high.
    let single = (i32::from(half_points) * 10 * 115 / 100).max(1);
    (twips.clamp(1, 4000) * 20 / single * 12).clamp(240, 360)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_fixed_distance_becomes_a_multiple() {
        let cases = [(322, 28, 240), (360, 28, 264), (480, 28, 348), (600, 28, 360), (200, 28, 240)];
        for (twips, size, expected) in cases {
            assert_eq!(nearest(twips, size), expected, "{twips}");
        }
    }
}
