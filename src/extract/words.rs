//! Words as plans use them: a plain form without tone marks and case, for matching what clerks spell in many ways.

use crate::document::tokens;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without marks, white space folded: `MỤC ĐÍCH,  Yêu cầu` becomes `muc dich, yeu cau`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !out.is_empty() {
            out.push(' ');
        }
        match c {
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Small letters with their marks, byte for byte: every offset holds in both.
pub fn lower(text: &str) -> String {
    tokens::lower(text)
}

/// True when `text` begins with the whole word or phrase.
pub fn opens_with(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// True when the whole word or phrase stands somewhere in `text`.
pub fn has_phrase(text: &str, phrase: &str) -> bool {
    find_phrase(text, phrase).is_some()
}

/// Where the whole word or phrase first stands in `text`.
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(phrase) {
        let at = from + at;
        let before = text[..at].chars().next_back();
        if !before.is_some_and(char::is_alphanumeric) && opens_with(&text[at..], phrase) {
            return Some(at);
        }
        from = at + phrase.len().max(1);
    }
    None
}

/// At least three letters, none of them small.
pub fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.by_ref().all(|c| !c.is_lowercase()) && text.chars().filter(|c| c.is_alphabetic()).take(3).count() == 3
}

/// A person's name as a signature has it: two to six words, each with a capital, nothing else.
pub fn is_person_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=6).contains(&words.len()) && words.iter().all(|word| is_name_word(word))
}

fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().count() <= 8
        && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms() {
        assert_eq!(plain("  MỤC ĐÍCH,\tYêu  cầu "), "muc dich, yeu cau");
        assert_eq!(plain("CỘNG HOÀ"), plain("Cộng hòa"));
    }

    #[test]
    fn whole_words_only() {
        assert!(opens_with("can cu luat", "can cu"));
        assert!(!opens_with("can cua", "can cu"));
        assert_eq!(find_phrase("ban can can cu", "can cu"), Some(8));
        assert!(is_capitals("TRƯỜNG THCS 1") && !is_capitals("TRƯỜNG Tiểu học") && !is_capitals("II"));
        assert!(is_person_name("Nguyễn Trung Sơn") && !is_person_name("Lưu: VT.") && !is_person_name("Hiệu trưởng"));
    }
}
