//! Parts of a legal document in a citation: Phần, Chương, Mục, Điều large; khoản, điểm small.

use crate::document::word_set::WordSet;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN058",
    name: "part-citation-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 7"),
    needs: Needs::Text,
    page: include_str!("part_citation_capitals.md"),
    check,
};

/// The words that parts of documents are cited by.
static PARTS: WordSet = WordSet::of(&["điều", "khoản", "điểm", "mục", "chương", "phần"]);

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.with_any(&PARTS) {
        let words = paragraph.words;
        for (i, word) in words.iter().enumerate().filter(|(_, word)| word.may_be_of(&PARTS)) {
            let Some(right) = right_form(paragraph.text, words, i) else { continue };
            let next = words.get(i + 1).map_or(word.end, |w| w.end);
            gathered
                .add(
                    paragraph.span(word.start..next),
                    format!("Viện dẫn phần của văn bản: phải viết “{right}”."),
                    format!("In a citation of a part “{right}” is right."),
                )
                .mend(Safety::Safe, paragraph.span(word.range()), right);
        }
    }
    gathered.report(sink);
}

/// How the word at `i` must be written when it names a part of a document and has the wrong first letter.
fn right_form(text: &str, words: &[Word<'_>], i: usize) -> Option<&'static str> {
    let word = words.get(i)?;
    let next = words.get(i + 1).filter(|n| text.get(word.end..n.start) == Some(" "))?;
    let numbered = prose::number(next.text).is_some();
    let after_count = i > 0 && prose::number(words[i - 1].text).is_some() && words[i - 1].end + 1 == word.start;
    match word.text {
        "điều" if numbered && !(after_count && !part_before(words, i)) => Some("Điều"),
        "Khoản" if numbered && prose::mid_sentence(text, word.start) => Some("khoản"),
        "Điểm" if letter(next.text) && prose::mid_sentence(text, word.start) => Some("điểm"),
        "mục" if numbered && beside(words, i, "chương") => Some("Mục"),
        "chương" if roman(next.text) && (part_before(words, i) || document_after(words, i)) => Some("Chương"),
        "phần" if roman(next.text) && beside(words, i, "chương") => Some("Phần"),
        _ => None,
    }
}

fn letter(text: &str) -> bool {
    text.chars().count() == 1 && text.chars().all(|c| c.is_lowercase() && c.is_alphabetic())
}

fn roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// Two words back stands another part: "khoản 2 điều 5".
fn part_before(words: &[Word<'_>], i: usize) -> bool {
    i >= 2 && words[i - 2].is_one_of(&["khoản", "điểm", "điều", "mục", "chương"])
}

/// The part named `other` stands right before or after.
fn beside(words: &[Word<'_>], i: usize, other: &str) -> bool {
    let is = |j: Option<usize>| j.and_then(|j| words.get(j)).is_some_and(|w| w.is(other));
    is(i.checked_sub(2)) || is(Some(i + 2))
}

/// A document follows: "chương II Luật Giáo dục", "chương II của Thông tư".
fn document_after(words: &[Word<'_>], i: usize) -> bool {
    let at = |j: usize| words.get(i + j).map_or("", |w| w.text);
    let document = |w: &str| matches!(w, "Luật" | "Nghị" | "Thông" | "Quyết" | "Điều" | "Bộ" | "Quy");
    document(at(2)) || (at(2) == "của" && document(at(3)))
}
