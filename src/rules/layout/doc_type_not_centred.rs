//! Type or subject is not centred.

use crate::document::format::Align;
use crate::finding::{Safety, Severity, Side, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Type or subject is not centred.
pub const RULE: Rule = Rule {
    code: "TB050",
    name: "doc-type-not-centred",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Paragraphs,
    page: include_str!("doc_type_not_centred.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let parts = [
        ("Tên loại văn bản", "The type", header.doc_type.as_ref().map(|d| d.field.at)),
        ("Trích yếu", "The subject", header.subject.as_ref().map(|s| s.at)),
    ];
    for (vi, en, at) in parts {
        let Some(at) = at else { continue };
        let format = case.document.blocks.get(at.block as usize).and_then(|b| b.paragraph.as_ref());
        if format.is_some_and(|f| f.align != Align::Centre) {
            let reported = out.report(format!("{vi} phải canh giữa."), format!("{en} must be centred.")).at(at);
            let lines = mends::with_next_lines(case, at).into_iter();
            let looks = lines.map(|at| mends::align(case.document, at.block as usize, Side::Centre));
            mends::offer(reported, Safety::Safe, looks);
        }
    }
}
