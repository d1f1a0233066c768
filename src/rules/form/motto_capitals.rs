//! The motto has wrong capitals.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The motto has wrong capitals.
pub const RULE: Rule = Rule {
    code: "TT005",
    name: "motto-capitals",
    topic: Topic::Motto,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("motto_capitals.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(motto) = &case.plan.header.motto else { return };
    if !is_state(case) || words(&motto.text) != "độc lập tự do hạnh phúc" {
        return;
    }
    let letters: String = motto.text.chars().filter(|c| c.is_alphabetic()).collect();
    if letters != "ĐộclậpTựdoHạnhphúc" {
        out.report("Tiêu ngữ viết hoa không đúng chỗ.", "The motto has capitals in the wrong places.")
            .at(motto.at)
            .fix(Safety::Safe, motto.at, "Độc lập - Tự do - Hạnh phúc");
    }
}
