//! The signature block is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The signature block is missing.
pub const RULE: Rule = Rule {
    code: "TT110",
    name: "signature-missing",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("signature_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && case.plan.header.signatures.is_empty() {
        out.report("Văn bản không có chức vụ và họ tên người ký.", "The document has no signature block.");
    }
}
