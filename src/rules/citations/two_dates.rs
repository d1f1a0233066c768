//! One document cited with two dates.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD024",
    name: "two-dates",
    topic: Topic::CitationConflict,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("two_dates.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let citations: Vec<&Citation> = cited::all(case).map(|(_, c)| c).collect();
    let mut told: Vec<&Citation> = Vec::new();
    for (i, later) in citations.iter().enumerate() {
        let Some(first) = citations[i.saturating_sub(cited::COMPARED)..i].iter().find(|c| conflict(c, later)) else {
            continue;
        };
        if told.iter().any(|t| cited::same_document(t, later) && t.issued == later.issued) {
            continue;
        }
        told.push(later);
        let (Some(a), Some(b)) = (first.issued, later.issued) else { continue };
        let name = cited::name(later);
        let day = |d: jiff::civil::Date| format!("{:02}/{:02}/{}", d.day(), d.month(), d.year());
        sink.report(
            format!("{name} ghi hai ngày khác nhau: “{}” và “{}”.", day(a), day(b)),
            format!("{name} is given two dates: {} and {}.", day(a), day(b)),
        )
        .at(later.at);
    }
}

/// The same key with two dates that cannot both be right: the year is in the key, or both dates are of one year or one day of two years.
fn conflict(a: &Citation, b: &Citation) -> bool {
    let (Some(x), Some(y)) = (a.issued, b.issued) else { return false };
    let same_law = cited::is_law(a)
        && a.key.is_none()
        && b.key.is_none()
        && a.title.is_some()
        && a.title == b.title
        && x.year() == y.year();
    // Two documents of one number in two years hardly bear the same day and month: one year is a slip.
    let same_day = (x.day(), x.month()) == (y.day(), y.month());
    (same_law || cited::same_document(a, b) && (a.year.is_some() || x.year() == y.year() || same_day)) && x != y
}
