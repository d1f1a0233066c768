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
}
