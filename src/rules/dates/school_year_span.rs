//! A school year whose second year does not follow the first.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG006",
    name: "school-year-span",
    topic: Topic::SchoolYear,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_year_span.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        for words in paragraph.words.windows(4) {
            let Some((first, second)) = years(paragraph.text, words).filter(|(a, b)| *b != a + 1) else { continue };
            // Several school years in a row are a period, not a slip.
            let plural = prose::word_before(paragraph.text, words[0].start).is_some_and(|w| w.text == "các");
            if plural || second > first && (3..=10).contains(&(second - first)) {
                continue;
            }
            sink.report(
                format!("Năm học gồm hai năm liền nhau: {first}-{second} không đúng."),
                format!("A school year has two years in a row: {first}-{second} is wrong."),
            )
            .at(paragraph.span(words[0].start..words[3].end))
            .fix(Safety::Show, paragraph.span(words[3].range()), (first + 1).to_string());
        }
    }
}

/// The years of "năm học 2026 - 2027".
fn years(text: &str, words: &[Word<'_>]) -> Option<(u64, u64)> {
    let [nam, hoc, first, second] = words else { return None };
    let gap = text.get(first.end..second.start)?.trim();
    let noun = nam.is("năm") && hoc.is("học") && text.get(hoc.end..first.start) == Some(" ");
    let year = |w: &Word<'_>| prose::number(w.text).filter(|n| (1990..=2100).contains(n));
    (noun && matches!(gap, "-" | "–" | "—" | "/")).then(|| year(first).zip(year(second)))?
}
