//! Another school year than the plan's where the plan speaks of its own tasks.

use crate::extract::plan::{DateFact, DateRole, Kind};
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ006",
    name: "school-year-left-over",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_year_left_over.md"),
    check,
};

/// Words that show that another year is meant on purpose.
const ON_PURPOSE: &[&str] = &[
    "kết quả",
    "so với",
    "đã ",
    "năm học trước",
    "tổng kết",
    "trước",
    "tiếp theo",
    "chuẩn bị",
    "tuyển sinh",
    "vừa qua",
    "phát huy",
    "đạt được",
    "từ năm học",
    "các năm học",
    "giai đoạn",
    "tăng",
    "giảm",
    "duy trì",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(year) = dated::school_year(case) else { return };
    // Where the subject's own year does not fit the plan's date, the others are right.
    if case.plan.issued().is_some_and(|day| !dated::fits(year, day)) {
        return;
    }
    for date in case.plan.dates.iter().filter(|d| d.role == DateRole::SchoolYear) {
        let Some((first, second)) = dated::years(date).filter(|(a, b)| *a != year && *b == a + 1) else { continue };
        if !speaks_of_this_plan(case, date) {
            continue;
        }
        sink.report(
            format!("Năm học {first}-{second} khác năm học của kế hoạch ({year}-{}).", year + 1),
            format!("The school year {first}-{second} is not the plan's ({year}-{}).", year + 1),
        )
        .at(date.at);
    }
}

/// The lead, the closing, a heading, or a task, in a clause that does not look back or ahead.
fn speaks_of_this_plan(case: &Case<'_>, date: &DateFact) -> bool {
    let place = case.plan.place(date.at).unwrap_or("");
    let cited = case.plan.citations.iter().any(|c| c.at.block == date.at.block && c.at.start < date.at.start);
    if cited || matches!(place, "header" | "basis" | "recipients" | "signature") {
        return false;
    }
    let section = place.split('.').next().unwrap_or("");
    let kind = case.plan.outline.iter().find(|i| i.id == section).and_then(|i| i.kind);
    let own_part = matches!(place, "lead" | "closing")
        || kind.is_some_and(|k| {
            k.holds_tasks() || matches!(k, Kind::Purpose | Kind::Requirements | Kind::PurposeRequirements)
        });
    let before = dated::before(case, date.at);
    let sentence = prose::lower(before.rsplit(['.', ';']).next().unwrap_or(""));
    let after = prose::lower(dated::after(case, date.at).split(['.', ';']).next().unwrap_or(""));
    // “Trên đây là Kế hoạch tuyển sinh năm học …” speaks of the plan itself, whatever its matter is.
    let itself = matches!(place, "lead" | "closing") && sentence.contains("kế hoạch tuyển sinh");
    let on_purpose = |w: &str| !(itself && w == "tuyển sinh") && (sentence.contains(w) || after.contains(w));
    own_part && !ON_PURPOSE.iter().any(|w| on_purpose(w))
}
