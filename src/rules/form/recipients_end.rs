//! The last line of the recipients does not end in a full stop.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The last line of the recipients does not end in a full stop.
pub const RULE: Rule = Rule {
    code: "TT100",
    name: "recipients-end",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_end.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(last) = case.plan.header.recipients.last().filter(|_| is_state(case)) else { return };
    // Without an archive line the last one is missing: another rule's.
    let archived = case.plan.header.recipients.iter().any(|r| has_phrase(&words(&r.text), "lưu"));
    if !archived && last.text.trim_end().ends_with(';') {
        return;
    }
    let Some(line) = Stretch::of(case, last.at).filter(|l| !l.text.trim_end().ends_with('.')) else { return };
    let text = line.text.trim_end();
    let bare = text.trim_end_matches([';', ',', ' ']).len();
    out.report(
        "Dòng nơi nhận cuối cùng phải kết thúc bằng dấu chấm.",
        "The last line of the recipients must end in a full stop.",
    )
    .at(last.at)
    .fix(Safety::Safe, line.span(bare..text.len()), ".");
}
