//! A document that was no longer in force on the plan's date.

use crate::extract::plan::{Citation, LegalStatus};
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD019",
    name: "no-longer-in-force",
    topic: Topic::CitationStatus,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("no_longer_in_force.md"),
    check,
};

/// Words before a citation that speak of its end.
const ENDING: &[&str] =
    &["thay thế", "bãi bỏ", "hết hiệu lực", "trước đây", "đã được thay", "không còn áp dụng", "so với"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut told: Vec<usize> = Vec::new();
    for (_, citation) in cited::all(case).filter(|(_, c)| c.within.is_none()) {
        let Some(known) = citation.registry.as_ref().filter(|r| r.status == LegalStatus::Expired) else { continue };
        if told.contains(&known.row) || spoken_of_as_ended(case, citation) {
            continue;
        }
        told.push(known.row);
        let heir = known.replaced_by.as_deref();
        let (after_vi, after_en) = heir.map_or((String::new(), String::new()), |h| {
            (format!(", đã có {h} thay thế"), format!("; {h} came after it"))
        });
        let severity = if known.confirmed { Severity::Warning } else { Severity::Info };
        sink.report(
            format!("{} đã hết hiệu lực tại ngày của kế hoạch{after_vi}.", cited::name(citation)),
            format!("{} was no longer in force on the plan's date{after_en}.", cited::name(citation)),
        )
        .at(citation.at)
        .severity(severity);
    }
}

/// The clause says itself that the document has ended.
fn spoken_of_as_ended(case: &Case<'_>, citation: &Citation) -> bool {
    let Some(block) = case.document.blocks.get(citation.at.block as usize) else { return false };
    let (head, tail) = block.around(citation.at.range());
    let head = prose::lower(&head.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect::<String>());
    let tail = prose::lower(&tail.chars().take(30).collect::<String>());
    ENDING.iter().any(|w| head.contains(w) || tail.contains(w))
}
