//! The body is bold or italic.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{mostly, places, whole};
use crate::rules::layout::mends;
use crate::rules::layout::running::paragraphs;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

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
    let spans: Vec<_> = running
        .iter()
        .filter(|p| !is_note(p.block.norm()))
        .map(|p| whole(case.document, p.index))
        .filter(|at| !basis.contains(&at.block))
        .collect();
    let wrong: Vec<_> =
        spans.iter().filter(|at| mostly(case.document, **at, |f| f.bold || f.italic) == Some(true)).copied().collect();
    let Some(first) = wrong.first() else { return };
    // A bold paragraph or two that stand out are the author's wish, italics are not in the decree's body; most of the body is a fault.
    let severity = if wrong.len() * 2 > spans.len() { Severity::Warning } else { Severity::Info };
    let framed = |at: &Span| matches!(case.plan.place(*at), Some("lead" | "closing"));
    let slanted = |at: &&Span| mostly(case.document, **at, |f| f.italic) == Some(true) && !framed(at);
    let first = if severity == Severity::Info { wrong.iter().find(slanted) } else { Some(first) };
    let Some(first) = first else { return };
    let (vi, en) = places(&wrong);
    let reported = out.report(
        format!("{}/{} đoạn nội dung in đậm hoặc in nghiêng ({vi}).", wrong.len(), spans.len()),
        format!("{} of {} paragraphs of the body are bold or italic ({en}).", wrong.len(), spans.len()),
    );
    mends::offer(
        reported.at(*first).severity(severity),
        Safety::Consent,
        wrong.iter().map(|at| mends::style(*at, false, false)),
    );
}

/// "(Kèm theo …)", "Ghi chú: …", a quoted stretch: italics are their habit.
fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['(', '“', '"', '*']) || ["Ghi chú", "Lưu ý", "Chú thích"].iter().any(|w| text.starts_with(w))
}
