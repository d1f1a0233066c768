//! The motto is misspelt.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The motto is misspelt.
pub const RULE: Rule = Rule {
    code: "TT004",
    name: "motto-misspelt",
    topic: Topic::Motto,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("motto_misspelt.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(motto) = &case.plan.header.motto else { return };
    if is_state(case) && words(&motto.text) != "độc lập tự do hạnh phúc" {
        out.report("Tiêu ngữ viết sai chữ.", "The motto is misspelt.").at(motto.at).fix(
            Safety::Consent,
            motto.at,
            "Độc lập - Tự do - Hạnh phúc",
        );
    }
}
