//! A law among the căn cứ without its date.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD011",
    name: "law-date-missing",
    topic: Topic::CitationIncomplete,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("law_date_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let counts = citation.within.is_none() && cited::is_law(citation) && cited::in_basis(case, citation);
        // A law by its number, as legal documents write it since 2025, is known for certain; that form is tolerated. With its year it is
        // known too, but the decree asks for the day.
        let known = citation.issued.is_some() || citation.number.is_some();
        let severity = if citation.year.is_some() { Severity::Info } else { Severity::Warning };
        // "Thực hiện Luật …" in the same part is no căn cứ in the decree's sense.
        let basis = prose::lower(dated::before(case, citation.at)).trim_end().ends_with("căn cứ");
        if counts && basis && !known && citation.doc_type.as_deref() != Some("Hiến pháp") {
            sink.report(
                "Căn cứ luật, pháp lệnh phải ghi ngày, tháng, năm ban hành.",
                "A law among the legal basis is given with its date.",
            )
            .at(citation.at)
            .severity(severity);
        }
    }
}
