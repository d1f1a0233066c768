//! The motto lacks hyphens or the spaces around them.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The motto lacks hyphens or the spaces around them.
pub const RULE: Rule = Rule {
    code: "TT006",
    name: "motto-spacing",
    topic: Topic::Motto,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("motto_spacing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(motto) = &case.plan.header.motto else { return };
    if !is_state(case) || words(&motto.text) != "độc lập tự do hạnh phúc" {
        return;
    }
    let one_dash: String = motto.text.chars().map(|c| if "–—‒‑−".contains(c) { '-' } else { c }).collect();
    let signs: String = one_dash.chars().filter(|c| !c.is_alphabetic()).collect();
    // Three spaces inside the phrases, two hyphens with a space on each side.
    if signs != "  -   -  " {
        out.report(
            "Giữa các cụm từ của Tiêu ngữ phải là dấu gạch nối, có cách chữ hai bên.",
            "The phrases of the motto must be joined by hyphens with a space on each side.",
        )
        .at(motto.at)
        .fix(Safety::Safe, motto.at, "Độc lập - Tự do - Hạnh phúc");
    }
}
