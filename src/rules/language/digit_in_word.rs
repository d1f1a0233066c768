//! A digit typed for a letter: "th0ng báo", "ch1 tiêu".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, near};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN013",
    name: "digit-in-word",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("digit_in_word.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for word in paragraph.words {
            let Some(meant) = meant(word.text) else { continue };
            if prose::is_technical(prose::chunk(paragraph.text, word.start)) {
                continue;
            }
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Chữ số lẫn trong từ: “{}”, có lẽ là “{meant}”.", word.text),
                    format!("A digit in a word: “{}”, probably “{meant}”.", word.text),
                )
                .mend(Safety::Consent, at, meant);
        }
    }
    gathered.report(sink);
}

/// The word with the one digit inside it as the letter it looks like or sits beside.
fn meant(token: &str) -> Option<String> {
    if !token.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<(usize, char)> = token.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
    let [(at, digit)] = digits[..] else { return None };
    let letters = token.chars().filter(|c| c.is_lowercase()).count();
    let first_large = prose::begins_large(token);
    let inside = at > 0 && at + 1 < token.len();
    let lower_rest = token.chars().skip(usize::from(first_large)).all(|c| c.is_lowercase() || c.is_ascii_digit());
    if !inside || letters < 3 || !lower_rest {
        return None;
    }
    let (head, tail) = (&token[..at], &token[at + 1..]);
    let vietnamese = token.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let candidates: &[&str] = match digit {
        '0' => &["o", "ô", "ơ"],
        '1' => &["i", "l"],
        _ if vietnamese => &[""],
        _ => return None,
    };
    candidates
        .iter()
        .map(|c| format!("{head}{c}{tail}"))
        .find(|w| near::is_syllable(w) && syllable::read(w.chars()).map_or(0, syllable::frequency) >= 2)
}
