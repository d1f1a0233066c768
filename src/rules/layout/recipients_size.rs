//! The recipients have a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The recipients have a wrong size.
pub const RULE: Rule = Rule {
    code: "TB020",
    name: "recipients-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("recipients_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(case, out, &[(Component::RecipientsLabel, "Chữ “Nơi nhận:”", "The label “Nơi nhận:”")], 24, 24);
    check_size(case, out, &[(Component::Recipients, "Danh sách nơi nhận", "The list of recipients")], 22, 22);
}
