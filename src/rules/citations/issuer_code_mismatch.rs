//! The issuer named beside the number is not the one in the symbol.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::registry::{issuers, spelling};
use crate::rules::citations::{cited, type_beyond_power};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD015",
    name: "issuer-code-mismatch",
    topic: Topic::CitationNumber,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("issuer_code_mismatch.md"),
    check,
};

/// First words of bodies that are told apart for certain.
const BODIES: &[&str] =
    &["bo", "so", "uy ban", "chinh phu", "thu tuong", "quoc hoi", "hoi dong nhan dan", "phong", "truong"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case).filter(|(_, c)| cited::issuer_stated(c)) {
        let Some((code, named)) = disagreement(citation) else { continue };
        // A type that the issuer cannot issue is told by its own rule.
        let (kind, issuer) = (citation.doc_type.as_deref().unwrap_or(""), citation.issuer.as_deref().unwrap_or(""));
        if type_beyond_power::beyond(kind, citation, issuer).is_some() {
            continue;
        }
        sink.report(
            format!("Ký hiệu “{code}” là của {named}, không phải của {}.", citation.issuer.as_deref().unwrap_or("")),
            format!("The symbol's “{code}” is {named}, not {}.", citation.issuer.as_deref().unwrap_or("")),
        )
        .at(citation.at);
    }
}

/// The code and its body, when both bodies are known and neither name holds the other.
pub fn disagreement(citation: &Citation) -> Option<(&str, &'static str)> {
    let code = cited::issuer_code(citation)?;
    let issuer = issuers::issuer_of_code(code).filter(|i| i.code == code && !i.family.dash_first())?;
    let named = issuer.name?;
    let (stated, known) = (spelling::name(citation.issuer.as_deref()?), spelling::name(named));
    let head = |text: &str| {
        BODIES.iter().find(|b| text.starts_with(**b) || text.starts_with(&format!("chu tich {b}"))).copied()
    };
    let stated_head = head(stated.trim_start_matches("bo truong ").trim_start_matches("giam doc "))?;
    let agree = stated.contains(&known) || known.contains(&stated) || head(&known).is_none();
    // "của Thủ tướng Chính phủ" holds "Chính phủ", yet the two issue different documents.
    let government = code == "CP" && stated_head == "thu tuong";
    (!agree || government).then_some((code, named))
}
