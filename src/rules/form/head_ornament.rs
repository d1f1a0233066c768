//! An ornament stands under the motto.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{head, is_state};
use crate::rules::stretch::Stretch;

/// An ornament stands under the motto.
pub const RULE: Rule = Rule {
    code: "TT008",
    name: "head-ornament",
    topic: Topic::Motto,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("head_ornament.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) || case.plan.header.motto.is_none() {
        return;
    }
    for index in head(case) {
        let Some(line) = Stretch::block(case, index) else { continue };
        if is_ornament(line.text) {
            out.report("Có dòng trang trí ở phần đầu văn bản.", "An ornament stands in the head of the document.")
                .at(line.whole());
        }
    }
}

/// Three or more signs of the kind that ornaments are made of; a bare line is no ornament.
fn is_ornament(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line.chars().all(|c| "-–—_=~*+•.oO0 ☆★❖".contains(c))
        && line.chars().any(|c| "*oO0☆★❖~".contains(c))
}
