//! A document in the legal basis without its subject.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD012",
    name: "title-missing",
    topic: Topic::CitationIncomplete,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6"),
    needs: Needs::Text,
    page: include_str!("title_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let whole =
            citation.first && citation.within.is_none() && citation.issued.is_some() && cited::issuer_stated(citation);
        if whole && citation.title.is_none() && !cited::is_law(citation) && ends_there(case, citation.at) {
            sink.report(
                format!("Viện dẫn lần đầu thiếu trích yếu nội dung: “{}”.", citation.text),
                format!("The first mention lacks the document's subject: “{}”.", citation.text),
            )
            .at(citation.at);
        }
    }
}

/// Nothing that could be a subject follows: the clause ends.
fn ends_there(case: &Case<'_>, at: crate::span::Span) -> bool {
    let Some(block) = case.document.blocks.get(at.block as usize) else { return false };
    let (_, tail) = block.around(at.range());
    let tail = tail.trim_start_matches(prose::is_blank);
    tail.is_empty() || tail.starts_with([';', '.', ','])
}
