//! The subject ends in a sign.

use crate::extract::plan::Field;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;

/// The subject ends in a sign.
pub const RULE: Rule = Rule {
    code: "TT062",
    name: "subject-full-stop",
    topic: Topic::Subject,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_full_stop.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(line) = case.plan.header.subject.as_ref().and_then(|s| last_line(case, s)) else { return };
    let text = line.text.trim_end();
    let signs = text.len() - text.trim_end_matches(['.', ';', ',', ':']).len();
    if signs > 0 && !text.ends_with("...") && text.chars().any(char::is_alphanumeric) {
        let at = line.span(text.len() - signs..text.len());
        out.report("Cuối trích yếu có dấu câu.", "The subject ends in a sign.").at(at).fix(Safety::Safe, at, "");
    }
}

/// The subject's last block: a subject over several lines keeps the place of its first one.
fn last_line<'a>(case: &Case<'a>, subject: &Field) -> Option<Stretch<'a>> {
    let tail = subject.text.split_whitespace().next_back()?;
    let first = subject.at.block as usize;
    (first..first + 4).filter_map(|i| Stretch::block(case, i)).find(|line| line.text.trim_end().ends_with(tail))
}
