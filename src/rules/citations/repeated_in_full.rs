//! A document cited in full again.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD013",
    name: "repeated-in-full",
    topic: Topic::CitationForm,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("repeated_in_full.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let citations = &case.plan.citations;
    for (index, citation) in cited::all(case) {
        let full = citation.issued.is_some() && cited::issuer_stated(citation) && citation.key.is_some();
        let before = citations[index.saturating_sub(cited::COMPARED)..index]
            .iter()
            .any(|c| cited::same_document(c, citation) && c.issued == citation.issued && cited::issuer_stated(c));
        if full && before && citation.within.is_none() && !cited::in_basis(case, citation) {
            sink.report(
                format!("Đã viện dẫn đầy đủ ở trên; từ lần sau chỉ ghi “{}”.", cited::name(citation)),
                format!("It was cited in full before; from then on “{}” is enough.", cited::name(citation)),
            )
            .at(citation.at);
        }
    }
}
