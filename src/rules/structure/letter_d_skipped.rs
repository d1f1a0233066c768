//! The point đ is skipped.

use crate::extract::plan::{Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::{core, lists};

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
        if list.series != Series::Letter || goes_on_foreign(case, list.entries.last().map(|e| e.item)) {
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
fn goes_on_foreign(case: &Case<'_>, last: Option<&Item>) -> bool {
    let Some(last) = last else { return false };
    case.plan.outline.iter().any(|i| i.series == Series::Letter && i.parent == last.parent && core(&i.label) == "f")
}
