//! The point đ is skipped.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// The point đ is skipped.
pub const RULE: Rule = Rule {
    code: "CT009",
    name: "letter-d-skipped",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("letter_d_skipped.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        let last = list.entries.last().map_or(0, |e| e.item.at.block as usize);
        if list.series != Series::Letter || goes_on_foreign(case, last) {
            continue;
        }
        for pair in list.entries.windows(2) {
            if (pair[0].value, pair[1].value) == (4, 6) {
                out.report("Sau điểm d phải là điểm đ.", "The point after d is đ.").at(label_span(case, pair[1].item));
            }
        }
    }
}

/// The list goes on with f: then the whole alphabet is the wrong one, and that rule says so.
fn goes_on_foreign(case: &Case<'_>, last: usize) -> bool {
    (last + 1..last + 3).filter_map(|i| case.document.blocks.get(i)).any(|b| b.norm().trim_start().starts_with("f)"))
}
