//! The recipients have no archive line.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_state};

/// The recipients have no archive line.
pub const RULE: Rule = Rule {
    code: "TT095",
    name: "archive-missing",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("archive_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let recipients = &case.plan.header.recipients;
    let kept = recipients.iter().any(|entry| has_phrase(&words(&entry.text), "lưu"));
    if is_state(case) && !is_inner(case) && !recipients.is_empty() && !kept {
        out.report("Nơi nhận không có dòng “Lưu: VT”.", "The recipients have no line “Lưu: VT”.");
    }
}
