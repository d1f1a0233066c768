//! A plan whose school year does not fit its date of issue.

use crate::extract::plan::DateRole;
use crate::finding::{Severity, Topic};
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG007",
    name: "school-year-and-issue",
    topic: Topic::SchoolYear,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_year_and_issue.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let (Some(year), Some(issued), Some(subject)) =
        (dated::school_year(case), case.plan.issued(), case.plan.header.subject.as_ref())
    else {
        return;
    };
    // Pupils are enrolled for the year to come, months ahead.
    let enrols = prose::lower(&subject.text).contains("tuyển sinh") && dated::fits(year - 1, issued);
    if !dated::fits(year, issued) && !enrols {
        let at = case.plan.dates.iter().find(|d| d.role == DateRole::SchoolYear && d.at.block >= subject.at.block);
        sink.report(
            format!("Kế hoạch năm học {year}-{} lại ban hành ngày {}.", year + 1, dated::show(issued)),
            format!("A plan for the school year {year}-{} is dated {}.", year + 1, dated::show(issued)),
        )
        .at(at.map_or(subject.at, |d| d.at));
    }
}
