//! The number line is missing.

use crate::finding::{Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_state};

/// The number line is missing.
pub const RULE: Rule = Rule {
    code: "TT020",
    name: "number-missing",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && !is_inner(case) && number_line::find(case).is_none() {
        out.report("Văn bản không có dòng số, ký hiệu.", "The document has no number and symbol.");
    }
}
