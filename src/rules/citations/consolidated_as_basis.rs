//! A consolidated text, or a rule on the form of legal documents, among the căn cứ.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD043",
    name: "consolidated-as-basis",
    topic: Topic::CitationStatus,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("consolidated_as_basis.md"),
    check,
};

/// Documents on legal documents (văn bản quy phạm pháp luật) only.
const LEGAL_DOCUMENTS_ONLY: &[&str] =
    &["78/2025/NĐ-CP", "187/2025/NĐ-CP", "79/2025/NĐ-CP", "64/2025/QH15", "34/2016/NĐ-CP", "154/2020/NĐ-CP"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| cited::in_basis(case, c) && c.within.is_none()) {
        let consolidated = citation.symbol.as_deref().is_some_and(|s| s.starts_with("VBHN"));
        let form = citation.key.as_deref().is_some_and(|k| LEGAL_DOCUMENTS_ONLY.contains(&k));
        let (vi, en) = if consolidated {
            (
                "Văn bản hợp nhất không phải là căn cứ: nêu văn bản gốc, văn bản hợp nhất ghi trong ngoặc.",
                "A consolidated text is no basis by itself: name the original.",
            )
        } else if form {
            (
                "Văn bản này chỉ áp dụng cho văn bản quy phạm pháp luật, không phải căn cứ của kế hoạch.",
                "This document concerns legal documents only and is no basis of a plan.",
            )
        } else {
            continue;
        };
        sink.report(vi, en).at(citation.at);
    }
}
