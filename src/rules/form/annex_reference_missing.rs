//! The annex lacks its line “Kèm theo …”.

use crate::extract::plan::Item;
use crate::finding::{Severity, Topic};
use crate::rules::form::annexes::{annexes, label_span};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The annex lacks its line “Kèm theo …”.
pub const RULE: Rule = Rule {
    code: "TT134",
    name: "annex-reference-missing",
    topic: Topic::Annex,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_reference_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    let bare: Vec<_> = annexes(case).filter(|a| !has_reference(case, a)).collect();
    let Some(first) = bare.first() else { return };
    out.report(
        format!("{} phụ lục không có dòng “(Kèm theo Kế hoạch số …)”.", bare.len()),
        format!("{} annexes lack the line “(Kèm theo Kế hoạch số …)”.", bare.len()),
    )
    .at(label_span(case, first));
}

/// The line stands within the first blocks of the annex.
fn has_reference(case: &Case<'_>, annex: &Item) -> bool {
    let first = annex.at.block as usize;
    (first..first + 6).filter_map(|i| case.document.blocks.get(i)).any(|b| has_phrase(&words(b.norm()), "kèm theo"))
}
