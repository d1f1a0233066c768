//! A person's name spelt with different marks in two places, one of them the signature.

use crate::finding::{Severity, Topic};
use crate::rules::consistency::schools;
use crate::rules::language::word_pairs;
use crate::rules::people;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ004",
    name: "person-name-two-ways",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("person_name_two_ways.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let signers: Vec<String> =
        case.plan.header.signatures.iter().filter_map(|s| s.name.as_ref()).map(|f| f.text.clone()).collect();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 0..words.len() {
            let Some(end) = people::name_end(paragraph.text, words, i).filter(|end| end - i >= 3) else { continue };
            let written = &paragraph.text[words[i].start..words[end - 1].end];
            let Some(signer) = signers.iter().find(|s| marks_differ(s, written)) else { continue };
            sink.report(
                format!("Họ tên “{written}” khác dấu với người ký “{signer}”."),
                format!("The name “{written}” has other marks than the signer's, “{signer}”."),
            )
            .at(paragraph.span(words[i].start..words[end - 1].end));
        }
    }
}

/// The same bare letters and other marks; the style of the tone mark does not count.
fn marks_differ(a: &str, b: &str) -> bool {
    let (a, b) = (schools::folded(a), schools::folded(b));
    // “Sĩ” and “Sỹ” are two spellings of one name; a person has one of them.
    let bare = |name: &str| word_pairs::bare(name).replace('y', "i");
    a != b && bare(&a) == bare(&b)
}
