//! Labels at the start of a line: what they say, how sure they are. Knows one line only; the stack of open series
//! (`tree.rs`) decides whether a doubtful one is a label.

use crate::extract::outline::label_word;
use crate::extract::plan::Series;

/// What follows the number: a series keeps its dress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dress {
    /// `1.`
    Dot,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
    /// `1/`
    Slash,
    /// `I-`
    Dash,
    /// `Điều 1`, `Bước 2`, nothing.
    Word,
    /// `Mục 1`: below a chapter, where there are chapters.
    Section,
    /// A list mark.
    Mark(char),
}

/// A label as read from a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the label, from the start of the line.
    pub length: usize,
    /// First byte of the text behind it.
    pub body: usize,
    /// Its shape.
    pub series: Series,
    /// Its dress.
    pub dress: Dress,
    /// Its place in the series, from 1; 0 for marks.
    pub value: u32,
    /// The parts of a dotted label: `II`, `1`; empty else.
    pub parts: Vec<String>,
    /// What it adds to the id: `a`, `1`, `P.I`, `PL.2`.
    pub id: String,
    /// The same characters in another series: `I`, `V`, `X` as letters, `i`, `v`, `x` as small Roman numbers.
    pub other: Option<(Series, u32)>,
    /// Only a label when its neighbours say so.
    pub weak: bool,
}

/// The letters of the Vietnamese alphabet that plans count with; the rest are let through as steps between.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

/// Marks that open a list item.
const MARKS: &[char] = &[
    '-', '–', '—', '−', '+', '*', '•', '●', '○', '▪', '■', '□', '◦', '·', '∙', '‣', '⁃', '➢', '➤', '►', '▶', '▸', '✓',
    '✔', '√', '☑', '★', '☆', '◆', '◇', '❖', '✦', '✧', '→', '⇒', '➔', '➜', '☞', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
    '\u{f02d}', '\u{f076}', '\u{f0fc}', '\u{f0e0}', '\u{f06e}', '\u{f0a8}', '\u{f0fe}',
];

/// Reads the label at the start of a line; `line` begins with its first character that is not white space.
pub fn read(line: &str) -> Option<Label> {
    let first = line.chars().next()?;
    if MARKS.contains(&first) {
        return mark(line, first);
    }
    label_word::read(line).or_else(|| number_label(line))
}

fn body_after(line: &str, length: usize) -> usize {
    length + (line[length..].len() - line[length..].trim_start().len())
}

fn mark(line: &str, mark: char) -> Option<Label> {
    // "+) Họp tổ"
    let length = mark.len_utf8() + usize::from(line[mark.len_utf8()..].starts_with(") "));
    let rest = &line[length..];
    let spaced = rest.starts_with(char::is_whitespace);
    let body = body_after(line, length);
    let next = line[body..].chars().next()?;
    if !(next.is_alphanumeric() || matches!(next, '"' | '“' | '(' | '\'' | '[' | '«' | '…' | '.' | '‘')) {
        return None;
    }
    // "-5 độ", "+84…" and "*Ghi" are told apart by what follows.
    if !spaced && next.is_ascii_digit() && matches!(mark, '-' | '−' | '+') {
        return None;
    }
    Some(Label {
        length,
        body,
        series: Series::Mark,
        dress: Dress::Mark(normal_mark(mark)),
        value: 0,
        parts: Vec::new(),
        id: String::new(),
        other: None,
        weak: false,
    })
}

/// Dashes of every length are one mark.
fn normal_mark(mark: char) -> char {
    match mark {
        '–' | '—' | '−' | '\u{f02d}' => '-',
        '●' | '\u{f0b7}' | '·' | '∙' => '•',
        '✔' | '√' | '\u{f0fc}' => '✓',
        other => other,
    }
}

