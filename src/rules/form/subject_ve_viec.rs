//! The subject opens with “Về việc”.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The subject opens with “Về việc”.
pub const RULE: Rule = Rule {
    code: "TT064",
    name: "subject-ve-viec",
    topic: Topic::Subject,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_ve_viec.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(subject) = &case.plan.header.subject else { return };
    let Some(line) = Stretch::of(case, subject.at).filter(|_| is_state(case)) else { return };
    let start = line.text.len() - line.text.trim_start_matches([' ', '(', '*', '_']).len();
    let opening = line.text.get(start..).unwrap_or("");
    if opening.to_lowercase().starts_with("về việc") {
        let end = opening.char_indices().nth("về việc".chars().count()).map_or(opening.len(), |(i, _)| i);
        out.report(
            "Trích yếu của kế hoạch không mở đầu bằng “Về việc”.",
            "The subject of a plan does not open with “Về việc”.",
        )
        .at(line.span(start..start + end));
    }
}
