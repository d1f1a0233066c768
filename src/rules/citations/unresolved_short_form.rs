//! A short form that nothing in the text explains: "Thông tư 15" without any circular number 15.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD026",
    name: "unresolved-short-form",
    topic: Topic::CitationUnresolved,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("unresolved_short_form.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let short =
            citation.number.is_some() && citation.key.is_none() && citation.problems.contains(&"missing-symbol");
        // With date and issuer it can be looked up: then only the symbol is missing.
        let known = citation.issued.is_some() && cited::issuer_stated(citation);
        if short && !known && citation.refers_to.is_none() {
            sink.report(
                format!("Không rõ “{}” là văn bản nào: chưa được viện dẫn đầy đủ ở trên.", citation.text),
                format!("“{}” is unclear: no document of that number was cited in full before.", citation.text),
            )
            .at(citation.at);
        }
    }
}
