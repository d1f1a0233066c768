//! The code of the type or of the issuer missing in a cited symbol.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD009",
    name: "code-missing",
    topic: Topic::CitationForm,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("code_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(case, sink, &["missing-type-code", "missing-issuer"]);
    for (_, citation) in
        cited::all(case).filter(|(_, c)| c.problems.contains(&"missing-symbol") && c.refers_to.is_none())
    {
        if citation.issued.is_some() && cited::issuer_stated(citation) {
            sink.report(
                format!("“{}”: thiếu ký hiệu của văn bản.", citation.text),
                format!("“{}”: the document's symbol is missing.", citation.text),
            )
            .at(citation.at);
        }
    }
}