/// `I.`, `A.`, `1.`, `1)`, `(1)`, `1/`, `1.1.`, `II.1`, `a)`, `đ.`
fn number_label(line: &str) -> Option<Label> {
    let open = usize::from(line.starts_with('('));
    let core = &line[open..];
    let token_length =
        core.char_indices().find(|(_, c)| !(c.is_alphanumeric() || *c == '.')).map_or(core.len(), |(at, _)| at);
    if token_length == 0 || token_length > 24 {
        return None;
    }
    let token = &core[..token_length];
    let bare = token.trim_end_matches('.');
    // "1.Tổ chức": the token ran into the text; only the part up to the last dot before a letter can be the label.
    let (bare, glued) = match glued(bare) {
        Some(length) => (&bare[..length], true),
        None => (bare, false),
    };
    let mut at = open + bare.len();
    let rest = &line[at..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let after = &rest[gap..];
    let (dress, taken) = match after.chars().next() {
        Some('.') if gap <= 1 => (Dress::Dot, 1),
        Some(')') if open == 1 && gap <= 1 => (Dress::Brackets, 1),
        Some(')') if gap <= 1 => (Dress::Bracket, 1),
        Some('/') if gap <= 1 => (Dress::Slash, 1),
        Some('-' | '–') if roman(bare).is_some() || bare.len() <= 2 || bare.contains('.') && gap == 0 => {
            (Dress::Dash, after.chars().next().map_or(1, char::len_utf8))
        }
        Some(':') if gap == 0 => (Dress::Dot, 1),
        _ => (Dress::Word, 0),
    };
    if open == 1 && dress != Dress::Brackets {
        return None;
    }
    at += if taken > 0 { gap + taken } else { 0 };
    at += second_sign(&line[at..], dress);
    let label = classify(bare, dress, line[at..].starts_with(char::is_whitespace) || line[at..].is_empty())?;
    finish(line, at, label, dress, glued)
}

/// Bytes of a second sign: "I/- MỤC TIÊU", "1.- Tổ chức", "a). Họp", "(1): Họp".
fn second_sign(text: &str, dress: Dress) -> usize {
    let signs = match dress {
        Dress::Slash => ".-–",
        Dress::Dot => "-–/)",
        Dress::Bracket => ".:-–/",
        Dress::Brackets => ".:-–",
        _ => "",
    };
    let sign = text.chars().next().filter(|c| signs.contains(*c)).map_or(0, char::len_utf8);
    let behind = text[sign..].chars().next();
    if behind.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-')) { 0 } else { sign }
}

/// Where a label ran into the text without a blank: `1.Tổ` gives 1, `1.1.Mục` gives 3.
fn glued(token: &str) -> Option<usize> {
    let at = token.rfind('.')?;
    let tail = &token[at + 1..];
    let head = token[..at].split('.').all(is_short_number);
    (head && tail.chars().count() > 1 && tail.starts_with(char::is_uppercase) && roman(tail).is_none()).then_some(at)
}

/// What the bare characters of a label say.
struct Core {
    series: Series,
    value: u32,
    parts: Vec<String>,
    other: Option<(Series, u32)>,
}

fn classify(bare: &str, dress: Dress, spaced: bool) -> Option<Core> {
    if bare.contains('.') {
        return dotted(bare);
    }
    if bare.bytes().all(|b| b.is_ascii_digit()) {
        let fits = (bare.len() <= 2 || bare.len() == 3 && dress == Dress::Dot) && dress != Dress::Word;
        return fits.then(|| simple(Series::Arabic, bare.parse().unwrap_or(0), None));
    }
    if dress == Dress::Word {
        return None;
    }
    let mut chars = bare.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    if let Some(value) = roman(bare) {
        let letter = only.and_then(letter_value).map(|value| (Series::Capital, value));
        return Some(simple(Series::Roman, value, letter));
    }
    // `ii)`, `iv)`: only behind `i)`.
    if only.is_none() && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        let value = roman(&bare.to_ascii_uppercase())?;
        return Some(simple(Series::Letter, 0, Some((Series::Roman, value))));
    }
    let c = only?;
    let value = letter_value(c)?;
    if c.is_uppercase() {
        return (spaced && dress != Dress::Brackets).then(|| simple(Series::Capital, value, None));
    }
    let small = roman(&c.to_uppercase().to_string()).map(|value| (Series::Roman, value));
    (spaced || matches!(dress, Dress::Bracket | Dress::Brackets)).then(|| simple(Series::Letter, value, small))
}

