//! The line under the issuing body has a wrong length.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::rule_lines::{Under, by_hand, shares_of_text, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the issuing body has a wrong length.
pub const RULE: Rule = Rule {
    code: "TB063",
    name: "agency-line-length",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Lines,
    page: include_str!("agency_line_length.md"),
    check,
};

/// Per cent of the text's width; the width is an estimate, so the bounds are wide.
const BOUNDS: std::ops::RangeInclusive<i32> = 25..=60;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(at) = spans(case, Component::Agency).first().copied() else { return };
    let Under::Line(Some(length)) = under(case, Component::Agency) else { return };
    let shares = shares_of_text(case, Component::Agency, length);
    if shares.iter().any(|share| BOUNDS.contains(share)) {
        return;
    }
    let Some(share) = shares.first() else { return };
    let reported = out
        .report(
            format!("Đường kẻ dưới tên cơ quan ban hành dài khoảng {share}% dòng chữ."),
            format!("The line under the issuing body is about {share}% of the text."),
        )
        .at(at);
    if let Some(hand) = by_hand(case, Component::Agency) {
        reported.hint(hand.vi, hand.en);
    }
}
