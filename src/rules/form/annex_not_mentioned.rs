//! The body does not speak of the annex.

use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::form::annexes::{annexes, number_of, numbers_named, own_mentions};
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
        return;
    }
    if is_state(case) {
        one_unmentioned(case, out);
    }
}

/// The body names some annexes by their numbers and leaves one out.
fn one_unmentioned(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut named: Vec<u32> = Vec::new();
    for mention in own_mentions(case) {
        let after = case.document.blocks.get(mention.block as usize).map_or("", |b| b.around(mention.range()).1);
        // “Các phụ lục kèm theo” or “Phụ lục I đến Phụ lục IV” speak of all of them.
        let Some(numbers) = numbers_named(after) else { return };
        named.extend(numbers);
    }
    let general = |text: &str| ["kèm theo", "đính kèm"].iter().any(|p| has_phrase(&words(text), p));
    if named.is_empty() || Body::of(case).lines(case).any(|line| general(line.text)) {
        return;
    }
    // The body names one that is not there: that is the fault.
    let there: Vec<u32> = annexes(case).filter_map(number_of).collect();
    if named.iter().any(|n| !there.contains(n)) {
        return;
    }
    let Some(left) = annexes(case).find(|a| number_of(a).is_some_and(|n| !named.contains(&n))) else { return };
    out.report(
        format!("Nội dung không nhắc đến {}.", left.label.trim_end_matches(['.', ':'])),
        format!("The body does not point to this annex ({}).", left.label.trim_end_matches(['.', ':'])),
    )
    .at(left.at);
}
