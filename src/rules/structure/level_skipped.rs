//! A level of numbering is skipped.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::lists;

/// A level of numbering is skipped.
pub const RULE: Rule = Rule {
    code: "CT013",
    name: "level-skipped",
    topic: Topic::Numbering,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("level_skipped.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        let Some(first) = list.entries.first().filter(|_| list.series == Series::Letter) else { continue };
        let parent = first.item.parent.and_then(|p| case.plan.outline.get(p));
        if parent.is_some_and(|p| p.series == Series::Roman) {
            out.report(
                "Dưới mục La Mã đi thẳng xuống điểm a), bỏ qua khoản 1.",
                "Points a) stand right under a Roman section.",
            )
            .at(label_span(case, first.item));
        }
    }
}
