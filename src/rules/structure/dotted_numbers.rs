//! Numbers of several levels: 1.1, 1.1.1.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;

/// Numbers of several levels: 1.1, 1.1.1.
pub const RULE: Rule = Rule {
    code: "CT015",
    name: "dotted-numbers",
    topic: Topic::Numbering,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("dotted_numbers.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // The ministry's own templates number so.
    if case.template.id.starts_with("cv") {
        return;
    }
    if let Some(first) = case.plan.outline.iter().find(|i| i.series == Series::Dotted) {
        out.report("Kế hoạch đánh số nhiều cấp (1.1).", "The plan numbers in several levels (1.1).")
            .at(label_span(case, first));
    }
}
