//! Lunar years: both syllables large, "Giáp Thìn".

use crate::document::word_set::WordSet;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN072",
    name: "lunar-year-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 8, điểm a"),
    needs: Needs::Text,
    page: include_str!("lunar_year_capitals.md"),
    check,
};

const STEMS: &[&str] = &["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"];
const BRANCHES: &[&str] =
    &["tý", "tí", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"];
/// Words before a year of the lunar calendar.
const BEFORE: &[&str] = &["năm", "tết", "xuân", "đán", "mừng"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    static STEM_WORDS: WordSet = WordSet::of(STEMS);
    for paragraph in case.prose.with_any(&STEM_WORDS) {
        let words = paragraph.words;
        for i in 1..words.len().saturating_sub(1) {
            if !lunar(paragraph.text, words, i) {
                continue;
            }
            let at = paragraph.span(words[i].start..words[i + 1].end);
            let right = format!("{} {}", large(words[i].text), large(words[i + 1].text));
            sink.report(
                format!("Tên năm âm lịch viết hoa cả hai âm tiết: “{right}”."),
                format!("Both syllables of a lunar year are large: “{right}”."),
            )
            .at(at)
            .fix(Safety::Consent, at, right);
        }
    }
}

fn large(word: &str) -> String {
    prose::capitalised(&prose::lower(word))
}

fn lunar(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let (before, stem, branch) = (&words[i - 1], &words[i], &words[i + 1]);
    if !stem.is_one_of(STEMS) || !branch.is_one_of(BRANCHES) {
        return false;
    }
    let right = stem.is_capitalised() && branch.is_capitalised() || stem.is_upper() && branch.is_upper();
    !right && before.is_one_of(BEFORE) && text.get(stem.end..branch.start) == Some(" ")
}
