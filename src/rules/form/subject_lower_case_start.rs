//! The subject does not open with a capital.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The subject does not open with a capital.
pub const RULE: Rule = Rule {
    code: "TT066",
    name: "subject-lower-case-start",
    topic: Topic::Subject,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_lower_case_start.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(subject) = &case.plan.header.subject else { return };
    let Some(line) = Stretch::of(case, subject.at).filter(|_| is_state(case)) else { return };
    // On one line with the type, that is the fault.
    if case.plan.header.doc_type.as_ref().is_some_and(|d| d.field.at.block == subject.at.block) {
        return;
    }
    let start = line.text.len() - line.text.trim_start_matches([' ', '(', '“', '*', '_']).len();
    let word = line.text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
    // “v/v” and “về việc” are reported for themselves.
    if !word.starts_with(char::is_lowercase) || ["v/v", "v.v", "vv", "vv:", "vv.", "về"].contains(&word) {
        return;
    }
    let first = word.chars().next().map_or(0, char::len_utf8);
    out.report("Chữ đầu của trích yếu phải viết hoa.", "The subject must open with a capital.")
        .at(line.span(start..start + word.len()))
        .fix(Safety::Safe, line.span(start..start + first), word[..first].to_uppercase());
}
