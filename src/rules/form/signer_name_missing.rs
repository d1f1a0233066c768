//! The signer's name is missing.

use crate::finding::{Severity, Stage, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::span::Span;

/// The signer's name is missing.
pub const RULE: Rule = Rule {
    code: "TT112",
    name: "signer-name-missing",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("signer_name_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let Some(position) = signature.position.as_ref().filter(|_| signature.name.is_none()) else { continue };
        if odd_name(case, position.at) {
            continue;
        }
        let found =
            out.report("Dưới chức vụ không có họ tên người ký.", "No name stands under the office.").at(position.at);
        if case.stage == Stage::Draft {
            found.severity(Severity::Warning);
        }
    }
}

/// A short line below that may be a name of another people (“K’Brừm”, “H’Bia Êban”): nothing is said for certain.
fn odd_name(case: &Case<'_>, position: Span) -> bool {
    let below = case.document.blocks.iter().skip(position.block as usize + 1).take(6);
    below.filter(|b| !b.is_blank()).any(|b| {
        let name = b.norm().trim();
        let apostrophe = name.chars().nth(1).is_some_and(|c| matches!(c, '’' | '\'' | '‘' | 'ʼ'));
        apostrophe && name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= 4
    })
}
