//! The number of a lower level does not match the level above.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::core;

/// The number of a lower level does not match the level above.
pub const RULE: Rule = Rule {
    code: "CT010",
    name: "dotted-prefix",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("dotted_prefix.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // A wrong prefix leads the outline astray, so the labels are followed in order: the items seen since the last section.
    let mut seen: Vec<&str> = Vec::new();
    for item in &case.plan.outline {
        match item.series {
            Series::Arabic => seen.push(core(&item.label)),
            Series::Dotted => {
                let first = core(&item.label).split('.').next().unwrap_or("");
                if !seen.is_empty() && !seen.contains(&first) {
                    let above = seen.last().copied().unwrap_or("");
                    out.report(
                        format!("Số “{}” nằm dưới mục {above}.", item.label),
                        format!("“{}” stands under item {above}.", item.label),
                    )
                    .at(label_span(case, item));
                }
            }
            Series::Letter | Series::Mark => {}
            _ => seen.clear(),
        }
    }
}
