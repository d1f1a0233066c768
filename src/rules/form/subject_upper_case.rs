//! The subject is all in capitals.

use crate::finding::{Severity, Topic};
use crate::rules::letters::shown_in_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The subject is all in capitals.
pub const RULE: Rule = Rule {
    code: "TT061",
    name: "subject-upper-case",
    topic: Topic::Subject,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_upper_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(subject) = &case.plan.header.subject else { return };
    // Letter 5512 prints the type and what follows it as one title in capitals: “KẾ HOẠCH DẠY HỌC CỦA TỔ CHUYÊN MÔN”.
    let one_title = case.plan.header.doc_type.as_ref().is_some_and(|d| d.field.at.block == subject.at.block);
    if one_title && case.template.id.starts_with("cv5512") {
        return;
    }
    let long = subject.text.chars().filter(|c| c.is_alphabetic()).count() > 8;
    if long && shown_in_capitals(case.document, subject.at, &subject.text) {
        out.report("Trích yếu phải viết bằng chữ in thường.", "The subject must be in small letters.").at(subject.at);
    }
}
