//! Words as plans use them: a plain form without tone marks and case, for matching what clerks spell in many ways.

use crate::document::tokens;
use crate::text::letter;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without marks, white space folded: `MỤC ĐÍCH,  Yêu cầu` becomes `muc dich, yeu cau`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if let Some(bare) = bare(c) {
            if std::mem::take(&mut space) && !out.is_empty() {
                out.push(' ');
            }
            out.push(bare);
            continue;
        }
        for part in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)) {
            if std::mem::take(&mut space) && !out.is_empty() {
                out.push(' ');
            }
            out.extend(part.to_lowercase());
        }
    }
    out
}

/// The small letter under the marks of a Vietnamese letter, without a look into the tables of all scripts.
fn bare(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'À'..='Ã' | 'à'..='ã' | 'Ă' | 'ă' | '\u{1ea0}'..='\u{1eb7}' => 'a',
        'Đ' | 'đ' | 'Ð' | 'ð' => 'd',
        'È'..='Ê' | 'è'..='ê' | '\u{1eb8}'..='\u{1ec7}' => 'e',
        'Ì' | 'Í' | 'ì' | 'í' | 'Ĩ' | 'ĩ' | '\u{1ec8}'..='\u{1ecb}' => 'i',
        'Ò'..='Õ' | 'ò'..='õ' | 'Ơ' | 'ơ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'Ù' | 'Ú' | 'ù' | 'ú' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        'Ý' | 'ý' | '\u{1ef2}'..='\u{1ef9}' => 'y',
        _ => return None,
    })
}

/// `text.contains(word)`, quick for short texts: no searcher is made.
pub fn holds(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// `text.find(word)`, quick for short texts.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let first = *word.first()?;
    memchr::memchr_iter(first, text).find(|at| text[*at..].starts_with(word))
}

/// Small letters with their marks, byte for byte: every offset holds in both.
pub fn lower(text: &str) -> String {
    tokens::lower(text)
}

/// Bytes of `word`, given in small letters, at the start of a text, whatever the text's case.
pub fn starts_small(text: &str, word: &str) -> Option<usize> {
    let mut chars = text.chars();
    word.chars().all(|wanted| chars.next().is_some_and(|c| letter::small(c) == wanted)).then_some(word.len())
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
    while let Some(at) = find(text.get(from..)?, phrase) {
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
        assert_eq!(plain("Cộng hòa"), "cong hoa");
        assert_eq!(plain("ĂẮẶ Đđ ÊỆ ĨỊ ÔƠỢ ŨƯỰ ÝỸ"), "aaa dd ee ii ooo uuu yy");
    }

    #[test]
    fn small_letters_keep_their_places() {
        for text in ["Đặng Thị Ước, ĂÂÊÔƠƯ ĨŨ ÀÝỲỴỶỸ Ạỹ", "İSTANBUL ẞ Ⱥ ǅ", "ÞÐ× ßÿ", "ΑΣ Я"]
        {
            let small = lower(text);
            assert_eq!(small.len(), text.len());
            assert!(text.char_indices().zip(small.char_indices()).all(|((a, _), (b, _))| a == b));
        }
        assert_eq!(lower("TỔ Ư Ơ Đ Ă Ĩ Ũ Ý"), "tổ ư ơ đ ă ĩ ũ ý");
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
