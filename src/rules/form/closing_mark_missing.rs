//! The closing mark “./.” is missing.

use crate::finding::{Severity, Topic};
use crate::rules::body::{self, Body};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_inner;

/// The closing mark “./.” is missing.
pub const RULE: Rule = Rule {
    code: "TT080",
    name: "closing-mark-missing",
    topic: Topic::ClosingMark,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("closing_mark_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let body = Body::of(case);
    if is_inner(case)
        || body.is_empty()
        || case.plan.header.signatures.is_empty()
        || body.lines(case).any(|l| body::closing_tail(l.text).is_some())
    {
        return;
    }
    let found = out.report("Cuối nội dung không có dấu “./.”.", "The text has no closing mark “./.”.");
    if let Some(last) = body.last(case) {
        let text = last.text.trim_end();
        let sign = text.chars().next_back().map_or(0, |c| if c.is_alphanumeric() { 0 } else { c.len_utf8() });
        if sign > 0 {
            found.at(last.span(text.len() - sign..text.len()));
        }
    }
}
