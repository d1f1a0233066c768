//! One spelling for comparing: symbols without case, Đ and punctuation; names without case and accents. For matching only, never shown.

use crate::text::letter;
use unicode_normalization::char::decompose_canonical;

/// The letter under a letter's accents, lower case: `Ậ` → `a`, `Đ` and its look-alikes → `d`, Cyrillic and Greek look-alikes → Latin.
pub fn base(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if letter::letter(c).is_some() {
        return letter::bare(c);
    }
    let mut first = None;
    decompose_canonical(c, |d| first = first.or(Some(d)));
    let letter = first.unwrap_or(c);
    match letter {
        'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' => 'd',
        'А' | 'а' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'С' | 'с' => 'c',
        'Е' | 'е' | 'Ε' => 'e',
        'Н' | 'Η' => 'h',
        'К' | 'к' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'О' | 'о' | 'Ο' | 'ο' => 'o',
        'Р' | 'р' | 'Ρ' => 'p',
        'Т' | 'Τ' => 't',
        'Х' | 'х' | 'Χ' => 'x',
        'У' | 'Υ' => 'y',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A code or symbol for comparing: `BGD&ĐT` → `BGDDT`, `33/CT-TTg` → `33CTTTG`.
pub fn code(text: &str) -> String {
    text.chars().map(base).filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
}

/// Number and symbol for comparing; the separators stay, so that `21-KL/TW` and `21/KL-TW` differ: `769/KH-GDĐT` → `769/KH-GDDT`.
pub fn key(text: &str) -> String {
    key_letters(text).collect()
}

/// The characters of [`key`].
pub fn key_letters(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '&');
    kept.map(|c| if is_dash(c) { '-' } else { base(c).to_ascii_uppercase() })
}

/// A name for comparing: words in lower case without accents, one space between, no punctuation.
pub fn name(text: &str) -> String {
    folded(text).collect()
}

/// True when the text, folded as [`name`] does, begins with the words of a name that is folded already.
pub fn begins_with(text: &str, name: &str) -> bool {
    let mut letters = folded(text);
    name.chars().all(|c| letters.next() == Some(c)) && matches!(letters.next(), None | Some(' '))
}

/// The characters of [`name`].
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut chars = text.chars().map(base).peekable();
    let mut begun = false;
    std::iter::from_fn(move || {
        let mut blank = false;
        while let Some(c) = chars.next_if(|c| !letter::is_alphanumeric(*c)) {
            blank |= begun && c != '\u{301}';
        }
        // A blank at the end is none.
        let next = *chars.peek()?;
        if blank {
            begun = false;
            return Some(' ');
        }
        begun = true;
        chars.next();
        Some(next)
    })
}

/// Hyphens and dashes of every length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// A day written `YYYY-MM-DD`.
pub fn day(text: &str) -> Option<jiff::civil::Date> {
    let bytes = text.as_bytes();
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = bytes else { return None };
    let digits = [y0, y1, y2, y3, m0, m1, d0, d1];
    if !digits.iter().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |bytes: &[&u8]| bytes.iter().fold(0i16, |sum, b| sum * 10 + i16::from(**b - b'0'));
    jiff::civil::Date::new(number(&digits[0..4]), number(&digits[4..6]) as i8, number(&digits[6..8]) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        assert_eq!(code("BGD&ĐT"), "BGDDT");
        assert_eq!(code("CTrHĐ"), "CTRHD");
        assert_eq!(key("60 /2021/ NĐ–CP"), "60/2021/ND-CP");
        assert_eq!(name("Thực hành  tiết kiệm, chống lãng phí"), "thuc hanh tiet kiem chong lang phi");
        assert!(begins_with("Phòng  GD&ĐT huyện", "phong gd dt") && begins_with("Phòng GD - ĐT", "phong gd dt"));
        assert!(!begins_with("Phòng GD ĐTX", "phong gd dt") && !begins_with("Phòng", "phong gd"));
        assert_eq!(name(" Phòng  GD - ĐT, (Ho\u{301}c) "), "phong gd dt hoc");
        assert_eq!(day("2024-04-10").map(|d| d.to_string()).as_deref(), Some("2024-04-10"));
        assert_eq!(day("2024-13-10"), None);
    }
}
