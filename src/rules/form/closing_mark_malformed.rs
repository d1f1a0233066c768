//! The closing mark is malformed.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::body::{self, Body};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The closing mark is malformed.
pub const RULE: Rule = Rule {
    code: "TT081",
    name: "closing-mark-malformed",
    topic: Topic::ClosingMark,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("closing_mark_malformed.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let body = Body::of(case);
    let marks: Vec<_> = body.lines(case).filter_map(|line| Some((body::closing_tail(line.text)?, line))).collect();
    let last = marks.len().saturating_sub(1);
    for (index, (tail, line)) in marks.into_iter().enumerate() {
        let gap = line.text[..tail.start].len() - line.text[..tail.start].trim_end().len();
        if gap == 0 && &line.text[tail.clone()] == "./." {
            continue;
        }
        let at = line.span(tail.start - gap..tail.end);
        out.report("Dấu kết thúc nội dung viết sai, đúng là “./.”.", "The closing mark is malformed; it is “./.”.")
            .at(at)
            .fix(Safety::Safe, at, if index == last { "./." } else { "." });
    }
}
