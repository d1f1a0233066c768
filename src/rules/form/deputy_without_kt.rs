//! A deputy signs without “KT.”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// A deputy signs without “KT.”.
pub const RULE: Rule = Rule {
    code: "TT113",
    name: "deputy-without-kt",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Điều 13"),
    needs: Needs::Text,
    page: include_str!("deputy_without_kt.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let Some(position) = &signature.position else { continue };
        let office = words(&position.text);
        let deputy =
            ["phó", "hiệu phó", "p hiệu trưởng", "p giám đốc", "p chủ tịch"].iter().any(|d| opens_with(&office, d));
        let powers = signature.authority.iter().any(|a| {
            let said = words(&a.text);
            // A deputy signs for the head with “KT.”; “TL.” is for the head of a unit below.
            let by_order_of_head = said.strip_prefix("tl ").is_some_and(|head| office.ends_with(head));
            !by_order_of_head && ["kt", "k t", "tuq", "tl"].iter().any(|power| opens_with(&said, power))
        });
        // “… PHỤ TRÁCH” is a fault of its own.
        if deputy && !powers && !has_phrase(&office, "phụ trách") {
            out.report(
                "Cấp phó ký nhưng không ghi “KT.” người đứng đầu.",
                "A deputy signs without “KT.” and the head's office.",
            )
            .at(position.at);
        }
    }
}
