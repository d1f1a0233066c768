//! The body is not justified.

use crate::document::format::Align;
use crate::finding::{Safety, Severity, Side, Topic};
use crate::rules::layout::mends;
use crate::rules::layout::running::{paragraphs, report_many, short_beside};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The body is not justified.
pub const RULE: Rule = Rule {
    code: "TB070",
    name: "body-not-justified",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    needs: Needs::Paragraphs,
    page: include_str!("body_not_justified.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let all = paragraphs(case);
    let wrong: Vec<usize> = all.iter().filter(|p| p.format.align != Align::Justify).map(|p| p.index).collect();
    // A typed break or tab inside a justified line pulls its words apart.
    let text = |i: &usize| case.document.blocks.get(*i).map_or("", |b| b.text());
    let safety = if wrong.iter().any(|i| text(i).contains(['\n', '\t'])) { Safety::Consent } else { Safety::Safe };
    let mend = |i: usize| Some(mends::align(case.document, i, Side::Justify));
    let beside = short_beside(case, wrong.len(), all.len(), |format| format.align != Align::Justify);
    let words = ("không canh đều hai lề", "are not justified");
    report_many(case, out, (&wrong, &beside), all.len(), words, (safety, &mend));
}
