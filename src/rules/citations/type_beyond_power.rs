//! A type of document that its issuer cannot issue: a Thông tư of a Sở, a Nghị định of a ministry.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::registry::spelling;
use crate::rules::citations::cited;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD031",
    name: "type-beyond-power",
    topic: Topic::CitationNumber,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("type_beyond_power.md"),
    check,
};

/// First words of issuers (folded) that certainly issue none of these.
const LOWER: &[&str] =
    &["so ", "phong ", "truong ", "uy ban nhan dan", "chu tich uy ban nhan dan", "hoi dong nhan dan", "ubnd"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        let (Some(kind), Some(issuer)) = (citation.doc_type.as_deref(), citation.issuer.as_deref()) else { continue };
        let Some(who) = beyond(kind, citation, issuer) else { continue };
        sink.report(
            format!("{issuer} không có thẩm quyền ban hành {}; {kind} do {who} ban hành.", kind.to_lowercase()),
            format!("{issuer} cannot issue a {kind}; {who} does."),
        )
        .at(citation.at);
    }
}

/// Who issues the type, when the named issuer certainly does not.
pub fn beyond(kind: &str, citation: &Citation, issuer: &str) -> Option<&'static str> {
    if !cited::issuer_stated(citation) {
        return None;
    }
    let folded = format!("{} ", spelling::name(issuer));
    let lower = LOWER.iter().any(|l| folded.starts_with(l));
    let ministry = folded.starts_with("bo ") || folded.starts_with("bo truong ");
    match kind {
        "Thông tư" if lower => Some("Bộ trưởng, Thủ trưởng cơ quan ngang bộ"),
        "Nghị định" if lower || ministry => Some("Chính phủ"),
        "Luật" | "Bộ luật" if lower || ministry || folded.starts_with("chinh phu ") => Some("Quốc hội"),
        "Pháp lệnh" if lower || ministry => Some("Ủy ban Thường vụ Quốc hội"),
        _ => None,
    }
}
