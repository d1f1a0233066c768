//! The line under the subject is missing.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::mends;
use crate::rules::layout::rule_lines::{Under, by_hand, drawn, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the subject is missing.
pub const RULE: Rule = Rule {
    code: "TB064",
    name: "subject-line-missing",
    topic: Topic::RuleLine,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Lines,
    page: include_str!("subject_line_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(at) = spans(case, Component::Subject).first().copied() else { return };
    if under(case, Component::Subject) == Under::Nothing {
        let reported = out.report("Dưới trích yếu không có đường kẻ.", "No line stands under the subject.").at(at);
        let reported = match by_hand(case, Component::Subject) {
            Some(hand) => reported.hint(hand.vi, hand.en),
            None => reported,
        };
        mends::offer(reported, Safety::Consent, drawn(case, Component::Subject).into_iter().flatten());
    }
}
