//! A document cited for the first time without its date or its issuer.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::language::word_lists;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD010",
    name: "first-mention-incomplete",
    topic: Topic::CitationIncomplete,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("first_mention_incomplete.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let own = case.plan.header.number_symbol.as_ref().and_then(|n| n.symbol.clone());
    for (_, citation) in cited::all(case) {
        let counts = citation.first && citation.within.is_none() && citation.key.is_some() && !cited::is_law(citation);
        if !counts || own.is_some() && own == citation.symbol || quoted(case, citation) {
            continue;
        }
        let Some((vi, en)) = missing(citation) else { continue };
        let basis = cited::in_basis(case, citation);
        let found = sink
            .report(
                format!("Viện dẫn lần đầu thiếu {vi}: “{}”.", citation.text),
                format!("The first mention lacks {en}: “{}”.", citation.text),
            )
            .at(citation.at);
        if basis {
            found.severity(Severity::Error).basis("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a");
        }
    }
}

/// Inside quotation marks stand the words of a motto or a theme, which nobody may complete.
fn quoted(case: &Case<'_>, citation: &Citation) -> bool {
    let text = case.document.blocks.get(citation.at.block as usize).map_or("", |b| b.text());
    let range = citation.at.range();
    word_lists::quotations(text).iter().any(|q| q.start < range.start && range.end < q.end)
}

fn missing(citation: &Citation) -> Option<(&'static str, &'static str)> {
    match (citation.issued.is_some(), cited::issuer_stated(citation)) {
        (true, true) => None,
        (false, true) => Some(("ngày, tháng, năm ban hành", "the date of issue")),
        (true, false) => Some(("tên cơ quan ban hành", "the issuer")),
        (false, false) => {
            Some(("ngày, tháng, năm ban hành và tên cơ quan ban hành", "the date of issue and the issuer"))
        }
    }
}
