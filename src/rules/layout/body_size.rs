//! The body has a wrong size.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::body::Body;
use crate::rules::layout::body_sizes::{body_sizes, usual};
use crate::rules::layout::looks::{points, size, whole};
use crate::rules::layout::mends;
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
        let reported = out.report(
            format!("Nội dung văn bản cỡ chữ {}, quy định 13-14.", points(most)),
            format!("The body has size {}, expected 13-14.", points(most)),
        );
        // Headings and short items of that size go with the running text; tables have sizes of their own.
        let outside =
            Body::of(case).blocks().filter(|i| case.document.blocks.get(*i).is_some_and(|b| b.cell.is_none()));
        let same = outside.map(|i| whole(case.document, i)).filter(|at| size(case.document, *at) == Some(most));
        mends::offer(reported.at(*at), Safety::Safe, same.map(|at| mends::size(at, most.clamp(26, 28))));
    }
}
