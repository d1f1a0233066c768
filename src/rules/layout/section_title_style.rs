//! The title of a section is not bold.

use crate::extract::plan::Series;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{mostly, places};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The title of a section is not bold.
pub const RULE: Rule = Rule {
    code: "TB041",
    name: "section-title-style",
    topic: Topic::TypeStyle,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ"),
    needs: Needs::Characters,
    page: include_str!("section_title_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let titles = case.plan.outline.iter().filter(|i| {
        let short = i.title.chars().count() <= 100 && !i.title.trim_end().ends_with(['.', ';']);
        i.series == Series::Roman && short && !i.title.is_empty()
    });
    let wrong: Vec<Span> =
        titles.map(|i| i.at).filter(|at| mostly(case.document, *at, |f| f.bold && !f.italic) == Some(false)).collect();
    let Some(first) = wrong.first() else { return };
    let (vi, en) = places(&wrong);
    let reported = out.report(
        format!("{} tiêu đề mục không in đậm ({vi}).", wrong.len()),
        format!("{} section titles are not bold ({en}).", wrong.len()),
    );
    mends::offer(reported.at(*first), Safety::Consent, wrong.iter().map(|at| mends::style(*at, true, false)));
}
