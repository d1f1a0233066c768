//! Text follows the closing mark.

use crate::finding::{Severity, Topic};
use crate::rules::body::{self, Body};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Text follows the closing mark.
pub const RULE: Rule = Rule {
    code: "TT083",
    name: "closing-mark-not-last",
    topic: Topic::ClosingMark,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("closing_mark_not_last.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // Without its label the list of recipients is taken for text.
    if case.plan.header.recipients.is_empty() {
        return;
    }
    let body = Body::of(case);
    let lines: Vec<_> = body.lines(case).collect();
    let last = lines.iter().rposition(|l| body::closing_tail(l.text).is_some());
    let Some((index, line)) = last.and_then(|i| Some((i, lines.get(i)?))) else { return };
    let more = lines.iter().skip(index + 1).any(|l| l.text.chars().any(char::is_alphabetic));
    if let Some(tail) = body::closing_tail(line.text).filter(|_| more) {
        out.report("Sau dấu “./.” vẫn còn nội dung.", "Text follows the closing mark.").at(line.span(tail));
    }
}
