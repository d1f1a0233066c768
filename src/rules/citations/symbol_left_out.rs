//! A document named again by its bare number: "Thông tư 15".

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD008",
    name: "symbol-left-out",
    topic: Topic::CitationForm,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("symbol_left_out.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| c.problems.contains(&"missing-symbol")) {
        let Some(full) = citation.refers_to.and_then(|i| case.plan.citations.get(i)) else { continue };
        let right = cited::name(full);
        sink.report(
            format!("Nhắc lại văn bản phải ghi cả ký hiệu: “{right}”."),
            format!("A later mention gives the symbol too: “{right}”."),
        )
        .at(citation.at);
    }
}
