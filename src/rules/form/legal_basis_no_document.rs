//! A basis is no document.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// A basis is no document.
pub const RULE: Rule = Rule {
    code: "TT075",
    name: "legal-basis-no-document",
    topic: Topic::LegalBasis,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_no_document.md"),
    check,
};

/// What follows “Căn cứ” when no document does.
const NO_DOCUMENT: &[&str] = &[
    "tình hình",
    "vào tình hình",
    "điều kiện",
    "vào điều kiện",
    "đặc điểm",
    "vào đặc điểm",
    "nhu cầu",
    "vào nhu cầu",
    "thực tế",
    "vào thực tế",
    "thực trạng",
    "vào thực trạng",
    "khả năng",
    "kết quả đạt được",
    "vào kết quả đạt được",
];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for basis in &case.plan.legal_basis {
        let said = words(&basis.text);
        let Some(rest) = said.strip_prefix("căn cứ ") else { continue };
        let cites = case.plan.citations.iter().any(|c| c.at.block == basis.at.block);
        if !cites && NO_DOCUMENT.iter().any(|phrase| opens_with(rest, phrase)) {
            out.report("Dòng căn cứ không nêu văn bản nào.", "This basis names no document.").at(basis.at);
        }
    }
}
