//! The national title is misspelt.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::{one_tone_place, shown_in_capitals, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The national title is misspelt.
pub const RULE: Rule = Rule {
    code: "TT002",
    name: "national-title-misspelt",
    topic: Topic::NationalTitle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("national_title_misspelt.md"),
    check,
};

/// As the decree has it, with the tone mark in its new place.
const TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(title) = &case.plan.header.national_title else { return };
    if !is_state(case) {
        return;
    }
    let written = one_tone_place(&title.text);
    if written == TITLE {
        return;
    }
    let right_words = words(&written) == words(TITLE);
    if right_words && shown_in_capitals(case.document, title.at, &title.text) && all_capitals_but_shown(&written) {
        return;
    }
    let (vi, en) = if right_words {
        (
            "Quốc hiệu phải viết bằng chữ in hoa, không thêm dấu.",
            "The national title must be in capitals, without further signs.",
        )
    } else {
        ("Quốc hiệu viết sai chữ.", "The national title is misspelt.")
    };
    out.report(vi, en).at(title.at).fix(Safety::Consent, title.at, TITLE);
}

/// Words alone, whatever their case: then only the looks decide.
fn all_capitals_but_shown(written: &str) -> bool {
    written.chars().all(|c| c.is_alphabetic() || c == ' ')
}
