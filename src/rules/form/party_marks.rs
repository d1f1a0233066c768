//! Marks of the Party's form stand in a state document.

use crate::finding::{Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{head, is_state};
use crate::rules::stretch::Stretch;

/// Marks of the Party's form stand in a state document.
pub const RULE: Rule = Rule {
    code: "TT140",
    name: "party-marks",
    topic: Topic::NationalTitle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Điều 8"),
    needs: Needs::Text,
    page: include_str!("party_marks.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) || case.plan.header.national_title.is_none() {
        return;
    }
    for index in head(case) {
        let Some(line) = Stretch::block(case, index) else { continue };
        let text = line.text.trim();
        if text == "*" || words(text) == "đảng cộng sản việt nam" {
            out.report(
                "Có dấu hiệu thể thức văn bản của Đảng trong văn bản hành chính.",
                "A mark of the Party's form stands in an administrative document.",
            )
            .at(line.whole());
        }
    }
}
