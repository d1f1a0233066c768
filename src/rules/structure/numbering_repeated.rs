//! A number stands twice.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// A number stands twice.
pub const RULE: Rule = Rule {
    code: "CT005",
    name: "numbering-repeated",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_repeated.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        for (index, pair) in list.entries.windows(2).enumerate() {
            // A number that came too early is a gap before it, and the one after it is right.
            let early = index > 0 && list.entries[index - 1].value + 2 == pair[0].value;
            if pair[0].value == pair[1].value && !early {
                let label = &pair[1].item.label;
                out.report(format!("Số thứ tự “{label}” dùng hai lần."), format!("The number “{label}” stands twice."))
                    .at(label_span(case, pair[1].item));
            }
        }
    }
}
