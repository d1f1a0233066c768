//! A number of five digits or more in a cited document that is no official letter.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD044",
    name: "number-too-long",
    topic: Topic::CitationNumber,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("number_too_long.md"),
    check,
};

/// A body numbers its titled documents anew every year and never comes so far.
const DIGITS: usize = 5;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| c.key.is_some()) {
        let digits = citation.number.as_deref().unwrap_or("").bytes().filter(u8::is_ascii_digit).count();
        let letter = matches!(citation.doc_type.as_deref(), Some("Công văn" | "Công điện" | "Thông báo") | None);
        if digits >= DIGITS && !letter {
            sink.report(
                format!("Số văn bản “{}” dài bất thường.", citation.number.as_deref().unwrap_or("")),
                format!("The number “{}” is unusually long.", citation.number.as_deref().unwrap_or("")),
            )
            .at(cited::key_place(citation));
        }
    }
}
