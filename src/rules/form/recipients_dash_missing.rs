//! A line of the recipients lacks its dash.

use crate::document::block::Markup;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::span::Span;

/// A line of the recipients lacks its dash.
pub const RULE: Rule = Rule {
    code: "TT101",
    name: "recipients-dash-missing",
    topic: Topic::Recipients,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_dash_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    let bare: Vec<_> = case.plan.header.recipients.iter().filter(|e| !has_dash(case, e.at)).collect();
    let Some(first) = bare.first() else { return };
    out.report(
        format!("{} dòng nơi nhận không có gạch đầu dòng.", bare.len()),
        format!("{} lines of the recipients have no dash.", bare.len()),
    )
    .at(first.at);
}

fn has_dash(case: &Case<'_>, at: Span) -> bool {
    let Some(block) = case.document.blocks.get(at.block as usize) else { return true };
    let automatic = block.label.is_some() || matches!(block.markup, Markup::Bullet(_));
    let before = block.around(at.range()).0.trim_end();
    automatic || before.ends_with(['-', '–', '—', '•', '−', '\u{f0b7}'])
}
