//! The signer's office is not in capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::{all_capitals, shown_in_capitals};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The signer's office is not in capitals.
pub const RULE: Rule = Rule {
    code: "TT122",
    name: "signer-office-lower-case",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Text,
    page: include_str!("signer_office_lower_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        for line in signature.authority.iter().chain(&signature.position) {
            // “Kt.” before an office in capitals is a slip of the abbreviation.
            let parted = line.text.split_once(['.', ':', '/']).filter(|(power, _)| power.chars().count() <= 3);
            let office = parted.map_or(line.text.as_str(), |(_, rest)| rest);
            if !shown_in_capitals(case.document, line.at, &line.text) && !all_capitals(office) {
                out.report("Chức vụ người ký phải viết bằng chữ in hoa.", "The signer's office must be in capitals.")
                    .at(line.at)
                    .fix(Safety::Safe, line.at, line.text.to_uppercase());
            }
        }
    }
}
