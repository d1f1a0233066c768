//! Highlighted text is left.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{formats, places, whole};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Highlighted text is left.
pub const RULE: Rule = Rule {
    code: "TB006",
    name: "highlight-left",
    topic: Topic::Font,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Characters,
    page: include_str!("highlight_left.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let blocks = &case.document.blocks;
    // Shaded heads of tables are a matter of taste.
    let wrong: Vec<_> = (0..blocks.len())
        .filter(|i| blocks[*i].cell.is_none())
        .map(|i| whole(case.document, i))
        .filter(|at| formats(case.document, *at).iter().any(|(f, _)| f.highlight))
        .collect();
    let Some(first) = wrong.first() else { return };
    let (vi, en) = places(&wrong);
    let reported = out.report(
        format!("{} đoạn còn chữ tô nền ({vi}).", wrong.len()),
        format!("{} paragraphs are highlighted ({en}).", wrong.len()),
    );
    let marked = mends::runs(case.document, |f| f.highlight).into_iter();
    let outside_tables = marked.filter(|at| blocks.get(at.block as usize).is_some_and(|b| b.cell.is_none()));
    mends::offer(reported.at(*first), Safety::Consent, outside_tables.map(mends::plain));
}
