//! The body has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::body_sizes::{body_sizes, usual};
use crate::rules::layout::looks::points;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The body has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB017",
    name: "body-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("body_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let sizes = body_sizes(case);
    let Some(most) = usual(&sizes).filter(|s| !(26..=28).contains(s)) else { return };
    if let Some((at, _)) = sizes.iter().find(|(_, s)| *s == most) {
        out.report(
            format!("Nội dung văn bản cỡ chữ {}, quy định 13-14.", points(most)),
            format!("The body has size {}, expected 13-14.", points(most)),
        )
        .at(*at);
    }
}
