//! The title of a section (I, II …) is not in capitals.

use crate::extract::plan::{Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::layout::looks::places;
use crate::rules::letters::shown_in_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The title of a section (I, II …) is not in capitals.
pub const RULE: Rule = Rule {
    code: "TB040",
    name: "section-title-case",
    topic: Topic::TypeStyle,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ"),
    needs: Needs::Text,
    page: include_str!("section_title_case.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // The ministry's own forms (letters 5512 and 2345) have these titles in small letters.
    if case.template.id.starts_with("cv") {
        return;
    }
    let titles: Vec<&Item> =
        case.plan.outline.iter().filter(|i| i.series == Series::Roman && is_title(case, i)).collect();
    let wrong: Vec<Span> =
        titles.iter().filter(|i| !shown_in_capitals(case.document, i.at, &i.title)).map(|i| i.at).collect();
    let Some(first) = wrong.first() else { return };
    let (vi, en) = places(&wrong);
    out.report(
        format!("{}/{} tiêu đề mục không viết in hoa ({vi}).", wrong.len(), titles.len()),
        format!("{} of {} section titles are not in capitals ({en}).", wrong.len(), titles.len()),
    )
    .at(*first);
}

/// A short line that is a title and no sentence.
fn is_title(case: &Case<'_>, item: &Item) -> bool {
    let title = item.title.trim_end();
    let inside_annex = case.plan.outline.iter().any(|a| a.series == Series::Annex && a.at.block < item.at.block);
    !title.is_empty() && title.chars().count() <= 100 && !title.ends_with(['.', ';', ',']) && !inside_annex
}
