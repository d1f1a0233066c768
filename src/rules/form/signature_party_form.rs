//! The signer's power has the Party's form.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The signer's power has the Party's form.
pub const RULE: Rule = Rule {
    code: "TT114",
    name: "signature-party-form",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("signature_party_form.md"),
    check,
};

/// Wrong and right.
const FORMS: &[(&str, &str)] = &[("K/T", "KT."), ("T/M", "TM."), ("T/L", "TL."), ("T/UQ", "TUQ."), ("TU/Q", "TUQ.")];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            let Some(text) = Stretch::of(case, line.at) else { continue };
            let upper = text.text.trim_start().to_uppercase();
            let Some((wrong, right)) = FORMS.iter().find(|(wrong, _)| upper.starts_with(wrong)) else { continue };
            let start = text.text.len() - text.text.trim_start().len();
            let dot = usize::from(text.text[start + wrong.len()..].starts_with('.'));
            let at = text.span(start..start + wrong.len() + dot);
            out.report(
                format!("Ghi “{wrong}” theo thể thức của Đảng; văn bản hành chính ghi “{right}”."),
                format!("“{wrong}” is the Party's form; write “{right}”."),
            )
            .at(at)
            .fix(Safety::Safe, at, *right);
        }
    }
}
