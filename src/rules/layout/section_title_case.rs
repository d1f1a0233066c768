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
    // Annexes have their own titles.
    let body = case.plan.outline.iter().take_while(|item| item.series != Series::Annex);
    let titles: Vec<&Item> = body.filter(|item| item.series == Series::Roman && is_title(item)).collect();
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
fn is_title(item: &Item) -> bool {
    let title = item.title.trim_end();
    !title.is_empty() && title.chars().count() <= 100 && !title.ends_with(['.', ';', ','])
}
