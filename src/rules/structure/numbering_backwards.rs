//! A number goes back.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// A number goes back.
pub const RULE: Rule = Rule {
    code: "CT006",
    name: "numbering-backwards",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_backwards.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        for (index, pair) in list.entries.windows(2).enumerate() {
            let (before, after) = (pair[0], pair[1]);
            // After a number that was too high the next one is right by its place.
            let high = index > 0 && list.entries[index - 1].value + 2 == after.value;
            // Back to the first number is a new list, which is another rule's.
            if after.value < before.value && after.value > 1 && !high {
                out.report(
                    format!("Sau “{}” lại là “{}”.", before.item.label, after.item.label),
                    format!("“{}” is followed by “{}”.", before.item.label, after.item.label),
                )
                .at(label_span(case, after.item));
            }
        }
    }
}
