//! Boys and girls that do not add up to the whole.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ014",
    name: "parts-and-whole",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("parts_and_whole.md"),
    check,
};

/// Who is counted.
const PEOPLE: &[&str] =
    &["học sinh", "giáo viên", "viên chức", "cán bộ", "đảng viên", "nhân viên", "người", "em", "trẻ"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in prose::paragraphs(case.document) {
        let words = paragraph.words();
        for i in 0..words.len() {
            let Some((end, whole, sum)) = wrong(paragraph.text, &words, i) else { continue };
            sink.report(
                format!("Nam và nữ cộng lại là {sum}, không phải {whole}."),
                format!("Male and female add up to {sum}, not {whole}."),
            )
            .at(paragraph.span(words[i].start..end));
        }
    }
}

/// "35 học sinh (18 nam, 16 nữ)": the end, the whole and the sum.
fn wrong(text: &str, words: &[Word<'_>], i: usize) -> Option<(usize, u64, u64)> {
    let whole = prose::number(words[i].text)?;
    let rest = text.get(words[i].end..)?.strip_prefix(' ')?;
    let noun = PEOPLE.iter().find(|p| rest.starts_with(**p))?;
    let clause = rest[noun.len()..].split(['.', ';']).next().unwrap_or("");
    let first = words[i].end + 1 + noun.len();
    let inside: Vec<&Word<'_>> = words.iter().filter(|w| w.start >= first && w.end <= first + clause.len()).collect();
    let count = |sex: &str| {
        let at = inside.iter().position(|w| w.text == sex)?;
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find_map(|j| inside.get(j));
        beside.and_then(|w| prose::number(w.text).map(|n| (n, at)))
    };
    let ((male, a), (female, b)) = (count("nam")?, count("nữ")?);
    // Exactly the two parts and no other number between: nothing else is being counted.
    let numbers = inside.iter().take(a.max(b) + 2).filter(|w| prose::number(w.text).is_some()).count();
    let last = inside.get(a.max(b))?;
    let together = clause.trim_start_matches([' ', ',']).starts_with("trong đó")
        || clause.trim_start().starts_with(['(', ':'])
        || clause.trim_start().starts_with("gồm");
    let sum = male.checked_add(female)?;
    (numbers == 2 && together && sum != whole).then_some((last.end, whole, sum))
}
