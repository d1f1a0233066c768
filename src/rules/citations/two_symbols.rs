//! One number, one date, one type, and two symbols.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD025",
    name: "two-symbols",
    topic: Topic::CitationConflict,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("two_symbols.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let citations: Vec<&Citation> = cited::all(case).map(|(_, c)| c).collect();
    for (i, later) in citations.iter().enumerate() {
        let Some(first) = citations[i.saturating_sub(cited::COMPARED)..i].iter().find(|c| conflict(c, later)) else {
            continue;
        };
        sink.report(
            format!("Cùng số, cùng ngày nhưng ký hiệu khác nhau: “{}” và “{}”.", text(first), text(later)),
            format!("Same number and date, two symbols: “{}” and “{}”.", text(first), text(later)),
        )
        .at(later.at);
    }
}

fn text(citation: &Citation) -> &str {
    citation.key.as_deref().unwrap_or(&citation.text)
}

fn conflict(a: &Citation, b: &Citation) -> bool {
    let same = a.number.is_some()
        && a.number == b.number
        && a.issued.is_some()
        && a.issued == b.issued
        && a.doc_type.is_some()
        && a.doc_type == b.doc_type;
    let symbols = a.key.is_some() && b.key.is_some() && a.key != b.key;
    // Two bodies may by chance issue documents of one number on one day: only the same issuer, or none named, is a conflict.
    let issuer = match (cited::issuer_stated(a), cited::issuer_stated(b)) {
        (true, true) => a.issuer == b.issuer,
        _ => true,
    };
    same && symbols && issuer
}
