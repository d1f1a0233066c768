//! A dash that touches the word on one side only: "kinh tế- xã hội".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN036",
    name: "dash-one-sided",
    topic: Topic::Punctuation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("dash_one_sided.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let text = paragraph.text;
        for (at, dash) in prose::signs(text, &['-', '–']) {
            let Some((before, after)) = neighbours(text, at, at + dash.len()) else { continue };
            let touches = (before.end == at, after.start == at + dash.len());
            if touches.0 == touches.1 {
                continue;
            }
            let (vi, en) = (
                "Dấu gạch nối chỉ cách một bên: phải cách cả hai bên hoặc viết liền cả hai bên.",
                "The dash has a blank on one side only.",
            );
            let gap = paragraph.span(before.end..after.start);
            gathered.add(paragraph.span(before.start..after.end), vi, en).mend(
                Safety::Consent,
                gap,
                format!(" {dash} "),
            );
        }
    }
    gathered.report(sink);
}

/// The words on both sides when both are words of a sentence; symbols and numbers have rules of their own.
fn neighbours(text: &str, at: usize, end: usize) -> Option<(prose::Word<'_>, prose::Word<'_>)> {
    let before = prose::word_before(text, at)?;
    let after = prose::word_after(text, end)?;
    let prose_word =
        |w: &prose::Word<'_>| w.text.chars().count() > 1 && w.text.chars().all(char::is_alphabetic) && !w.is_upper();
    (prose_word(&before) && prose_word(&after) && !prose::is_technical(prose::chunk(text, at)))
        .then_some((before, after))
}
