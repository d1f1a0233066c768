//! What the rules on citations share: which citations count, the codes in a symbol, and the report of what the extractor noted.

use crate::extract::citations::problems;
use crate::extract::plan::{Citation, IssuerSource};
use crate::finding::Safety;
use crate::registry::types;
use crate::rules::gather::Gathered;
use crate::rules::rule::{Case, Sink};
use crate::span::Span;

/// Problems in the order in which the rules take them up: a citation with several is told once, for its first one.
const ORDER: &[&str] = &[
    "reversed-form",
    "missing-separator",
    "wrong-separator",
    "dot-in-number",
    "missing-type-code",
    "missing-issuer",
    "missing-year",
    "extra-year",
    "wrong-letter",
    "wrong-case",
    "lower-case",
    "ampersand",
    "split-code",
    "ocr-letter",
    "space-in-symbol",
    "line-break",
    "wrong-dash",
];

/// As many earlier citations are compared with each: a plan has some dozens, and a hostile file must not cost the square of its length.
pub const COMPARED: usize = 400;

/// Citations of the running text and of the basis, with their indices.
pub fn all<'c>(case: &Case<'c>) -> impl Iterator<Item = (usize, &'c Citation)> {
    let plan = case.plan;
    plan.citations
        .iter()
        .enumerate()
        .filter(|(_, c)| !matches!(plan.place(c.at), Some("header" | "recipients" | "signature")))
}

/// It stands among the căn cứ.
pub fn in_basis(case: &Case<'_>, citation: &Citation) -> bool {
    case.plan.place(citation.at) == Some("basis")
}

/// A law, code, ordinance or the constitution: cited by type and name.
pub fn is_law(citation: &Citation) -> bool {
    matches!(citation.doc_type.as_deref(), Some("Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp"))
}

/// The issuer is written beside the number.
pub fn issuer_stated(citation: &Citation) -> bool {
    citation.issuer.is_some() && citation.issuer_source == Some(IssuerSource::Stated)
}

/// Type and number, for a message: `Chỉ thị số 33/CT-TTg`.
pub fn name(citation: &Citation) -> String {
    match (&citation.doc_type, &citation.key) {
        (Some(kind), Some(key)) => format!("{kind} số {key}"),
        _ => citation.text.clone(),
    }
}

/// The place of the number and symbol, else of the whole.
pub fn key_place(citation: &Citation) -> Span {
    citation.key_at.unwrap_or(citation.at)
}

/// The issuer's code in a symbol: `QĐ-BGDĐT` → `BGDĐT`, `KL/TW` → `TW`, `BGDĐT-GDTrH` → `BGDĐT`.
pub fn issuer_code(citation: &Citation) -> Option<&str> {
    let symbol = citation.symbol.as_deref()?;
    let mut parts = symbol.split(['-', '/']);
    let first = parts.next()?;
    let typed = types::by_code(first).next().is_some();
    if typed { parts.next() } else { Some(first) }
}

/// Key and type: what makes two citations name one document within a year.
pub fn same_document(a: &Citation, b: &Citation) -> bool {
    a.key.is_some() && a.key == b.key && (a.doc_type == b.doc_type || a.doc_type.is_none() || b.doc_type.is_none())
}

/// Reports the citations whose first problem, in the order above, is one of `wanted`. Problems outside the order are told each for itself.
pub fn report_problems(case: &Case<'_>, sink: &mut Sink<'_>, wanted: &[&str]) {
    let mut gathered = Gathered::default();
    for (_, citation) in all(case) {
        let Some(problem) = problem(citation, wanted) else { continue };
        let Some(meaning) = problems::describe(problem) else { continue };
        let written = case.document.quote(key_place(citation));
        // A key that is not complete itself is no model ("28/TT-BGDĐT" without its year), nor is it one where type and symbol disagree.
        let form = ORDER.contains(&problem);
        let right = citation.key.as_deref().filter(|key| form && citation.malformed && *key != written);
        let (place, vi, en) = match right {
            Some(key) => (
                key_place(citation),
                format!("Số, ký hiệu “{written}” {}; viết đúng là “{key}”.", sentence(&meaning.vi)),
                format!("In “{written}” {}; “{key}” is right.", meaning.en),
            ),
            None => (
                citation.at,
                format!("“{}”: {}.", citation.text, meaning.vi),
                format!("“{}”: {}.", citation.text, meaning.en),
            ),
        };
        let found = gathered.add(place, vi, en);
        if let (Some(key), Some(at)) = (right, citation.key_at) {
            found.mend(safety(problem), at, key);
        }
    }
    gathered.report(sink);
}

/// The meaning as the rest of a sentence on the number and symbol: "ký hiệu sai chữ cái" → "sai chữ cái".
fn sentence(meaning: &str) -> String {
    let core = meaning.strip_suffix(" trong số, ký hiệu").unwrap_or(meaning);
    let core = core.strip_prefix("ký hiệu ").or_else(|| core.strip_prefix("số, ký hiệu ")).unwrap_or(core);
    if core.starts_with("chữ ") { format!("có {core}") } else { core.to_owned() }
}

fn problem<'p>(citation: &'p Citation, wanted: &[&str]) -> Option<&'p str> {
    let first = ORDER.iter().find(|p| citation.problems.contains(p)).copied();
    let noted = citation.problems.iter().copied().find(|p| wanted.contains(p))?;
    let short = citation.key.is_none() || citation.problems.contains(&"abbreviated-type");
    let old_ministry = noted == "ampersand" && citation.issued.is_some_and(|d| d.year() <= 2008);
    // The councils of the Pioneers write their symbols in the state's way and in the Party's way.
    let pioneers = noted == "reversed-form" && citation.symbol.as_deref().is_some_and(|s| s.contains("HĐĐ"));
    let told = !pioneers && (!ORDER.contains(&noted) || first.is_some_and(|f| wanted.contains(&f)));
    (told && !old_ministry && !(short && noted == "missing-so")).then_some(if ORDER.contains(&noted) {
        first.unwrap_or(noted)
    } else {
        noted
    })
}

/// Blanks, letters and dashes have one reading; what a separator or a missing code means the author must confirm.
fn safety(problem: &str) -> Safety {
    match problem {
        "space-in-symbol" | "wrong-dash" | "line-break" | "wrong-letter" | "wrong-case" | "lower-case" => Safety::Safe,
        _ => Safety::Consent,
    }
}
