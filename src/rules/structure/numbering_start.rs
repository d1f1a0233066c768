//! A list does not begin with its first number.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::{core, lists};

/// A list does not begin with its first number.
pub const RULE: Rule = Rule {
    code: "CT007",
    name: "numbering-start",
    topic: Topic::Numbering,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_start.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        // “i)”, “ii)” are Roman numbers in small letters.
        let small_roman =
            list.series == Series::Letter && list.entries.first().is_some_and(|e| core(&e.item.label) == "i");
        // The first number that stands twice is reported for that.
        let twice = list.entries.len() > 1 && list.entries[0].value == list.entries[1].value;
        let Some(first) = list.entries.first().filter(|e| e.value > 1 && !small_roman && !twice) else { continue };
        let label = &first.item.label;
        out.report(format!("Danh mục bắt đầu bằng “{label}”."), format!("The list begins with “{label}”."))
            .at(label_span(case, first.item));
    }
}
