//! A cited document whose number is left blank.

use crate::finding::{Severity, Stage, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD007",
    name: "cited-number-blank",
    topic: Topic::CitationIncomplete,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6"),
    needs: Needs::Text,
    page: include_str!("cited_number_blank.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    // The line under an annex names the plan itself, whose number is blank in a draft.
    let own = case.plan.header.number_symbol.as_ref().and_then(|n| n.symbol.clone());
    for (_, citation) in cited::all(case).filter(|(_, c)| c.problems.contains(&"blank-number")) {
        if own.is_some() && own == citation.symbol {
            continue;
        }
        let severity = if case.stage == Stage::Draft { Severity::Info } else { Severity::Warning };
        sink.report("Văn bản viện dẫn chưa có số.", "The cited document has no number yet.")
            .at(citation.at)
            .severity(severity);
    }
}
