//! Underlining stands for a drawn line.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::mends;
use crate::rules::layout::rule_lines::{Under, drawn, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Underlining stands for a drawn line.
pub const RULE: Rule = Rule {
    code: "TB066",
    name: "underline-for-line",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Lines,
    page: include_str!("underline_for_line.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for component in [Component::Motto, Component::Agency, Component::Subject] {
        let Some(at) = spans(case, component).first().copied() else { continue };
        if under(case, component) == Under::Underline {
            let reported =
                out.report("Dùng chữ gạch chân thay cho đường kẻ.", "Underlining stands for a drawn line.").at(at);
            let Some(looks) = drawn(case, component) else { continue };
            let plain = mends::with_next_lines(case, at).into_iter().map(mends::not_underlined);
            mends::offer(reported, Safety::Consent, plain.chain(looks));
        }
    }
}
