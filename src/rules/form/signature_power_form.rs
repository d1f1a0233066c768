//! The abbreviation of the signer's power is malformed.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The abbreviation of the signer's power is malformed.
pub const RULE: Rule = Rule {
    code: "TT115",
    name: "signature-power-form",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("signature_power_form.md"),
    check,
};

/// Longer ones first, so that TUQ is not read as T and UQ.
const POWERS: &[&str] = &["TUQ", "KT", "TM", "TL", "Q"];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            let Some(text) = Stretch::of(case, line.at) else { continue };
            let start = text.text.len() - text.text.trim_start().len();
            let rest = &text.text[start..];
            let upper = rest.to_uppercase();
            let Some(power) = POWERS.iter().find(|p| is_power(&upper, p)) else { continue };
            let after = &rest[power.len()..];
            let signs = after.len() - after.trim_start_matches(['.', ':', ',']).len();
            if rest.starts_with(power) && after.starts_with(". ") {
                continue;
            }
            let gap = after[signs..].len() - after[signs..].trim_start().len();
            let at = text.span(start..start + power.len() + signs);
            out.report(
                format!("Quyền hạn ký phải ghi “{power}. …”, có dấu chấm và khoảng trắng."),
                format!("The power must be written “{power}. …” with a stop and a space."),
            )
            .at(at)
            .fix(Safety::Safe, text.span(start..start + power.len() + signs + gap), format!("{power}. "));
        }
    }
}

/// The line opens with the abbreviation and something that is no further letter of a word.
fn is_power(upper: &str, power: &str) -> bool {
    let Some(after) = upper.strip_prefix(power) else { return false };
    after.starts_with(['.', ':', ',', ' ']) && after.chars().any(char::is_alphabetic)
}
