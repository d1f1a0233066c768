//! Labels that are words with a number: `Phần I`, `Điều 3`, `Phụ lục 1`, `Bước 2`, `Tháng 9/2025`.

use crate::extract::outline::label::{Dress, Label, letter_value, roman};
use crate::extract::plan::Series;
use crate::text::letter;

/// `Phần I`, `Chương 2`, `Điều 3.`, `Phụ lục 1`, `Bước 2:`.
pub fn read(line: &str) -> Option<Label> {
    let (series, prefix, length) = WORDS.iter().find_map(|word| word.opens(line))?;
    let rest = &line[length..];
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let (value, token) = word_number(&rest[gap..]).filter(|_| gap > 0).unwrap_or((0, 0));
    let token = token + more_numbers(&rest[gap + token..], series, token);
    let token = token + year_length(&rest[gap + token..], series, token);
    let number = &rest[gap..gap + token];
    let unnumbered_annex = series == Series::Annex && token == 0;
    if token == 0 && !unnumbered_annex {
        return None;
    }
    let end = if token == 0 { length } else { length + gap + token };
    let tail = &line[end..];
    let punctuation = tail.len() - tail.trim_start_matches(['.', ':', ')', '/']).len();
    let close = &tail[punctuation..];
    let ends = close.trim().is_empty();
    let parted = punctuation > 0 || close.trim_start().starts_with(['-', '–', '(']);
    let strict = matches!(series, Series::Unlabelled | Series::Article | Series::Annex | Series::Form);
    if !ends && !parted && (strict || !next_is_capital(close)) {
        return None;
    }
    // "Phụ lục I, II" and "Điều 3, Điều 4" are references.
    if close.starts_with([',', ';']) {
        return None;
    }
    let length = end + punctuation;
    let body = length + close.len() - close.trim_start_matches([' ', '\u{a0}', '\t', '-', '–']).len();
    Some(Label {
        length,
        body,
        series,
        dress: if prefix == "M" { Dress::Section } else { Dress::Word },
        value,
        parts: Vec::new(),
        id: word_id(series, prefix, number, value),
        other: None,
        weak: false,
    })
}

/// Bytes of the further numbers of "Tuần 3, 4", "Tháng 9-10", "Tuần 1 và 2".
fn more_numbers(text: &str, series: Series, token: usize) -> usize {
    let mut end = 0;
    if series != Series::Unlabelled || token == 0 {
        return end;
    }
    loop {
        let rest = &text[end..];
        let sign = [", ", ",", " - ", "-", " – ", "–", " và ", " + ", "+"].iter().find(|sign| rest.starts_with(**sign));
        let Some(sign) = sign else { break };
        let digits = rest[sign.len()..].bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) || rest[sign.len() + digits..].starts_with(char::is_alphanumeric) {
            break;
        }
        end += sign.len() + digits;
    }
    end
}

/// Bytes of the year behind a month or quarter: `/2025`, ` năm 2025`.
fn year_length(text: &str, series: Series, token: usize) -> usize {
    if series != Series::Unlabelled || token == 0 {
        return 0;
    }
    let lead =
        if text.starts_with('/') { 1 } else { text.strip_prefix(" năm ").map_or(0, |rest| text.len() - rest.len()) };
    let digits = text[lead..].bytes().take_while(u8::is_ascii_digit).count();
    if lead > 0 && digits == 4 { lead + digits } else { 0 }
}

fn word_id(series: Series, prefix: &str, number: &str, value: u32) -> String {
    if series == Series::Unlabelled {
        return String::new();
    }
    if number.is_empty() {
        return prefix.to_owned();
    }
    if number.chars().any(char::is_lowercase) || number.chars().count() > 5 {
        return format!("{prefix}.{value}");
    }
    format!("{prefix}.{number}")
}

fn next_is_capital(text: &str) -> bool {
    text.trim_start().chars().next().is_some_and(char::is_uppercase)
}

/// A number after a word: Arabic, Roman, one letter, or in words ("thứ nhất"). Gives value and length.
fn word_number(text: &str) -> Option<(u32, usize)> {
    for (words, value) in ORDINALS {
        if let Some(length) = prefix_ignoring_case(text, words) {
            return Some((*value, length));
        }
    }
    let token = text.split(|c: char| !c.is_alphanumeric()).next()?;
    if token.is_empty() {
        return None;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return (token.len() <= 3).then(|| token.parse().ok().map(|value| (value, token.len()))).flatten();
    }
    if let Some(value) = roman(token) {
        return Some((value, token.len()));
    }
    let mut chars = token.chars();
    let only = chars.next().filter(|c| chars.next().is_none() && c.is_uppercase())?;
    letter_value(only).map(|value| (value, token.len()))
}

const ORDINALS: &[(&str, u32)] = &[
    ("thứ nhất", 1),
    ("thứ hai", 2),
    ("thứ ba", 3),
    ("thứ tư", 4),
    ("thứ năm", 5),
    ("thứ sáu", 6),
    ("một", 1),
    ("hai", 2),
];

/// A word that bears a number.
struct Word {
    word: &'static str,
    series: Series,
    prefix: &'static str,
}

const fn word(word: &'static str, series: Series, prefix: &'static str) -> Word {
    Word { word, series, prefix }
}

const WORDS: &[Word] = &[
    word("phần", Series::Part, "P"),
    word("chương", Series::Chapter, "C"),
    word("mục", Series::Chapter, "M"),
    word("điều", Series::Article, "Đ"),
    word("phụ lục", Series::Annex, "PL"),
    word("biểu mẫu", Series::Form, "BM"),
    word("mẫu số", Series::Form, "BM"),
    word("biểu số", Series::Form, "BM"),
    word("mẫu", Series::Form, "BM"),
    word("biểu", Series::Form, "BM"),
    word("tuần", Series::Unlabelled, ""),
    word("bước", Series::Unlabelled, ""),
    word("đợt", Series::Unlabelled, ""),
    word("giai đoạn", Series::Unlabelled, ""),
    word("vòng", Series::Unlabelled, ""),
    word("nội dung", Series::Unlabelled, ""),
    word("nhiệm vụ", Series::Unlabelled, ""),
    word("giải pháp", Series::Unlabelled, ""),
    word("hoạt động", Series::Unlabelled, ""),
    word("chuyên đề", Series::Unlabelled, ""),
    word("chủ đề", Series::Unlabelled, ""),
    word("tháng", Series::Unlabelled, ""),
    word("học kỳ", Series::Unlabelled, ""),
    word("học kì", Series::Unlabelled, ""),
    word("quý", Series::Unlabelled, ""),
];

impl Word {
    fn opens(&self, line: &str) -> Option<(Series, &'static str, usize)> {
        let length = prefix_ignoring_case(line, self.word)?;
        // A word in the middle of a sentence is never a label; a label's word has a capital.
        let capital = line.chars().next().is_some_and(char::is_uppercase);
        let ends = !line[length..].starts_with(char::is_alphanumeric);
        (capital && ends).then_some((self.series, self.prefix, length))
    }
}

/// Length of `word` at the start of `text`, whatever the case.
fn prefix_ignoring_case(text: &str, word: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for wanted in word.chars() {
        let (_, c) = chars.next()?;
        if c != wanted && letter::small(c) != wanted {
            return None;
        }
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}
