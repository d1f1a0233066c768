//! A person's name spelt with different marks in two places, one of them the signature.

use crate::finding::{Severity, Topic};
use crate::rules::consistency::schools;
use crate::rules::language::word_pairs;
use crate::rules::people;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;

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
    for paragraph in case.prose.with_any(&people::FAMILY_WORDS) {
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
    in_the_text(case, &signers, sink);
}

/// A full name of four words that stands in the text with other marks than before. Two people may be called nearly alike, so it is only asked
/// about; but one name with i and with y is one name.
fn in_the_text(case: &Case<'_>, signers: &[String], sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for paragraph in case.prose.with_any(&people::FAMILY_WORDS) {
        let words = paragraph.words;
        let mut i = 0;
        while i < words.len() {
            let end = people::name_end(paragraph.text, words, i).filter(|end| (4..=6).contains(&(end - i)));
            let Some(end) = end else {
                i += 1;
                continue;
            };
            let written = &paragraph.text[words[i].start..words[end - 1].end];
            let key = word_pairs::bare(&schools::folded(written)).replace('y', "i");
            let first = seen.entry(key).or_insert_with(|| written.to_owned());
            let of_signer = |s: &String| marks_differ(s, written) || marks_differ(s, first);
            if marks_differ(first, written) && !signers.iter().any(of_signer) {
                let spelling = schools::folded(first).replace('ỹ', "ĩ").replace('y', "i")
                    == schools::folded(written).replace('ỹ', "ĩ").replace('y', "i");
                let report = sink
                    .report(
                        format!("Họ tên “{written}” khác dấu với “{first}” ở trên."),
                        format!("The name “{written}” has other marks than “{first}” above."),
                    )
                    .at(paragraph.span(words[i].start..words[end - 1].end));
                if !spelling {
                    report.severity(Severity::Info);
                }
            }
            i = end;
        }
    }
}

/// The same bare letters and other marks; the style of the tone mark does not count.
fn marks_differ(a: &str, b: &str) -> bool {
    // Marks change no number of letters.
    if a == b || a.chars().count() != b.chars().count() {
        return false;
    }
    let (a, b) = (schools::folded(a), schools::folded(b));
    // “Sĩ” and “Sỹ” are two spellings of one name; a person has one of them.
    let bare = |name: &str| word_pairs::bare(name).replace('y', "i");
    a != b && bare(&a) == bare(&b)
}
