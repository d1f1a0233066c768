//! The date beside a number is not the one that the register knows.

use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD022",
    name: "date-differs-from-register",
    topic: Topic::CitationDate,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("date_differs_from_register.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut told: Vec<(usize, Date)> = Vec::new();
    for (_, citation) in cited::all(case) {
        let (Some(known), Some(written)) = (&citation.registry, citation.issued) else { continue };
        let Some(right) = known.issued.filter(|d| *d != written) else { continue };
        let year_told_elsewhere = citation.year.is_some() && right.year() != written.year();
        // Where another mention has the right date the rule on two dates speaks.
        let conflict = case.plan.citations.iter().any(|c| cited::same_document(c, citation) && c.issued == Some(right));
        if year_told_elsewhere || conflict || told.contains(&(known.row, written)) {
            continue;
        }
        told.push((known.row, written));
        let swapped = right.year() == written.year()
            && i32::from(right.day()) == i32::from(written.month())
            && i32::from(right.month()) == i32::from(written.day());
        let (swap_vi, swap_en) =
            if swapped { (" (ngày và tháng bị đảo)", " (day and month are swapped)") } else { ("", "") };
        let severity = if known.confirmed { Severity::Warning } else { Severity::Info };
        sink.report(
            format!("{} có ngày ban hành {}, không phải {}{swap_vi}.", cited::name(citation), day(right), day(written)),
            format!("{} is dated {}, not {}{swap_en}.", cited::name(citation), day(right), day(written)),
        )
        .at(citation.at)
        .severity(severity);
    }
}

fn day(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}
