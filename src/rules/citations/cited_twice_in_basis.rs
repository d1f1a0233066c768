//! One document twice among the căn cứ.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD027",
    name: "cited-twice-in-basis",
    topic: Topic::CitationConflict,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("cited_twice_in_basis.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let basis: Vec<_> = cited::all(case)
        .map(|(_, c)| c)
        .filter(|c| cited::in_basis(case, c) && c.within.is_none() && !is_carried_out(case, c))
        .collect();
    for (i, later) in basis.iter().enumerate() {
        let again = |c: &&&Citation| {
            let law = cited::is_law(c) && c.title.is_some() && c.title == later.title && c.doc_type == later.doc_type;
            let document = cited::same_document(c, later) && (c.issued == later.issued || c.year.is_some());
            (law && (c.key == later.key || c.key.is_none() || later.key.is_none()) || document)
                && c.at.block != later.at.block
        };
        if basis[i.saturating_sub(cited::COMPARED)..i].iter().find(again).is_some() {
            sink.report(
                format!("Căn cứ “{}” được nêu hai lần.", later.text),
                format!("“{}” stands twice in the legal basis.", later.text),
            )
            .at(later.at);
        }
    }
}

/// “… quy định chi tiết một số điều của Luật …”: the law that a decree carries out stands in the decree's title.
fn is_carried_out(case: &Case<'_>, citation: &Citation) -> bool {
    let head = case.document.blocks.get(citation.at.block as usize).map_or("", |b| b.around(citation.at.range()).0);
    let head = prose::lower(prose::window_before(head, head.len()).trim_end());
    ["của", "thi hành", "hướng dẫn"].iter().any(|word| head.ends_with(word))
}