fn simple(series: Series, value: u32, other: Option<(Series, u32)>) -> Core {
    Core { series, value, parts: Vec::new(), other }
}

fn dotted(bare: &str) -> Option<Core> {
    let parts: Vec<String> = bare.split('.').map(str::to_owned).collect();
    let last = parts.len() - 1;
    let fits = parts.len() <= 5
        && parts.iter().enumerate().all(|(i, part)| {
            is_short_number(part)
                || i == 0 && (roman(part).is_some() || is_one_letter(part, true))
                || i == last && is_one_letter(part, false)
        });
    let value = parts[last].parse().ok().or_else(|| parts[last].chars().next().and_then(letter_value))?;
    fits.then_some(Core { series: Series::Dotted, value, parts, other: None })
}

fn is_short_number(part: &str) -> bool {
    (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_one_letter(part: &str, upper: bool) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() && c.is_uppercase() == upper) && chars.next().is_none()
}

/// Looks at what follows, and builds the label.
fn finish(line: &str, length: usize, core: Core, dress: Dress, glued: bool) -> Option<Label> {
    let rest = &line[length..];
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let body = body_after(line, length);
    let next = line[body..].chars().next();
    let capital = next.is_none_or(|c| c.is_uppercase() || matches!(c, '"' | '“' | '(' | '‘'));
    // "15/9", "9/2", "1)2": a digit right behind is part of a number.
    if !spaced && next.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    // "7/A", "a/c": glued to text it must at least begin a word.
    if !spaced
        && !glued
        && (dress == Dress::Slash || dress == Dress::Dash || dress == Dress::Dot)
        && !begins_word(&line[body..])
    {
        return None;
    }
    let weak = match core.series {
        Series::Dotted => dress == Dress::Word && !capital,
        Series::Roman => core.other.is_some() && !capital || dress == Dress::Dash && !capital,
        Series::Capital => core.value != 1 || !capital,
        Series::Letter if core.value == 0 => true,
        Series::Letter => matches!(dress, Dress::Dot | Dress::Slash | Dress::Dash) && core.value != 1,
        Series::Arabic => {
            dress == Dress::Dash && core.value != 1
                || matches!(dress, Dress::Dash | Dress::Slash) && !capital
                || core.value > 60
                || core.value == 0
        }
        _ => false,
    };
    let mut id: String = line[..length].trim_matches(['(', ')', '.', '/', '-', '–', ':', ' ']).to_owned();
    if let Series::Dotted = core.series {
        id = core.parts.join(".");
    }
    Some(Label {
        length,
        body,
        series: core.series,
        dress,
        value: core.value,
        parts: core.parts,
        id,
        other: core.other,
        weak,
    })
}

/// A capital and a small letter: text glued to a label.
fn begins_word(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_alphabetic)
}

/// The value of a Roman number in capitals, up to 39.
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 7 || !text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    (1..40).find(|n| roman_of(*n) == text)
}

fn roman_of(n: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    "X".repeat((n / 10) as usize) + ONES[(n % 10) as usize]
}

