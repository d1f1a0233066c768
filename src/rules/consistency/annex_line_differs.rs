//! The line under an annex that names another number or date than the plan's own.

use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ019",
    name: "annex-line-differs",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_line_differs.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(own) = case.plan.header.number_symbol.as_ref() else { return };
    let (Some(number), Some(symbol)) = (own.number.as_deref(), own.symbol.as_deref()) else { return };
    // A symbol without its issuer is a fault of its own.
    if !symbol.contains('-') {
        return;
    }
    for citation in &case.plan.citations {
        let before = prose::lower(dated::before(case, citation.at));
        let opening = before.trim_start_matches(['(', '*', '_', ' ']);
        let annex = opening.starts_with("kèm theo") || opening.starts_with("ban hành kèm theo");
        let plan = citation.doc_type.as_deref().is_none_or(|kind| kind == "Kế hoạch");
        if !annex || !plan || before.chars().count() >= 40 || citation.number.is_none() {
            continue;
        }
        let same = citation.number.as_deref() == Some(number) && citation.symbol.as_deref() == Some(symbol);
        let dates = citation.issued.zip(case.plan.issued()).is_some_and(|(a, b)| a != b);
        if !same || dates {
            sink.report(
                format!("Dòng dưới phụ lục ghi khác số, ký hiệu hoặc ngày của kế hoạch ({number}/{symbol})."),
                format!("The line under the annex differs from the plan's number or date ({number}/{symbol})."),
            )
            .at(citation.at);
        }
    }
}
