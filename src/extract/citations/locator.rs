//! The chain of articles to the left of a citation: "điểm b, c khoản 3 Điều 4", "Phụ lục I ban hành kèm theo".

use super::cursor::{any_phrase, folded, next, prev, skip_spaces, word_end};
use crate::registry::spelling;
use crate::text::letter;
use std::ops::Range;

/// Longest chain looked at, in bytes.
pub const REACH: usize = 240;

const UNITS: [&str; 13] = [
    "điểm",
    "tiết",
    "khoản",
    "điều",
    "tiểu mục",
    "mục",
    "chương",
    "phần",
    "phụ lục số",
    "phụ lục",
    "mẫu số",
    "biểu mẫu số",
    "biểu mẫu",
];

/// Words between a chain and the document it belongs to.
const LINKS: [&str; 12] = [
    "ban hành kèm theo",
    "được ban hành kèm theo",
    "kèm theo",
    "của",
    "tại",
    "thuộc",
    "trong",
    "các",
    "theo",
    "nêu tại",
    "quy định tại",
    "ban hành theo",
];

/// A chain found before a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins.
    pub start: usize,
    /// In the order of the text, blanks folded.
    pub text: String,
}

/// The chain in a stretch of text that ends where the citation begins.
pub fn before(text: &str, stretch: Range<usize>) -> Option<Found> {
    let mut at = stretch.start;
    while at < stretch.end {
        if is_unit_start(text, at)
            && let Some(end) = chain(text, at, stretch.end)
        {
            if links_to(text, end, stretch.end) {
                return Some(Found { start: at, text: folded(text.get(at..end)?) });
            }
            at = end;
            continue;
        }
        at += next(text, at)?.len_utf8();
    }
    None
}

fn is_unit_start(text: &str, at: usize) -> bool {
    let letter = next(text, at).is_some_and(|c| {
        matches!(c, 'đ' | 'Đ' | 't' | 'T' | 'k' | 'K' | 'm' | 'M' | 'c' | 'C' | 'p' | 'P' | 'b' | 'B')
    });
    letter && !prev(text, at).is_some_and(letter::is_alphanumeric)
}

/// The end of a chain of units that begins at an offset.
fn chain(text: &str, at: usize, limit: usize) -> Option<usize> {
    let mut end = unit(text, at)?;
    loop {
        let mut from = skip_spaces(text, end);
        if next(text, from) == Some(',') {
            from = skip_spaces(text, from + 1);
        }
        if let Some((_, behind)) = any_phrase(text, from, &["và", "của", "thuộc", "tại", "hoặc"]) {
            from = skip_spaces(text, behind);
        }
        match unit(text, from).filter(|e| *e <= limit) {
            Some(behind) => end = behind,
            None => return Some(end),
        }
    }
}

/// One unit with its numbers: "điểm b, c", "khoản 3", "Điều 46", "Phụ lục I".
fn unit(text: &str, at: usize) -> Option<usize> {
    let (index, behind) = any_phrase(text, at, &UNITS)?;
    let points = index < 2;
    let mut end = match mark(text, skip_spaces(text, behind), points) {
        Some(end) => end,
        None if UNITS.get(index).is_some_and(|u| matches!(*u, "phụ lục" | "biểu mẫu")) => return Some(behind),
        None => return None,
    };
    while let Some(more) = another(text, end, points) {
        end = more;
    }
    Some(end)
}

/// A further number of the same unit: ", c", "và 5", "đến Điều 7" is a unit of its own.
fn another(text: &str, end: usize, points: bool) -> Option<usize> {
    let mut from = skip_spaces(text, end);
    let comma = next(text, from) == Some(',');
    if comma {
        from = skip_spaces(text, from + 1);
    }
    let word = any_phrase(text, from, &["và", "hoặc", "đến"]);
    let from = word.map_or(from, |(_, behind)| skip_spaces(text, behind));
    if !comma && word.is_none() {
        return None;
    }
    mark(text, from, points)
}

/// A letter of the alphabet for points; digits, Roman numerals or a single capital for the rest.
fn mark(text: &str, at: usize, points: bool) -> Option<usize> {
    let end = word_end(text, at);
    let word = text.get(at..end)?;
    let mut chars = word.chars();
    let first = chars.next()?;
    let single = chars.next().is_none();
    let fits = if points {
        single && first.is_alphanumeric()
    } else {
        (first.is_ascii_digit() && word.chars().count() <= 4)
            || word.chars().all(|c| "IVXLC".contains(c))
            || (single && first.is_uppercase())
    };
    if !fits {
        return None;
    }
    let mut stop = end;
    while next(text, stop) == Some('.') && next(text, stop + 1).is_some_and(|c| c.is_ascii_digit()) {
        stop = word_end(text, stop + 1);
    }
    Some(if next(text, stop) == Some(')') && points { stop + 1 } else { stop })
}

/// Only linking words between the chain and the citation.
fn links_to(text: &str, end: usize, limit: usize) -> bool {
    let mut at = skip_spaces(text, end);
    while at < limit {
        if let Some((_, behind)) = any_phrase(text, at, &LINKS) {
            at = skip_spaces(text, behind);
        } else if next(text, at).is_some_and(|c| matches!(c, ',' | '(') || spelling::is_dash(c)) {
            at = skip_spaces(text, at + next(text, at).map_or(1, char::len_utf8));
        } else {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_before_a_citation() {
        for (text, wanted) in [
            ("tại điểm b, c khoản 3 Điều 4 ", Some("điểm b, c khoản 3 Điều 4")),
            ("Thực hiện Điều 46, Điều 47 và Điều 48 của ", Some("Điều 46, Điều 47 và Điều 48")),
            ("Theo Phụ lục I ban hành kèm theo ", Some("Phụ lục I")),
            ("theo điểm a khoản 1 Điều 8 Chương II các ", Some("điểm a khoản 1 Điều 8 Chương II")),
            ("theo Mẫu số 02 kèm theo ", Some("Mẫu số 02")),
            ("Điều này phù hợp với ", None),
            ("theo khoản 2 Điều 5. Thực hiện ", None),
            ("năm điều Bác Hồ dạy và ", None),
        ] {
            assert_eq!(before(text, 0..text.len()).map(|f| f.text).as_deref(), wanted, "{text}");
        }
    }
}
