//! The recipients are missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_state};

/// The recipients are missing.
pub const RULE: Rule = Rule {
    code: "TT093",
    name: "recipients-missing",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    if is_state(case) && !is_inner(case) && header.recipients.is_empty() {
        out.report("Văn bản không có nơi nhận.", "The document names no recipients.");
    }
}
