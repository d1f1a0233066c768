//! The paper is not A4.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The paper is not A4.
pub const RULE: Rule = Rule {
    code: "TB001",
    name: "paper-not-a4",
    topic: Topic::PageSetup,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 1"),
    needs: Needs::PageSetup,
    page: include_str!("paper_not_a4.md"),
    check,
};

/// A4 in twips, short side and long side, and a millimetre of tolerance.
const A4: (i32, i32) = (11906, 16838);
const TOLERANCE: i32 = 57;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let wrong: Vec<_> = case
        .document
        .sections
        .iter()
        .enumerate()
        .filter(|(_, s)| {
            let (short, long) = (s.width.min(s.height), s.width.max(s.height));
            (short - A4.0).abs() > TOLERANCE || (long - A4.1).abs() > TOLERANCE
        })
        .collect();
    if let Some((_, first)) = wrong.first() {
        let size = format!("{} x {} mm", millimetres(first.width), millimetres(first.height));
        let reported = out.report(
            format!("Khổ giấy {size}, quy định A4 (210 x 297 mm)."),
            format!("The paper is {size}, expected A4 (210 x 297 mm)."),
        );
        let looks = wrong.iter().map(|(index, s)| {
            let paper = if s.width > s.height { (A4.1, A4.0) } else { A4 };
            mends::paper(*index, paper)
        });
        mends::offer(reported, Safety::Safe, looks);
    }
}

fn millimetres(twips: i32) -> i64 {
    (f64::from(twips) * 25.4 / 1440.0).round() as i64
}
