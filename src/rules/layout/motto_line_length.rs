//! The line under the motto has a wrong length.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::rule_lines::{Under, by_hand, shares_of_text, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the motto has a wrong length.
pub const RULE: Rule = Rule {
    code: "TB061",
    name: "motto-line-length",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Lines,
    page: include_str!("motto_line_length.md"),
    check,
};

/// Per cent of the text's width; the width is an estimate, so the bounds are wide.
const BOUNDS: std::ops::RangeInclusive<i32> = 75..=125;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(at) = spans(case, Component::Motto).first().copied() else { return };
    let Under::Line(Some(length)) = under(case, Component::Motto) else { return };
    let shares = shares_of_text(case, Component::Motto, length);
    let Some(share) = shares.first().filter(|s| !BOUNDS.contains(s)) else { return };
    let reported = out
        .report(
            format!("Đường kẻ dưới Tiêu ngữ dài khoảng {share}% dòng chữ."),
            format!("The line under the motto is about {share}% of the text."),
        )
        .at(at);
    if let Some(hand) = by_hand(case, Component::Motto) {
        reported.hint(hand.vi, hand.en);
    }
}
