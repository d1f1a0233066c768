//! Capital letters stand above Roman numbers.

use crate::extract::plan::{Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;

/// Capital letters stand above Roman numbers.
pub const RULE: Rule = Rule {
    code: "CT014",
    name: "capital-above-roman",
    topic: Topic::Numbering,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("capital_above_roman.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let outline = &case.plan.outline;
    let above = |i: &Item| i.parent.and_then(|p| outline.get(p)).filter(|p| p.series == Series::Capital);
    if let Some(capital) = outline.iter().filter(|i| i.series == Series::Roman).find_map(above) {
        out.report("Cấp A, B, C đặt trên cấp I, II, III.", "The level A, B, C stands above I, II, III.")
            .at(label_span(case, capital));
    }
}
