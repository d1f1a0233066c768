//! The body is bold or italic.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{mostly, places, whole};
use crate::rules::layout::mends;
use crate::rules::layout::running::paragraphs;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The body is bold or italic.
pub const RULE: Rule = Rule {
    code: "TB039",
    name: "body-style",
    topic: Topic::TypeStyle,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("body_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let basis: Vec<u32> = case.plan.legal_basis.iter().map(|f| f.at.block).collect();
    let running = paragraphs(case);
    let spans: Vec<_> =
        running.iter().map(|p| whole(case.document, p.index)).filter(|at| !basis.contains(&at.block)).collect();
    let wrong: Vec<_> =
        spans.iter().filter(|at| mostly(case.document, **at, |f| f.bold || f.italic) == Some(true)).copied().collect();
    // A paragraph or two that stand out are the author's wish; most of the body is a fault.
    let Some(first) = wrong.first().filter(|_| wrong.len() * 2 > spans.len()) else { return };
    let (vi, en) = places(&wrong);
    let reported = out.report(
        format!("{}/{} đoạn nội dung in đậm hoặc in nghiêng ({vi}).", wrong.len(), spans.len()),
        format!("{} of {} paragraphs of the body are bold or italic ({en}).", wrong.len(), spans.len()),
    );
    mends::offer(reported.at(*first), Safety::Consent, wrong.iter().map(|at| mends::style(*at, false, false)));
}
