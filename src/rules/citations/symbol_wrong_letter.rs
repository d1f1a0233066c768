//! Wrong letters in a cited number and symbol: GDDT for GDĐT, TTG for TTg, & between codes.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD001",
    name: "symbol-wrong-letter",
    topic: Topic::CitationForm,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("symbol_wrong_letter.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    cited::report_problems(
        case,
        sink,
        &["wrong-letter", "wrong-case", "lower-case", "ampersand", "split-code", "ocr-letter"],
    );
    of_the_register(case, sink);
}

/// "52/2020/TT-BGĐT ngày 31/12/2020": number, year and day are those of a document of the register, its letters nearly so.
fn of_the_register(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| c.registry.is_none() && c.issued.is_some()) {
        let (Some(key), Some(number), Some(year)) = (&citation.key, &citation.number, &citation.year) else { continue };
        let head = format!("{number}/{year}/");
        let near = |right: &str| {
            let (a, b) = (key.chars().count(), right.chars().count());
            right.starts_with(&head) && right != key && a.abs_diff(b) <= 2
        };
        let row = case.registry.rows().of_keys(near).map(|(_, row)| row).find(|row| row.issued == citation.issued);
        let Some(row) = row.filter(|_| !citation.problems.contains(&"wrong-letter")) else { continue };
        sink.report(
            format!("Ký hiệu “{key}” có lẽ là “{}”.", row.key),
            format!("The symbol “{key}” is probably “{}”.", row.key),
        )
        .at(citation.key_at.unwrap_or(citation.at))
        .severity(Severity::Warning);
    }
}
