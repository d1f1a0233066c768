//! Whose form a document has: the rules on the state's form are silent on the forms of the Party and the mass organisations, and
//! some of them on the inner papers of a department.

use crate::extract::plan::Heading;
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::Case;

/// The document has, or should have, the state's form.
pub fn is_state(case: &Case<'_>) -> bool {
    matches!(case.plan.header.heading, Heading::State | Heading::None)
}

/// The document is a plan, or nothing says what it is.
pub fn is_plan(case: &Case<'_>) -> bool {
    let code = case.plan.header.doc_type.as_ref().and_then(|d| d.code.as_deref());
    code.is_none_or(|code| code == "KH")
}

/// A paper of a department or a teacher inside a school: it has no number, seal or recipients of its own unless the school wants so.
pub fn is_inner(case: &Case<'_>) -> bool {
    if case.template.id.starts_with("cv5512") {
        return true;
    }
    let Some(agency) = &case.plan.header.agency else { return false };
    let agency = words(&agency.text);
    ["tổ ", "nhóm ", "khối ", "lớp ", "ban "].iter().any(|head| agency.starts_with(head))
}

/// A trade union's own paper: it writes under the state's head and keeps its papers itself.
pub fn is_union(case: &Case<'_>) -> bool {
    let agency = case.plan.header.agency.as_ref();
    case.plan.header.heading == Heading::TradeUnion || agency.is_some_and(|a| words(&a.text).starts_with("công đoàn "))
}

/// The first section is the legal basis itself, as letter 2345 lays out a primary school's plan: “I. CĂN CỨ XÂY DỰNG KẾ HOẠCH”.
pub fn opens_with_basis(case: &Case<'_>) -> bool {
    let first = case.plan.outline.first();
    first.is_some_and(|item| has_phrase(&words(&item.title), "căn cứ"))
}

/// The blocks before the body: up to the type of the document, or the first dozen.
pub fn head(case: &Case<'_>) -> std::ops::Range<usize> {
    let all = case.document.blocks.len();
    let end = match &case.plan.header.doc_type {
        Some(doc_type) => doc_type.field.at.block as usize,
        None => 12,
    };
    0..end.min(all)
}
