//! An academic title stands before the signer's name.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// An academic title stands before the signer's name.
pub const RULE: Rule = Rule {
    code: "TT120",
    name: "academic-title",
    topic: Topic::Signature,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 7"),
    needs: Needs::Text,
    page: include_str!("academic_title.md"),
    check,
};

/// Folded openings.
const TITLES: &[&str] = &[
    "ths",
    "th s",
    "ts",
    "gs",
    "pgs",
    "ngưt",
    "ngnd",
    "thạc sĩ",
    "thạc sỹ",
    "tiến sĩ",
    "tiến sỹ",
    "giáo sư",
    "phó giáo sư",
    "nhà giáo ưu tú",
    "nhà giáo nhân dân",
    "cử nhân",
    "bs",
    "ks",
];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let Some(name) = &signature.name else { continue };
        if TITLES.iter().any(|title| opens_with(&words(&name.text), title)) {
            out.report(
                "Trước họ tên người ký có học hàm, học vị hoặc danh hiệu.",
                "An academic title stands before the signer's name.",
            )
            .at(name.at);
        }
    }
}