/// The place of a letter in the Vietnamese alphabet, from 1; small letters outside it (f, j, w, z) have none.
pub fn letter_value(c: char) -> Option<u32> {
    let small = c.to_lowercase().next()?;
    LETTERS.chars().position(|letter| letter == small).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(line: &str) -> Option<(String, Series, u32, &str)> {
        read(line).map(|l| (l.id.clone(), l.series, l.value, &line[l.body..]))
    }

    #[test]
    fn labels_of_every_series() {
        let of = |id: &str, series, value, body| Some((id.to_owned(), series, value, body));
        assert_eq!(seen("I. MỤC ĐÍCH"), of("I", Series::Roman, 1, "MỤC ĐÍCH"));
        assert_eq!(seen("IV/ Tổ chức"), of("IV", Series::Roman, 4, "Tổ chức"));
        assert_eq!(seen("II- NỘI DUNG"), of("II", Series::Roman, 2, "NỘI DUNG"));
        assert_eq!(seen("I/- MỤC TIÊU"), of("I", Series::Roman, 1, "MỤC TIÊU"));
        assert_eq!(seen("1/. Mục tiêu"), of("1", Series::Arabic, 1, "Mục tiêu"));
        assert_eq!(seen("(2): Lưu hồ sơ"), of("2", Series::Arabic, 2, "Lưu hồ sơ"));
        assert_eq!(seen("3.2- Với địa phương"), of("3.2", Series::Dotted, 2, "Với địa phương"));
        assert_eq!(seen("+) Họp"), of("", Series::Mark, 0, "Họp"));
        assert_eq!(seen("1/-Mục tiêu"), of("1", Series::Arabic, 1, "Mục tiêu"));
        assert_eq!(seen("b.- Họp tổ"), of("b", Series::Letter, 2, "Họp tổ"));
        assert_eq!(seen("A. ĐẶC ĐIỂM"), of("A", Series::Capital, 1, "ĐẶC ĐIỂM"));
        assert_eq!(seen("1. Mục đích"), of("1", Series::Arabic, 1, "Mục đích"));
        assert_eq!(seen("1.Tổ chức"), of("1", Series::Arabic, 1, "Tổ chức"));
        assert_eq!(seen("1/ Tổ chức"), of("1", Series::Arabic, 1, "Tổ chức"));
        assert_eq!(seen("(2) Họp"), of("2", Series::Arabic, 2, "Họp"));
        assert_eq!(seen("1.1. Họp"), of("1.1", Series::Dotted, 1, "Họp"));
        assert_eq!(seen("2.1.3 Họp"), of("2.1.3", Series::Dotted, 3, "Họp"));
        assert_eq!(seen("II.1. Họp"), of("II.1", Series::Dotted, 1, "Họp"));
        assert_eq!(seen("đ) Họp"), of("đ", Series::Letter, 5, "Họp"));
        assert_eq!(seen("a)Họp"), of("a", Series::Letter, 1, "Họp"));
        assert_eq!(seen("Phần II. NỘI DUNG"), of("P.II", Series::Part, 2, "NỘI DUNG"));
        assert_eq!(seen("PHẦN THỨ NHẤT"), of("P.1", Series::Part, 1, ""));
        assert_eq!(seen("Điều 3. Hiệu lực"), of("Đ.3", Series::Article, 3, "Hiệu lực"));
        assert_eq!(seen("PHỤ LỤC 1"), of("PL.1", Series::Annex, 1, ""));
        assert_eq!(seen("PHỤ LỤC"), of("PL", Series::Annex, 0, ""));
        assert_eq!(seen("Biểu mẫu 1"), of("BM.1", Series::Form, 1, ""));
        assert_eq!(seen("Tuần 1: Tuyên truyền"), of("", Series::Unlabelled, 1, "Tuyên truyền"));
        assert_eq!(seen("Tháng 9/2025"), of("", Series::Unlabelled, 9, ""));
        assert_eq!(seen("- Họp"), of("", Series::Mark, 0, "Họp"));
        assert_eq!(seen("–Họp"), of("", Series::Mark, 0, "Họp"));
    }

    #[test]
    fn what_is_no_label() {
        for line in [
            "a.nguyen@gmail.com",
            "1.5triệu",
            "15/9/2024 khai giảng",
            "3/4 số học sinh",
            "9/2 tham gia",
            "12.500.000 đồng",
            "7h30 tập trung",
            "2024. Năm",
            "Tuần 1 tổ chức họp",
            "Phần lớn học sinh",
            "Điều 3 của Luật",
            "Phụ lục I, II kèm theo",
            "Mẫu giáo 5 tuổi",
            "---------",
            "+84 912",
            "-5 độ",
            "15.9.2024 họp",
            "TP. Hồ Chí Minh",
            "v.v.",
        ] {
            assert_eq!(seen(line), None, "{line}");
        }
        assert!(read("1.5 triệu").is_some_and(|l| l.weak));
        assert!(read("Q. Hiệu trưởng").is_some_and(|l| l.weak));
    }
}
