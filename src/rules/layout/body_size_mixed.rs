//! The body has several sizes.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::body_sizes::{body_sizes, usual};
use crate::rules::layout::looks::{places, points};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The body has several sizes.
pub const RULE: Rule = Rule {
    code: "TB018",
    name: "body-size-mixed",
    topic: Topic::FontSize,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("body_size_mixed.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let sizes = body_sizes(case);
    let Some(most) = usual(&sizes) else { return };
    let other: Vec<_> = sizes.iter().filter(|(_, s)| *s != most).map(|(at, _)| *at).collect();
    let Some(first) = other.first() else { return };
    let (vi, en) = places(&other);
    let reported = out.report(
        format!("{} đoạn nội dung có cỡ chữ khác {} ({vi}).", other.len(), points(most)),
        format!("{} paragraphs of the body have a size other than {} ({en}).", other.len(), points(most)),
    );
    let sizes = other.iter().map(|at| mends::size(*at, most.clamp(26, 28)));
    mends::offer(reported.at(*first), Safety::Consent, sizes);
}
