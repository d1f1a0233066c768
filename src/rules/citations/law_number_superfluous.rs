//! A law among the căn cứ with its number and issuer, as legal documents write it.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD029",
    name: "law-number-superfluous",
    topic: Topic::CitationForm,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("law_number_superfluous.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let named = cited::is_law(citation) && citation.title.is_some() && citation.within.is_none();
        if named && citation.key.is_some() && cited::in_basis(case, citation) {
            sink.report(
                "Căn cứ luật, pháp lệnh trong văn bản hành chính không cần ghi số, ký hiệu, cơ quan ban hành.",
                "In an administrative document a law needs neither number nor issuer.",
            )
            .at(citation.at);
        }
    }
}
