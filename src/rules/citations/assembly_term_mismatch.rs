//! The term in a law's symbol (QH15) is not the term on its date or in its year.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::registry::terms;
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD016",
    name: "assembly-term-mismatch",
    topic: Topic::CitationNumber,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("assembly_term_mismatch.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let Some((written, right)) = mismatch(citation) else { continue };
        sink.report(
            format!("Ký hiệu ghi Quốc hội khóa {written} nhưng thời điểm ban hành thuộc khóa {right}."),
            format!("The symbol names term {written} of the National Assembly, but the date falls into term {right}."),
        )
        .at(cited::key_place(citation));
    }
}

/// Term as written, term by date; by the year when there is no date.
fn mismatch(citation: &Citation) -> Option<(u8, u8)> {
    let symbol = citation.symbol.as_deref()?;
    let at = symbol.rfind("QH")? + 2;
    let written: u8 = symbol.get(at..)?.parse().ok()?;
    let (from, to) = match (citation.issued, citation.year.as_deref().and_then(|y| y.parse::<i16>().ok())) {
        (Some(day), _) => (day, day),
        (None, Some(year)) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        _ => return None,
    };
    let (first, last) = (terms::term_of(from)?.number, terms::term_of(to)?.number);
    // An outgoing Assembly's acts are dated some weeks after the next one is elected in no case; the first days of a term may be misdated.
    (written != first && written != last).then_some((written, last))
}
