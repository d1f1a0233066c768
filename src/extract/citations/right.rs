//! What stands to the right of a number and belongs to it: the date of issue and the issuer, in either order. Never past the next citation.

use super::cursor::{any_phrase, next, phrase, skip_spaces};
use super::{date, issuer};
use jiff::civil::Date;

/// The right side of a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Right {
    /// One past the last byte that belongs to it.
    pub end: usize,
    /// A date expression was read.
    pub dated: bool,
    /// The day of issue.
    pub issued: Option<Date>,
    /// The issuer, normalised.
    pub issuer: Option<String>,
}

/// Words before the date.
const ISSUED: [&str; 7] = ["được ban hành", "ban hành", "được ký", "ký", "đề", "đã ban hành", "có hiệu lực từ"];

/// Reads to the right of `end`.
pub fn read(text: &str, end: usize) -> Right {
    let mut right = Right { end, ..Right::default() };
    for _ in 0..2 {
        let before = right.end;
        if !right.dated {
            take_date(text, &mut right);
        }
        if right.issuer.is_none() {
            take_issuer(text, &mut right);
        }
        if right.end == before {
            break;
        }
    }
    right
}

fn take_date(text: &str, right: &mut Right) {
    let mut at = skip_spaces(text, right.end);
    let open = next(text, at) == Some('(');
    if matches!(next(text, at), Some(',' | '(')) {
        at = skip_spaces(text, at + 1);
    }
    // "65/KH-UBND-ngày 12/4/2022"
    if matches!(next(text, at), Some('-' | '/'))
        && text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with("ngày"))
    {
        at = skip_spaces(text, at + 1);
    }
    let worded = any_phrase(text, at, &ISSUED).filter(|(i, _)| *i < 6);
    let at = worded.map_or(at, |(_, behind)| skip_spaces(text, behind));
    let Some(beside) = date::read(text, at) else { return };
    let issuer_follows = phrase(text, skip_spaces(text, beside.end), "của").is_some();
    if (!beside.whole && !issuer_follows) || (open && !closes(text, beside.end) && !issuer_follows) {
        return;
    }
    right.dated = true;
    right.issued = beside.date;
    right.end = if open && closes(text, beside.end) { skip_spaces(text, beside.end) + 1 } else { beside.end };
}

fn closes(text: &str, at: usize) -> bool {
    next(text, skip_spaces(text, at)) == Some(')')
}

fn take_issuer(text: &str, right: &mut Right) {
    let mut at = skip_spaces(text, right.end);
    if next(text, at) == Some(',') {
        at = skip_spaces(text, at + 1);
    }
    if let Some(behind) = phrase(text, at, "của")
        && let Some((name, end)) = issuer::read(text, skip_spaces(text, behind))
    {
        (right.issuer, right.end) = (Some(name), end);
    } else if phrase(text, at, "Hội nghị").is_some()
        && let Some((name, end)) = issuer::read(text, at)
    {
        (right.issuer, right.end) = (Some(name), end);
    } else if let Some(behind) = phrase(text, at, "do")
        && let Some((name, end)) = issuer::read(text, skip_spaces(text, behind))
        && let Some(end) = phrase(text, skip_spaces(text, end), "ban hành")
    {
        (right.issuer, right.end) = (Some(name), end);
    }
}
