//! A document dated after its issuer had ceased to exist.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::registry::{bodies, issuers};
use crate::rules::citations::{cited, issuer_code_mismatch};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD030",
    name: "issuer-had-ended",
    topic: Topic::CitationDate,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("issuer_had_ended.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let Some(issued) = citation.issued else { continue };
        let Some((name, last, confirmed)) = ended(citation, issued) else { continue };
        let day = format!("{:02}/{:02}/{}", last.day(), last.month(), last.year());
        sink.report(
            format!("{name} chấm dứt hoạt động từ sau ngày {day}, không thể ban hành văn bản này."),
            format!("{name} worked until {day} and cannot have issued this document."),
        )
        .at(citation.at)
        .severity(if confirmed { Severity::Warning } else { Severity::Info });
    }
}

/// The issuer by its name, else by its code in the symbol.
fn ended(citation: &Citation, issued: Date) -> Option<(String, Date, bool)> {
    let by_name = citation.issuer.as_deref().filter(|_| cited::issuer_stated(citation));
    if let Some(body) = by_name.and_then(|name| bodies::is_ended(name, issued)) {
        return Some((body.name.to_owned(), body.last_day, body.confirmed));
    }
    // Where another issuer is named the rule on issuer and symbol speaks.
    if issuer_code_mismatch::disagreement(citation).is_some() {
        return None;
    }
    let issuer = issuers::issuer_of_code(cited::issuer_code(citation)?)?;
    let last = issuer.until.filter(|d| *d < issued)?;
    Some((issuer.name.unwrap_or(issuer.code).to_owned(), last, true))
}
