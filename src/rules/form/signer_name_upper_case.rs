//! The signer's name is in capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::{all_capitals, shown_in_capitals};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The signer's name is in capitals.
pub const RULE: Rule = Rule {
    code: "TT121",
    name: "signer-name-upper-case",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Text,
    page: include_str!("signer_name_upper_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let Some(name) = &signature.name else { continue };
        if !shown_in_capitals(case.document, name.at, &name.text) {
            continue;
        }
        let found = out
            .report("Họ và tên người ký phải viết bằng chữ in thường.", "The signer's name must be in small letters.")
            .at(name.at);
        if all_capitals(&name.text) {
            found.fix(Safety::Consent, name.at, title_case(&name.text));
        }
    }
}

fn title_case(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    });
    words.collect::<Vec<_>>().join(" ")
}
