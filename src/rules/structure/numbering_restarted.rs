//! A list begins anew inside one section.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// A list begins anew inside one section.
pub const RULE: Rule = Rule {
    code: "CT016",
    name: "numbering-restarted",
    topic: Topic::Numbering,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_restarted.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        for pair in list.entries.windows(2) {
            if pair[0].value > 1 && pair[1].value == 1 {
                out.report(
                    format!("Sau “{}” đánh số lại từ “{}”.", pair[0].item.label, pair[1].item.label),
                    format!("After “{}” the list begins anew with “{}”.", pair[0].item.label, pair[1].item.label),
                )
                .at(label_span(case, pair[1].item));
            }
        }
    }
}
