//! A law named together with a number that is not its own.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::registry::registry::Registry;
use crate::registry::spelling;
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD023",
    name: "law-number-differs",
    topic: Topic::CitationNumber,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("law_number_differs.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| cited::is_law(c)) {
        let Some((right, confirmed)) = own_number(case.registry, citation) else { continue };
        let severity = if confirmed { Severity::Warning } else { Severity::Info };
        let title = citation.title.as_deref().unwrap_or("");
        sink.report(
            format!("{title} có số {right}, không phải {}.", citation.key.as_deref().unwrap_or("")),
            format!("{title} has the number {right}, not {}.", citation.key.as_deref().unwrap_or("")),
        )
        .at(cited::key_place(citation))
        .severity(severity);
    }
}

/// The numbers of the laws of this name, when the written one is not among them and differs by more than the term.
fn own_number(registry: &Registry, citation: &Citation) -> Option<(String, bool)> {
    let key = spelling::key(citation.key.as_deref()?);
    let rows: Vec<_> = registry
        .indices_of_name(citation.title.as_deref()?)
        .into_iter()
        .filter_map(|i| registry.rows().get(i))
        .collect();
    let keys: Vec<&str> = rows.iter().map(|r| r.key.as_ref()).collect();
    let term_only = |other: &str| {
        spelling::key(other).trim_end_matches(|c: char| c.is_ascii_digit())
            == key.trim_end_matches(|c: char| c.is_ascii_digit())
    };
    let amending = registry.of_key(citation.key.as_deref()?).next().is_some();
    if rows.is_empty() || amending || keys.iter().any(|k| spelling::key(k) == key || term_only(k)) {
        return None;
    }
    Some((keys.join(" hoặc "), rows.iter().all(|r| r.certainty.confirmed())))
}
