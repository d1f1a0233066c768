//! The words for types of documents in a text: "Nghị định", "TT", "luật". Only their places; what they stand for is decided with the number.

use super::cursor::{is_boundary, is_word, lower, next, phrase, skip_spaces};
use crate::registry::types::{self, DocumentType};
use std::ops::Range;
use std::sync::LazyLock;

/// A type's word.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its bytes.
    pub range: Range<usize>,
    /// The type; `None` for "văn bản", which names none.
    pub kind: Option<&'static DocumentType>,
    /// `TT` for Thông tư.
    pub abbreviated: bool,
    /// Written with a small letter.
    pub lower: bool,
}

/// A name in small letters with its first two letters, and its type.
type Named = ((char, char), String, Option<&'static DocumentType>);

/// Types by the first two letters of their names, longer names first under the same.
static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut names: Vec<_> = types::all().iter().map(|t| (t.name.to_lowercase(), Some(t))).collect();
    names.push(("văn bản".to_owned(), None));
    names.push(("bản thoả thuận".to_owned(), types::by_name("Bản thỏa thuận")));
    names.push(("giấy uỷ quyền".to_owned(), types::by_name("Giấy ủy quyền")));
    names.push(("thông tư liên bộ".to_owned(), types::by_name("Thông tư liên tịch")));
    let opening = |name: &str| Some((name.chars().next()?, name.chars().nth(1)?));
    let mut names: Vec<Named> = names.into_iter().filter_map(|(n, kind)| Some((opening(&n)?, n, kind))).collect();
    names.sort_by_key(|(first, name, _)| (*first, std::cmp::Reverse(name.len())));
    names
});

/// Bits of the two letters that names begin with, so that most words of a text are passed by at once.
static OPENINGS: LazyLock<[u64; 16]> = LazyLock::new(|| {
    let mut bits = [0; 16];
    for (letters, ..) in NAMES.iter() {
        let bit = bit(*letters);
        bits[bit >> 6] |= 1 << (bit & 63);
    }
    bits
});

/// The bit of two letters, of 1,024.
fn bit((first, second): (char, char)) -> usize {
    (first as usize).wrapping_mul(37).wrapping_add(second as usize) & 1023
}

/// The names that begin with two letters, longer ones first.
fn beginning(letters: (char, char)) -> impl Iterator<Item = &'static Named> {
    let start = NAMES.partition_point(|(opening, ..)| *opening < letters);
    NAMES.get(start..).unwrap_or(&[]).iter().take_while(move |(opening, ..)| *opening == letters)
}

/// Abbreviations and the spelling without Đ, longer first.
static SHORT: LazyLock<Vec<(String, &'static DocumentType)>> = LazyLock::new(|| {
    let mut short: Vec<_> = Vec::new();
    for kind in types::all() {
        for abbreviation in &kind.abbreviations {
            short.push(((*abbreviation).to_owned(), kind));
            if matches!(*abbreviation, "NĐ" | "QĐ") {
                short.push((abbreviation.replace('Đ', "D"), kind));
                short.push((abbreviation.replace('Đ', "Ð"), kind));
            }
        }
    }
    short.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    short
});

/// Every type's word of a text, in order, not overlapping.
pub fn find(text: &str) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut behind = 0;
    for at in word_starts(text.as_bytes()) {
        let Some(c) = next(text, at).filter(|c| at >= behind && is_word(*c)) else { continue };
        if let Some(head) = full(text, at, c).or_else(|| short(text, at, c)) {
            behind = head.range.end;
            heads.push(head);
        }
    }
    heads
}

/// Offsets where a run of letters may begin. Bytes are enough: signs of several bytes have the lead byte C2 (blanks, « ») or E2 (dashes, “ ”).
fn word_starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut in_word = false;
    let mut sign = 0usize;
    bytes.iter().enumerate().filter_map(move |(at, byte)| {
        if sign > 0 {
            sign -= 1;
            return None;
        }
        sign = match byte {
            0xC2 => 1,
            0xE2 => 2,
            _ => 0,
        };
        let word = sign == 0 && (*byte >= 0x80 || byte.is_ascii_alphanumeric());
        let starts = word && !in_word && !byte.is_ascii_digit();
        in_word = word;
        starts.then_some(at)
    })
}

fn full(text: &str, at: usize, c: char) -> Option<Head> {
    let letters = (lower(c), lower(next(text, at + c.len_utf8())?));
    if OPENINGS[bit(letters) >> 6] >> (bit(letters) & 63) & 1 == 0 {
        return None;
    }
    let (end, kind) = beginning(letters).find_map(|(_, name, kind)| Some((phrase(text, at, name)?, *kind)))?;
    Some(Head { range: at..end, kind, abbreviated: false, lower: c.is_lowercase() })
}

/// An abbreviation counts only before a number: "TT 22", "NĐ số 30", "CV5512".
fn short(text: &str, at: usize, c: char) -> Option<Head> {
    if !c.is_uppercase() {
        return None;
    }
    let rest = text.get(at..)?;
    let (abbreviation, kind) = SHORT
        .iter()
        .find(|(a, _)| rest.starts_with(a.as_str()) && !next(text, at + a.len()).is_some_and(char::is_alphabetic))?;
    let end = at + abbreviation.len();
    let mut number = skip_spaces(text, end);
    if let Some(behind) = phrase(text, number, "số") {
        number = skip_spaces(text, behind);
    }
    if next(text, number) == Some(':') {
        number = skip_spaces(text, number + 1);
    }
    let begins = next(text, number).is_some_and(|c| c.is_ascii_digit() || c == 'O' || c == '…');
    (begins && is_boundary(text, at)).then_some(Head {
        range: at..end,
        kind: Some(kind),
        abbreviated: true,
        lower: false,
    })
}
