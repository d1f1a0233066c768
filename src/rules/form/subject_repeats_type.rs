//! The subject repeats the type.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The subject repeats the type.
pub const RULE: Rule = Rule {
    code: "TT065",
    name: "subject-repeats-type",
    topic: Topic::Subject,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("subject_repeats_type.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let (Some(subject), Some(doc_type)) = (&header.subject, &header.doc_type) else { return };
    let (said, kind) = (words(&subject.text), words(&doc_type.field.text));
    let bare = said.strip_prefix("về việc ").unwrap_or(&said);
    let bare = bare.strip_prefix("ban hành ").unwrap_or(bare);
    if !kind.is_empty() && opens_with(bare, &kind) {
        out.report("Trích yếu nhắc lại tên loại văn bản.", "The subject repeats the type of the document.")
            .at(subject.at);
    }
}
