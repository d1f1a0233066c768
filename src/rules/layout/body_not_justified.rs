//! The body is not justified.

use crate::document::format::Align;
use crate::finding::{Severity, Topic};
use crate::rules::layout::running::{paragraphs, report_many};
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
    report_many(case, out, &wrong, all.len(), ("không canh đều hai lề", "are not justified"));
}
