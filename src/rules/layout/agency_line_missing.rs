//! The line under the issuing body is missing.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::mends;
use crate::rules::layout::rule_lines::{Under, by_hand, drawn, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The line under the issuing body is missing.
pub const RULE: Rule = Rule {
    code: "TB062",
    name: "agency-line-missing",
    topic: Topic::RuleLine,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Lines,
    page: include_str!("agency_line_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(at) = spans(case, Component::Agency).first().copied() else { return };
    if under(case, Component::Agency) == Under::Nothing {
        let reported =
            out.report("Dưới tên cơ quan ban hành không có đường kẻ.", "No line stands under the issuing body.").at(at);
        let reported = match by_hand(case, Component::Agency) {
            Some(hand) => reported.hint(hand.vi, hand.en),
            None => reported,
        };
        mends::offer(reported, Safety::Consent, drawn(case, Component::Agency).into_iter().flatten());
    }
}
