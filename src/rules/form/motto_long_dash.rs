//! The motto has long dashes for hyphens.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The motto has long dashes for hyphens.
pub const RULE: Rule = Rule {
    code: "TT007",
    name: "motto-long-dash",
    topic: Topic::Motto,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("motto_long_dash.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(motto) = &case.plan.header.motto else { return };
    let spaced = motto.text.contains(" – ") || motto.text.contains(" — ");
    let letters: String = motto.text.chars().filter(|c| c.is_alphabetic()).collect();
    // Wrong capitals are reported by themselves, and that mend takes the dashes with it.
    if is_state(case) && spaced && letters == "ĐộclậpTựdoHạnhphúc" && words(&motto.text) == "độc lập tự do hạnh phúc"
    {
        out.report(
            "Tiêu ngữ dùng gạch dài (–) thay cho dấu gạch nối (-).",
            "The motto has a dash (–) where a hyphen (-) belongs.",
        )
        .at(motto.at)
        .fix(Safety::Safe, motto.at, "Độc lập - Tự do - Hạnh phúc");
    }
}
