//! The verbs that open a duty (`verbs.txt`), modal words before them, and what may pass for a verb behind an actor.

use crate::extract::words::lower;
use crate::text::letter;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Verbs that open a duty, in small letters.
static VERBS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("verbs.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The whole text in small letters is one of the verbs.
pub fn is_verb(text: &str) -> bool {
    VERBS.contains(text)
}

/// Words between an actor and the verb.
const MODALS: &[&str] = &[
    "có trách nhiệm",
    "chịu trách nhiệm",
    "có nhiệm vụ",
    "tiếp tục",
    "chủ động",
    "tích cực",
    "thường xuyên",
    "phải",
    "cần",
    "sẽ",
    "được",
    "kịp thời",
    "nghiêm túc",
    "trực tiếp",
    "cùng",
    "và",
    "nhà trường",
    "định kỳ",
    "hằng tháng",
    "hàng tháng",
    "hằng tuần",
    "hàng tuần",
    "hằng năm",
    "hàng năm",
    "hằng ngày",
    "hàng ngày",
    "tốt",
    "căn cứ",
    "dựa",
];

/// The verb at the start of a text in small letters; gives its length.
pub fn opening_verb(text: &str) -> Option<usize> {
    let mut ends = text
        .char_indices()
        .filter(|(_, c)| !letter::is_alphanumeric(*c) && *c != ',')
        .map(|(at, _)| at)
        .chain([text.len()]);
    let first = ends.next()?;
    let longer: Vec<usize> = ends.take(2).collect();
    let mut candidates = longer.iter().rev().copied().chain([first]);
    candidates.find(|end| text.get(..*end).is_some_and(|word| VERBS.contains(word.trim_end_matches(','))))
}

/// True when the text, behind modal words, opens with a verb.
pub fn opens_with_verb(text: &str) -> bool {
    let small = lower(&text[..text.floor_char_boundary(160)]);
    let mut rest = small.trim_start_matches(|c: char| !letter::is_alphanumeric(c));
    for _ in 0..4 {
        let next = MODALS.iter().find_map(|modal| rest.strip_prefix(modal).filter(|r| r.starts_with([' ', ',', ':'])));
        match next {
            Some(next) => rest = next.trim_start_matches([' ', ',', ':']),
            None => break,
        }
    }
    opening_verb(rest).is_some()
}

/// A verb of two syllables stands somewhere in a text in small letters.
pub fn has_verb(head: &str) -> bool {
    head.split([',', ';', ' '])
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| VERBS.contains(format!("{} {}", pair[0], pair[1]).as_str()))
}

/// The words behind an actor say what it does, whether their verb is known or not.
pub fn does(rest: &str) -> bool {
    if opens_with_verb(rest) {
        return true;
    }
    const STATES: &[&str] = &[
        "là", "có", "đạt", "thuộc", "còn", "chưa", "của", "đã", "được", "về", "và", "trên", "theo", "năm", "trong",
        "tại", "cho", "gồm", "bao", "như", "do",
    ];
    let rest = rest.trim_start();
    if let Some(told) = rest.strip_prefix(':') {
        return told.split_whitespace().take(2).count() == 2;
    }
    let first = rest.split(|c: char| !letter::is_alphanumeric(c)).next().unwrap_or("").to_lowercase();
    rest.starts_with(char::is_lowercase)
        && rest.split_whitespace().take(3).count() == 3
        && !STATES.contains(&first.as_str())
}

/// A verb of two syllables or a word of duty begins here.
pub fn is_doing(rest: &str) -> bool {
    let modal =
        ["có trách nhiệm", "chịu trách nhiệm", "chủ trì", "có nhiệm vụ"].iter().any(|word| rest.starts_with(word));
    // Short verbs that end no body's name.
    let short = ["họp", "lập", "nộp", "gửi", "trình", "duyệt", "chấm", "ký"]
        .iter()
        .any(|word| rest.strip_prefix(word).is_some_and(|r| r.starts_with(' ')));
    modal || short || opening_verb(rest).is_some_and(|length| rest[..length].contains(' '))
}
