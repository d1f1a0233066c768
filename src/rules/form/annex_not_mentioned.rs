//! The body does not speak of the annex.

use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::form::annexes::annexes;
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The body does not speak of the annex.
pub const RULE: Rule = Rule {
    code: "TT131",
    name: "annex-not-mentioned",
    topic: Topic::Annex,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_not_mentioned.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(first) = annexes(case).next() else { return };
    let spoken = |text: &str| {
        let said = words(text);
        ["phụ lục", "kèm theo", "đính kèm", "biểu mẫu", "theo mẫu", "biểu đính", "đính sau"]
            .iter()
            .any(|p| has_phrase(&said, p))
    };
    if is_state(case) && !Body::of(case).lines(case).any(|line| spoken(line.text)) {
        out.report("Nội dung không có chỉ dẫn nào về phụ lục.", "Nothing in the body points to the annex.")
            .at(first.at);
    }
}
