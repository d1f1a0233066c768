//! A pair of syllables that plans use all the time, typed with another mark: "thưc hiện", "kế hoach", "tổ chưc".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, misspelt_word, word_pairs};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
use crate::text::letter;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN022",
    name: "wrong-mark",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("wrong_mark.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        // A line without any mark is not Vietnamese prose, or is typed without marks on purpose.
        if !paragraph.text.chars().any(|c| !c.is_ascii() && letter::is_alphabetic(c)) {
            continue;
        }
        let words = paragraph.words;
        for (index, pair) in words.windows(2).enumerate() {
            let Some(right) = word_pairs::right_form(paragraph.text, &pair[0], &pair[1]) else { continue };
            // "khoa học kỹ thuật": where a neighbour already makes a right pair with one of the two, two words meet.
            let right_pair = |a: &prose::Word<'_>, b: &prose::Word<'_>| {
                let known = a.syllable.zip(b.syllable).is_some_and(|(x, y)| compound::is_known(x, y));
                word_pairs::is_right(paragraph.text, a, b) || known && paragraph.text.get(a.end..b.start) == Some(" ")
            };
            let before = index.checked_sub(1).is_some_and(|i| right_pair(&words[i], &pair[0]));
            let after = words.get(index + 2).is_some_and(|next| right_pair(&pair[1], next));
            // The rule on misspelt words names the word.
            let told = misspelt_word::find(&paragraph);
            let named = told.iter().any(|m| m.range.start < pair[1].end && pair[0].start < m.range.end);
            if before || after || named {
                continue;
            }
            let at = paragraph.span(pair[0].start..pair[1].end);
            gathered
                .add(
                    at,
                    format!("Sai dấu: có lẽ là “{right}”."),
                    format!("A wrong or missing mark: probably “{right}”."),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}
