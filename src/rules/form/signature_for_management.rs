//! The signature is on behalf of the management or the school.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The signature is on behalf of the management or the school.
pub const RULE: Rule = Rule {
    code: "TT117",
    name: "signature-for-management",
    topic: Topic::Signature,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("signature_for_management.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            let said = words(&line.text);
            let body = ["tm ", "t m "].iter().find_map(|on_behalf| said.strip_prefix(on_behalf)).unwrap_or("");
            if ["ban giám hiệu", "bgh", "nhà trường", "lãnh đạo trường", "lãnh đạo nhà trường", "trường"]
                .iter()
                .any(|b| opens_with(body, b))
            {
                out.report(
                    "Không ký thay mặt Ban giám hiệu hoặc nhà trường.",
                    "Nobody signs on behalf of “Ban giám hiệu” or the school.",
                )
                .at(line.at);
            }
        }
    }
}
