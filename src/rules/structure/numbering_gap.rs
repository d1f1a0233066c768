//! A number is skipped.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// A number is skipped.
pub const RULE: Rule = Rule {
    code: "CT004",
    name: "numbering-gap",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_gap.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        for (index, pair) in list.entries.windows(2).enumerate() {
            let (before, after) = (pair[0], pair[1]);
            // After a number that stands twice the next one is right by its place.
            let twice = index > 0 && list.entries[index - 1].value == before.value && after.value == before.value + 2;
            if after.value <= before.value + 1 || twice || skips_only_d(list.series, before.value, after.value) {
                continue;
            }
            out.report(
                format!("Sau “{}” là “{}”: thiếu số ở giữa.", before.item.label, after.item.label),
                format!("“{}” is followed by “{}”: a number is skipped.", before.item.label, after.item.label),
            )
            .at(label_span(case, after.item));
        }
    }
}

/// `d)` and then `e)`: the missing đ is another rule's.
fn skips_only_d(series: Series, before: u32, after: u32) -> bool {
    series == Series::Letter && (before, after) == (4, 6)
}
