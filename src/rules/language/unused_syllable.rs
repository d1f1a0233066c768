//! A syllable that could be but is none, where one slip away stands a common word with its neighbour: "sức khẻo", "giãng dạy".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::tone_styles::in_style_of;
use crate::rules::language::{letterhead, misspelt_word, near, word_pairs};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN024",
    name: "unused-syllable",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("unused_syllable.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let words = paragraph.words;
        if !near::is_vietnamese(&paragraph) {
            continue;
        }
        for (i, word) in words.iter().enumerate() {
            let unused = word.syllable.is_some_and(|read| syllable::frequency(read) == 0)
                && near::is_candidate(word.text)
                && near::is_own(word.syllable);
            let meant =
                unused.then(|| near::in_context(paragraph.text, words, i).or_else(|| other_tone(word.text))).flatten();
            let Some(meant) = meant else { continue };
            // The rules on misspelt words and on common pairs name the right form of the whole.
            let listed =
                misspelt_word::find(&paragraph).iter().any(|m| m.range.start <= word.start && word.end <= m.range.end);
            let paired = |a: usize| {
                words.get(a..a + 2).is_some_and(|p| word_pairs::right_form(paragraph.text, &p[0], &p[1]).is_some())
            };
            if listed
                || paired(i)
                || i > 0 && paired(i - 1)
                || prose::is_technical(prose::chunk(paragraph.text, word.start))
            {
                continue;
            }
            let meant = in_style_of(case, meant);
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("“{}” không có nghĩa; có lẽ là “{meant}”.", word.text),
                    format!("“{}” means nothing; probably “{meant}”.", word.text),
                )
                .mend(Safety::Consent, at, meant);
        }
    }
    gathered.report(sink);
}

/// The common syllable that the token is with the hook for the tilde or the other way round: "khữ", "giãm".
fn other_tone(token: &str) -> Option<String> {
    const TONES: &str = "ảã ẳẵ ẩẫ ẻẽ ểễ ỉĩ ỏõ ổỗ ởỡ ủũ ửữ ỷỹ";
    let swapped = |c: char| {
        let pair = TONES.split(' ').find(|pair| pair.contains(c))?;
        pair.chars().find(|other| *other != c)
    };
    let (at, other) = token.char_indices().find_map(|(at, c)| swapped(c).map(|other| ((at, c), other)))?;
    let meant = format!("{}{other}{}", &token[..at.0], &token[at.0 + at.1.len_utf8()..]);
    let common = syllable::read(meant.chars()).map_or(0, syllable::frequency) >= 2;
    common.then_some(meant)
}
