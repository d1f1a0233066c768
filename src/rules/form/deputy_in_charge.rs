//! The office is “deputy in charge”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The office is “deputy in charge”.
pub const RULE: Rule = Rule {
    code: "TT119",
    name: "deputy-in-charge",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Điều 13"),
    needs: Needs::Text,
    page: include_str!("deputy_in_charge.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            if has_phrase(&words(&line.text), "phụ trách") {
                out.report("Chức vụ người ký không ghi “phụ trách”.", "The signer's office must not say “phụ trách”.")
                    .at(line.at);
            }
        }
    }
}
