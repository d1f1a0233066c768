//! The signature has a wrong size.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_size};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The signature has a wrong size.
pub const RULE: Rule = Rule {
    code: "TB019",
    name: "signature-size",
    topic: Topic::FontSize,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("signature_size.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    check_size(
        case,
        out,
        &[
            (Component::Office, "Chức vụ người ký", "Signer's office"),
            (Component::Name, "Họ tên người ký", "Signer's name"),
        ],
        26,
        28,
    );
}
