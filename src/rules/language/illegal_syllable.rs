//! A token that no syllable of the language can be, one slip away from one that is: "khôg", "kế hoạh", "quyêt".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, misspelt_word, near, word_pairs};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::rule::{Family, family};
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN021",
    name: "illegal-syllable",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("illegal_syllable.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        // Text in a legacy encoding is damaged all over; the rule on encodings speaks of it.
        let edits = paragraph.block.normalised().map_or(&[][..], |n| &n.edits);
        if edits.iter().any(|e| family(e.rule) == Some(Family::LegacyEncoding)) {
            continue;
        }
        let words = paragraph.words;
        if !near::is_vietnamese(&paragraph) {
            continue;
        }
        for (i, word) in near::strange(&paragraph).iter().map(|i| (*i, &words[*i])) {
            let wrong = misspelt(paragraph.text, word)
                || plain_misspelt(paragraph.text, words, i)
                || swapped(paragraph.text, words, i);
            if !wrong || told_elsewhere(paragraph.text, words, i) {
                continue;
            }
            let told = misspelt_word::find(&paragraph);
            if told.iter().any(|m| m.range.start <= word.start && word.end <= m.range.end) {
                continue;
            }
            let mut meant = near::meant(word.text);
            if let Some(fitting) = near::in_context(paragraph.text, words, i) {
                meant.retain(|m| *m == fitting);
            }
            let Some(best) = meant.first() else { continue };
            let list = meant.iter().take(3).map(|m| format!("“{m}”")).collect::<Vec<_>>();
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("“{}” không phải âm tiết tiếng Việt; có lẽ là {}.", word.text, list.join(" hoặc ")),
                    format!("“{}” is no Vietnamese syllable; probably {}.", word.text, list.join(" or ")),
                )
                .mend(Safety::Show, at, best.clone());
        }
    }
    gathered.report(sink);
}

/// Small letters of the language, no legal or listed syllable, not part of a foreign word or an address.
fn misspelt(text: &str, word: &Word<'_>) -> bool {
    let hyphen = text[..word.start].ends_with('-') || text[word.end..].starts_with('-');
    near::is_candidate(word.text) && !hyphen && !prose::is_technical(prose::chunk(text, word.start))
}

/// "nihệm", "kimể": two runs of vowels because two letters changed places; a syllable one slip away makes a common word with its neighbour.
fn swapped(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let word = &words[i];
    let marked = !word.text.is_ascii() && word.is_lower() && (3..=8).contains(&word.text.chars().count());
    let apart = !text[..word.start].ends_with(['-', '.', '/']) && !text[word.end..].starts_with(['-', '/', '@', '_']);
    marked
        && apart
        && near::vowel_runs(word.text) == 2
        && near::two_syllables(word.text).is_none()
        && (near::in_context(text, words, i).is_some() || back_in_place(word.text))
}

/// One exchange of two neighbouring letters makes a common syllable, and no other does: "pihếu".
fn back_in_place(token: &str) -> bool {
    let letters: Vec<char> = token.chars().collect();
    let exchanged = |at: usize| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters.into_iter().collect::<String>()
    };
    let common = |w: &String| syllable::read(w.chars()).map_or(0, syllable::frequency) >= 2;
    (0..letters.len().saturating_sub(1)).map(exchanged).filter(common).count() == 1
}

/// A token without marks may be a foreign word; it is a slip only when one slip away stands a common word with both its small neighbours
/// in the language: "thông tinn", "khách qan".
fn plain_misspelt(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let word = &words[i];
    let plain = (3..=6).contains(&word.text.len()) && word.text.bytes().all(|b| b.is_ascii_lowercase());
    if !plain || near::vowel_runs(word.text) != 1 {
        return false;
    }
    let small =
        |w: Option<&Word<'_>>| w.is_none_or(|w| w.is_lower() && near::is_syllable(w.text) || !w.text.is_ascii());
    let apart =
        !text[..word.start].ends_with(['-', '.', '/', '@']) && !text[word.end..].starts_with(['-', '/', '@', '_']);
    let around = small(i.checked_sub(1).and_then(|j| words.get(j))) && small(words.get(i + 1));
    around && apart && near::in_context(text, words, i).is_some()
}

/// The rules on common pairs and on misspelt words name the right form of the whole.
fn told_elsewhere(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let pair = |a: Option<usize>, b: usize| {
        let (Some(a), Some(b)) = (a.and_then(|a| words.get(a)), words.get(b)) else { return false };
        word_pairs::right_form(text, a, b).is_some()
    };
    pair(i.checked_sub(1), i) || pair(Some(i), i + 1)
}
