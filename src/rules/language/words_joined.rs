//! Two syllables written together: "hướngdẫn".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, near};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

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
        for word in words {
            let prose_word = word.is_lower() && !word.text.is_ascii() && word.text.chars().count() > 4;
            if !prose_word
                || near::is_syllable(word.text)
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
