//! A line of the recipients does not end in a semicolon.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// A line of the recipients does not end in a semicolon.
pub const RULE: Rule = Rule {
    code: "TT099",
    name: "recipients-line-end",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("recipients_line_end.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((_, earlier)) = case.plan.header.recipients.split_last().filter(|_| is_state(case)) else { return };
    let wrong: Vec<_> = earlier.iter().filter(|e| !e.text.trim_end().ends_with([';', ':'])).collect();
    let Some(first) = wrong.first() else { return };
    let (vi, en) = match wrong.len() {
        1 => (
            "Dòng nơi nhận phải kết thúc bằng dấu chấm phẩy.".to_owned(),
            "A line of the recipients must end in a semicolon.".to_owned(),
        ),
        n => (
            format!("{n} dòng nơi nhận không kết thúc bằng dấu chấm phẩy."),
            format!("{n} lines of the recipients do not end in a semicolon."),
        ),
    };
    let mut found = out.report(vi, en).at(first.at);
    for entry in wrong {
        let Some(line) = Stretch::of(case, entry.at) else { continue };
        let text = line.text.trim_end();
        let bare = text.trim_end_matches(['.', ',', ' ']).len();
        found = found.fix(Safety::Safe, line.span(bare..text.len()), ";");
    }
}
