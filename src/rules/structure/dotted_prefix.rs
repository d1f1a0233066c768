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
    let outline = &case.plan.outline;
    for item in outline.iter().filter(|i| i.series == Series::Dotted) {
        let Some(parent) = item.parent.and_then(|p| outline.get(p)) else { continue };
        let (own, above) = (core(&item.label), core(&parent.label));
        let wrong = match parent.series {
            Series::Arabic => own.split('.').next() != Some(above),
            Series::Dotted => !own.strip_prefix(above).is_some_and(|rest| rest.starts_with('.')),
            _ => false,
        };
        if wrong {
            out.report(
                format!("Số “{}” nằm dưới mục “{}”.", item.label, parent.label),
                format!("“{}” stands under “{}”.", item.label, parent.label),
            )
            .at(label_span(case, item));
        }
    }
}
