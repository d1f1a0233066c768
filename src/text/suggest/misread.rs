//! Characters that a reader of pictures takes for others: O for 0 and l for 1 in numbers, l for I in Roman numerals, I for
//! l in words, hooks and dots read as foreign marks, D for Đ in known abbreviations.

use crate::text::compound;
use crate::text::letter::{self, Letter, Tone, letter};
use crate::text::rule::Rule;
use crate::text::suggest::{Desk, telex};
use crate::text::syllable;
use std::ops::Range;

/// Abbreviations that lose their Đ; capitals between anything but letters.
const ABBREVIATIONS: [(&str, &str); 27] = [
    ("ND", "NĐ"),
    ("GDDT", "GDĐT"),
    ("BGDDT", "BGDĐT"),
    ("PGDDT", "PGDĐT"),
    ("SGDDT", "SGDĐT"),
    ("HDND", "HĐND"),
    ("HDQT", "HĐQT"),
    ("QD", "QĐ"),
    ("LD", "LĐ"),
    ("BLDTBXH", "BLĐTBXH"),
    ("LDTBXH", "LĐTBXH"),
    ("SLDTBXH", "SLĐTBXH"),
    ("LDLD", "LĐLĐ"),
    ("TLD", "TLĐ"),
    ("TLDLDVN", "TLĐLĐVN"),
    ("TWDTN", "TWĐTN"),
    ("DTN", "ĐTN"),
    ("CDCS", "CĐCS"),
    ("CDVN", "CĐVN"),
    ("BCD", "BCĐ"),
    ("BCHDB", "BCHĐB"),
    ("HDTV", "HĐTV"),
    ("HDSP", "HĐSP"),
    ("GPLD", "GPLĐ"),
    ("HDLD", "HĐLĐ"),
    ("DHQG", "ĐHQG"),
    ("CDNGLL", "CĐNGLL"),
];

/// Words behind which a number stands.
const NUMBER_WORDS: [&str; 14] =
    ["ngày", "tháng", "năm", "quý", "số", "khoản", "điều", "điểm", "mục", "phần", "chương", "lúc", "khóa", "khoá"];

/// Proposes what the picture may have shown.
pub fn find(desk: &mut Desk) {
    for token in tokens(desk.text) {
        let text = desk.text.get(token.clone()).unwrap_or("");
        if let Some(number) = number(text, before(desk.text, token.start)) {
            desk.propose(token, number, Rule::Ocr);
        } else if let Some(word) = telex::from_digits(text) {
            let pattern: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            let word: String = compound::in_case_of(&word, &pattern).into_iter().collect();
            desk.propose(token, word, Rule::Telex);
        }
    }
    for at in 0..desk.words.len() {
        let Some(range) = desk.words.get(at).map(|w| w.range.clone()) else { continue };
        let text = desk.text.get(range.clone()).unwrap_or("").to_owned();
        let found = abbreviation(desk, &range, &text).or_else(|| foreign_mark(&text)).or_else(|| wrong_l(desk, at));
        if let Some(replacement) = found {
            desk.propose(range, replacement, Rule::Ocr);
        }
    }
}

/// Runs of ASCII letters and digits.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let len = bytes.iter().skip(at).take_while(|b| b.is_ascii_alphanumeric() || **b >= 0x80).count();
        if len > 0 && bytes.get(at..at + len).is_some_and(|run| run.is_ascii()) {
            found.push(at..at + len);
        }
        at += len + 1;
    }
    found
}

fn before(text: &str, at: usize) -> String {
    let head = text.get(..at).unwrap_or("").trim_end();
    let start = head.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map_or(head.len(), |(i, _)| i);
    head.get(start..).unwrap_or("").to_lowercase()
}

/// `2O25`, `l0`, `lI`: a number, or a Roman one behind a word that wants it.
fn number(token: &str, before: String) -> Option<String> {
    let wanted = NUMBER_WORDS.contains(&before.as_str());
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let like = token.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'O' | b'o' | b'l' | b'I'));
    if like && digits > 0 && digits < token.len() && (wanted || digits * 2 >= token.len()) && token.len() < 9 {
        return Some(
            token
                .chars()
                .map(|c| {
                    if c.is_ascii_digit() {
                        c
                    } else if matches!(c, 'O' | 'o') {
                        '0'
                    } else {
                        '1'
                    }
                })
                .collect(),
        );
    }
    let roman = token.len() > 1 && token.len() < 4 && token.bytes().all(|b| matches!(b, b'l' | b'I' | b'V' | b'X'));
    (wanted && roman && token.contains('l')).then(|| token.replace('l', "I"))
}

fn abbreviation(desk: &Desk, range: &Range<usize>, word: &str) -> Option<String> {
    if word == "DT" && desk.text.get(..range.start).is_some_and(|head| head.ends_with("GD&")) {
        return Some("ĐT".to_owned());
    }
    let (_, right) = ABBREVIATIONS.iter().find(|(wrong, _)| *wrong == word)?;
    // Two letters are too few by themselves: QD, LD only inside a symbol.
    let in_symbol = |c: Option<char>| matches!(c, Some('-' | '/' | '&'));
    let sides = [
        desk.text.get(..range.start).and_then(|head| head.chars().next_back()),
        desk.text.get(range.end..).and_then(|tail| tail.chars().next()),
    ];
    (word.len() > 3 || sides.into_iter().any(in_symbol)).then(|| (*right).to_owned())
}

/// ą for ạ, ā for ã: an ogonek read for a dot, a macron for a tilde.
fn foreign_mark(word: &str) -> Option<String> {
    let meant = |c: char| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let found = match lower {
            'ą' => 'ạ',
            'ę' => 'ẹ',
            'į' => 'ị',
            'ǫ' => 'ọ',
            'ų' => 'ụ',
            'ā' => 'ã',
            'ē' => 'ẽ',
            'ī' => 'ĩ',
            'ō' => 'õ',
            'ū' => 'ũ',
            'ȧ' => 'ạ',
            _ => return c,
        };
        if c.is_uppercase() { letter::upper(found) } else { found }
    };
    let read: String = word.chars().map(meant).collect();
    (read != word && syllable::is_attested(&read)).then_some(read)
}

/// `Iý` for lý, `tuyên bố lai` stays: a capital I before small letters, where l makes an attested syllable; d for đ and the
/// i family where only a common word decides are left to the confusion of pairs.
fn wrong_l(desk: &Desk, at: usize) -> Option<String> {
    let chars = desk.letters(at);
    let [first, rest @ ..] = chars.as_slice() else { return None };
    let small = !rest.is_empty() && rest.iter().all(|c| c.is_lowercase());
    if *first != 'I' || !small {
        return None;
    }
    let own = syllable::read(chars.iter().copied()).map_or(0, syllable::frequency);
    let l = Letter { code: letter('l')?.code, tone: Tone::Level, upper: false };
    let word: Vec<char> = std::iter::once(l.char()).chain(rest.iter().copied()).collect();
    let reading = syllable::read(word.iter().copied())?;
    let before = at.checked_sub(1).and_then(|i| desk.words.get(i)).and_then(|w| w.reading);
    let joined = before.is_some_and(|b| compound::is_known(b, reading));
    (syllable::frequency(reading) > own && (joined || (own == 0 && rest.iter().any(|c| !c.is_ascii()))))
        .then(|| word.into_iter().collect())
}
