//! The signs after the numbers differ.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::{lists, sign};

/// The signs after the numbers differ.
pub const RULE: Rule = Rule {
    code: "CT011",
    name: "label-signs-mixed",
    topic: Topic::Numbering,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("label_signs_mixed.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        let usual = list.usual_sign();
        let Some(other) = list.entries.iter().find(|e| !sign(&e.item.label).is_empty() && sign(&e.item.label) != usual)
        else {
            continue;
        };
        out.report(
            format!("“{}” khác kiểu với các mục cùng cấp (dấu “{usual}”).", other.item.label),
            format!("“{}” differs from its level, which has “{usual}”.", other.item.label),
        )
        .at(label_span(case, other.item));
    }
}
