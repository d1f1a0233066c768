//! The closing mark stands more than once.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::body::{self, Body};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The closing mark stands more than once.
pub const RULE: Rule = Rule {
    code: "TT082",
    name: "closing-mark-repeated",
    topic: Topic::ClosingMark,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("closing_mark_repeated.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let body = Body::of(case);
    let marks: Vec<_> = body.lines(case).filter_map(|l| body::closing_tail(l.text).map(|t| (l, t))).collect();
    let Some((_, earlier)) = marks.split_last() else { return };
    for (line, tail) in earlier.iter().filter(|(line, tail)| line.text.get(tail.clone()) == Some("./.")) {
        let at = line.span(tail.clone());
        out.report("Dấu “./.” đã dùng trước khi hết nội dung.", "“./.” stands before the end of the text.").at(at).fix(
            Safety::Safe,
            at,
            ".",
        );
    }
}
