//! The first line is not indented by 1 or 1.27 cm.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::layout::running::{paragraphs, report_many, short_beside};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The first line is not indented by 1 or 1.27 cm.
pub const RULE: Rule = Rule {
    code: "TB071",
    name: "first-line-indent",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    needs: Needs::Paragraphs,
    page: include_str!("first_line_indent.md"),
    check,
};

/// 1 cm and 1.27 cm in twips; some write 1.25 cm and mean the latter.
const ASKED: &[i32] = &[567, 720];
const TOLERANCE: i32 = 20;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // An automatic label and a tab at the head of a line make an indent of their own.
    let all: Vec<_> = paragraphs(case)
        .into_iter()
        .filter(|p| p.block.label.is_none() && !p.block.text().starts_with(['\t', ' ']))
        .collect();
    let right = |indent: i32| ASKED.iter().any(|asked| (indent - asked).abs() <= TOLERANCE);
    let wrong: Vec<usize> = all
        .iter()
        .filter(|p| !right(p.format.first_line) && !right(p.format.first_line + p.format.indent_left))
        .map(|p| p.index)
        .collect();
    // The indent that the plan's other paragraphs have; where none is right, which of the two is the author's choice.
    let usual = ASKED.iter().map(|asked| {
        let has = all.iter().filter(|p| (p.format.first_line - asked).abs() <= TOLERANCE).count();
        (has, *asked)
    });
    let (count, indent) = usual.max().unwrap_or((0, 720));
    let safety = if count > 0 { Safety::Safe } else { Safety::Consent };
    let beside = short_beside(case, wrong.len(), all.len(), |f| f.first_line == 0 && f.indent_left == 0);
    report_many(
        case,
        out,
        (&wrong, &beside),
        all.len(),
        ("không lùi đầu dòng 1 cm hoặc 1,27 cm", "have no first-line indent of 1 or 1.27 cm"),
        (safety, &|i| Some(mends::first_line(i, indent))),
    );
}
