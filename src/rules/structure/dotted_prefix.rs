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
    let mut last_dotted = "";
    let mut after_number = false;
    for item in &case.plan.outline {
        match item.series {
            Series::Arabic => {
                seen.push(core(&item.label));
                after_number = true;
            }
            Series::Dotted => {
                let label = core(&item.label);
                let first = label.split('.').next().unwrap_or("");
                // "3." and right below it "2.1", which goes on from no "2.x" before.
                let back = after_number && seen.last() != Some(&first) && !follows(last_dotted, label);
                last_dotted = label;
                after_number = false;
                if !seen.is_empty() && (!seen.contains(&first) || back) {
                    let above = seen.last().copied().unwrap_or("");
                    out.report(
                        format!("Số “{}” nằm dưới mục {above}.", item.label),
                        format!("“{}” stands under item {above}.", item.label),
                    )
                    .at(label_span(case, item));
                }
            }
            Series::Letter | Series::Mark => after_number = false,
            _ => {
                seen.clear();
                last_dotted = "";
            }
        }
    }
}

/// "2.3" follows "2.2".
fn follows(before: &str, label: &str) -> bool {
    let split =
        |l: &str| l.rsplit_once('.').and_then(|(head, last)| Some((head.to_owned(), last.parse::<u32>().ok()?)));
    let (Some((a, x)), Some((b, y))) = (split(before), split(label)) else { return false };
    a == b && y == x + 1
}
