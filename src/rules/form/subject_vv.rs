//! A plan has “V/v”.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{head, is_state};
use crate::rules::stretch::Stretch;
use std::collections::BTreeSet;

/// A plan has “V/v”.
pub const RULE: Rule = Rule {
    code: "TT063",
    name: "subject-vv",
    topic: Topic::Subject,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_vv.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(doc_type) = &case.plan.header.doc_type else { return };
    if !is_state(case) {
        return;
    }
    let subject = case.plan.header.subject.as_ref().map(|s| s.at.block as usize);
    let lines = head(case).chain([doc_type.field.at.block as usize]).chain(subject);
    for index in lines.collect::<BTreeSet<_>>() {
        let Some(line) = Stretch::block(case, index) else { continue };
        if let Some(range) = vv(line.text) {
            out.report("Kế hoạch không dùng “V/v”.", "A plan has no “V/v”.").at(line.span(range));
        }
    }
}

/// `V/v` at the start of a line, bracketed or not.
fn vv(line: &str) -> Option<std::ops::Range<usize>> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '(', '“', '"', '*', '_']).len();
    let opening = line.get(start..)?;
    let forms = ["v/v", "v.v ", "vv:", "vv ", "vv."];
    let form = forms.iter().find(|f| opening.get(..f.len()).is_some_and(|o| o.eq_ignore_ascii_case(f)))?;
    let length = form.trim_end_matches([':', '.', ' ']).len();
    Some(start..start + length)
}
