//! The year inside a symbol is not the year of the date beside it.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD017",
    name: "year-and-date-disagree",
    topic: Topic::CitationDate,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("year_and_date_disagree.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let year = citation.year.as_deref().and_then(|y| y.parse::<i16>().ok());
        let (Some(year), Some(issued)) = (year, citation.issued) else { continue };
        if year != issued.year() {
            sink.report(
                format!("Năm trong ký hiệu ({year}) khác năm ban hành ({}).", issued.year()),
                format!("The year in the symbol ({year}) is not the year of issue ({}).", issued.year()),
            )
            .at(citation.at);
        }
    }
}
