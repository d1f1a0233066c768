//! Two syllables written together: "hướngdẫn".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, near};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN016",
    name: "words-joined",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("words_joined.md"),
    check,
};

/// Foreign words that have become one word of several syllables.
const ONE_WORD: &[&str] = &["căngtin", "ôtô", "xêmina", "càphê", "bêtông", "axít", "ađrênalin", "vitamin", "êlíp"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let words = paragraph.words;
        if !near::is_vietnamese(&paragraph) {
            continue;
        }
        for (i, word) in near::strange(&paragraph).iter().map(|i| (*i, &words[*i])) {
            if let Some((a, b)) = plain_words(paragraph.text, words, i).or_else(|| large_second(word.text)) {
                let at = paragraph.span(word.range());
                gathered
                    .add(
                        at,
                        format!("Hai từ viết liền: “{a} {b}”."),
                        format!("Two words are written together: “{a} {b}”."),
                    )
                    .mend(Safety::Consent, at, format!("{a} {b}"));
                continue;
            }
            let prose_word = word.is_lower() && !word.text.is_ascii() && word.text.chars().count() > 4;
            if !prose_word
                || ONE_WORD.contains(&word.text)
                || prose::is_technical(prose::chunk(paragraph.text, word.start))
            {
                continue;
            }
            let Some((a, b)) = near::two_syllables(word.text) else { continue };
            let at = paragraph.span(word.range());
            gathered
                .add(at, format!("Hai từ viết liền: “{a} {b}”."), format!("Two words are written together: “{a} {b}”."))
                .mend(Safety::Consent, at, format!("{a} {b}"));
        }
    }
    gathered.report(sink);
}

/// "học sinhtham gia": without marks only where each half makes a common word with its own neighbour.
fn plain_words(text: &str, words: &[Word<'_>], i: usize) -> Option<(String, String)> {
    let word = &words[i];
    let plain = (6..=12).contains(&word.text.len()) && word.text.bytes().all(|b| b.is_ascii_lowercase());
    if !plain {
        return None;
    }
    let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|w| w.syllable);
    let (before, after) = (beside(i.checked_sub(1))?, beside(Some(i + 1))?);
    let joined = text[..word.start].ends_with(' ') && text[word.end..].starts_with(' ');
    let ways = (2..word.text.len() - 1).filter_map(|at| {
        let (a, b) = word.text.split_at(at);
        let (x, y) = syllable::read(a.chars()).zip(syllable::read(b.chars()))?;
        (compound::is_known(before, x) && compound::is_known(y, after)).then(|| (a.to_owned(), b.to_owned()))
    });
    ways.take(1).next().filter(|_| joined)
}

/// "BanChỉ đạo": a capital inside a word, behind a syllable of its own.
fn large_second(token: &str) -> Option<(String, String)> {
    let at = token.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let (a, b) = token.split_at(at);
    let half = |part: &str| {
        let small = prose::lower(part);
        let one = part.chars().skip(1).all(char::is_lowercase) && part.chars().count() > 1;
        one && syllable::read(small.chars()).map_or(0, syllable::frequency) >= 2
    };
    (!b.is_ascii() && prose::begins_large(a) && half(a) && half(b)).then(|| (a.to_owned(), b.to_owned()))
}
