//! The signer's office is missing.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The signer's office is missing.
pub const RULE: Rule = Rule {
    code: "TT111",
    name: "signer-office-missing",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("signer_office_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let Some(name) = &signature.name else { continue };
        if signature.position.is_none() && signature.authority.is_empty() {
            out.report("Trên họ tên người ký không ghi chức vụ.", "No office stands above the signer's name.")
                .at(name.at);
        }
        let last = signature.authority.last().filter(|_| signature.position.is_none());
        if let Some(authority) = last.filter(|a| opens_with(&words(&a.text), "kt")) {
            out.report(
                "Dưới dòng “KT.” không ghi chức vụ của người ký.",
                "The signer's own office is missing under “KT.”.",
            )
            .at(authority.at);
        }
    }
}
