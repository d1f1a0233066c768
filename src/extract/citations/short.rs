//! Short forms: "Thông tư 29", "Kế hoạch số 769", "Nghị định 30/2020", "Nghị định này".

use super::cursor::{any_phrase, is_boundary, next, phrase, skip_spaces, word_end};
use super::date;
use super::head::Head;
use super::hit::{Hit, Shape};
use super::left::Left;
use super::right;
use super::symbol::{self, Raw};
use crate::extract::plan::IssuerSource;
use crate::registry::types::ShortForm;
use std::ops::Range;

/// What is counted: behind it a number is an amount, no document's number ("Quyết định 2 nội dung", "Kế hoạch 5 năm").
const COUNTED: [&str; 68] = [
    "năm",
    "tháng",
    "ngày",
    "tuần",
    "quý",
    "kỳ",
    "kì",
    "học",
    "giờ",
    "phút",
    "lần",
    "bước",
    "nội",
    "nhóm",
    "điểm",
    "mục",
    "nhiệm",
    "giải",
    "chỉ",
    "tiêu",
    "môn",
    "giáo",
    "người",
    "em",
    "lớp",
    "khối",
    "trường",
    "đơn",
    "cái",
    "phần",
    "trang",
    "bản",
    "bộ",
    "tờ",
    "vấn",
    "việc",
    "đợt",
    "giai",
    "buổi",
    "tiết",
    "triệu",
    "tỷ",
    "tỉ",
    "nghìn",
    "ngàn",
    "đồng",
    "tấm",
    "quyển",
    "cuốn",
    "chương",
    "điều",
    "khoản",
    "không",
    "tổ",
    "cán",
    "kg",
    "g",
    "ml",
    "cm",
    "m",
    "km",
    "đồng chí",
    "loại",
    "hình",
    "phương",
    "mô",
    "hoạt",
    "câu",
];

/// "Nghị định này", "Thông tư nói trên".
pub fn this(text: &str, head: &Head) -> Option<Hit> {
    let kind =
        head.kind.filter(|k| !head.abbreviated && !head.lower && (k.short == ShortForm::Free || is_law(k.name)))?;
    let at = skip_spaces(text, head.range.end);
    let (_, end) = any_phrase(text, at, &["này", "nói trên", "nêu trên", "trên đây"])?;
    let range = head.range.start..end;
    Some(Hit { outer: range.start, range, shape: Shape::This, kind: Some(kind.name), ..Hit::default() })
}

fn is_law(name: &str) -> bool {
    matches!(name, "Luật" | "Bộ luật" | "Pháp lệnh")
}

/// A type's word and a number whose symbol is missing.
pub fn numbered(text: &str, left: Left<'_>, start: usize) -> Option<Hit> {
    let head = left.head?;
    let kind = head.kind?;
    let allowed = match kind.short {
        ShortForm::Free => left.so.is_some() || free_form(text, head, start),
        // "kế hoạch số 1 của tổ" counts plans; it names none.
        // "Đề án 06 của Chính phủ": the issuer tells it as well as "số" does.
        ShortForm::WithSo => {
            let plain = !head.lower && !head.abbreviated;
            // "Kế hoạch 769": three digits that are no year count nothing that follows. "Chương trình 135" is a programme.
            let long = matches!(kind.name, "Kế hoạch" | "Hướng dẫn" | "Đề án")
                && digits(text, start) >= 3
                && !matches!(text.get(start..start + 2), Some("19" | "20"));
            let told = left.so.is_some() || plain && (is_dated(text, start) || long);
            told && digits(text, start) >= 2 && (!head.lower || is_dated(text, start))
        }
        ShortForm::Never => false,
    };
    let number = symbol::number(text, start).filter(|n| allowed && !n.ocr && !n.dotted)?;
    let (year, end) = year_behind(text, number.range.end).map_or((None, number.range.end), |(y, e)| (Some(y), e));
    if !ends_here(text, end) || counted(text, end) || (year.is_some() && kind.short != ShortForm::Free) {
        return None;
    }
    let mut hit = Hit { shape: Shape::Short, kind: Some(kind.name), number: Some(number.text), year, ..Hit::default() };
    hit.note_head(head);
    hit.problems.add_if(left.so.is_none(), "missing-so");
    hit.problems.add("missing-symbol");
    certain_symbol(&mut hit);
    let beside = right::read(text, end);
    (hit.key_range, hit.issued) = (Some(start..end), beside.issued);
    if let Some(issuer) = beside.issuer {
        (hit.issuer, hit.issuer_source) = (Some(issuer), Some(IssuerSource::Stated));
    }
    (hit.range, hit.outer) = (head.range.start..beside.end, head.range.start);
    Some(hit)
}

/// A date or an issuer follows the number.
fn is_dated(text: &str, start: usize) -> bool {
    let end = start + digits(text, start);
    right::read(text, end).end > end
}

fn digits(text: &str, start: usize) -> usize {
    text.get(start..word_end(text, start)).map_or(0, str::len)
}

/// Without "số" a short form needs a capital or one of the commonest types, an abbreviation two digits and something before it.
fn free_form(text: &str, head: &Head, start: usize) -> bool {
    // "CT 2018" is the curriculum of 2018, "Chương trình 135" a programme.
    if matches!(text.get(start..start + 2), Some("19" | "20")) && digits(text, start) == 4 {
        return false;
    }
    if head.abbreviated {
        let told = head.kind.is_none_or(|k| k.name != "Chỉ thị");
        let alone = text.get(..head.range.start).is_none_or(|t| t.trim().is_empty());
        return told && digits(text, start) >= 2 && (!alone || is_dated(text, start) || is_repeated(text, head, start));
    }
    !head.lower || head.kind.is_some_and(|k| matches!(k.name, "Thông tư" | "Nghị định" | "Nghị quyết"))
}

/// "TT 27 và TT 22": the same abbreviation follows.
fn is_repeated(text: &str, head: &Head, start: usize) -> bool {
    let word = text.get(head.range.clone()).unwrap_or("?");
    let rest = text.get(start + digits(text, start)..).unwrap_or("").trim_start_matches([' ', ',', ';']);
    let rest = rest.strip_prefix("và").unwrap_or(rest).trim_start();
    rest.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// Only the Government issues decrees, so number and year settle the symbol.
fn certain_symbol(hit: &mut Hit) {
    if hit.kind == Some("Nghị định")
        && let (Some(number), Some(year)) = (&hit.number, &hit.year)
    {
        hit.key = Some(format!("{number}/{year}/NĐ-CP"));
        hit.symbol = Some("NĐ-CP".to_owned());
        hit.shape = Shape::Full;
        (hit.issuer, hit.issuer_source) = (Some("Chính phủ".to_owned()), Some(IssuerSource::Symbol));
    }
}

/// "/2020" behind a number.
fn year_behind(text: &str, end: usize) -> Option<(String, usize)> {
    let digits = text.get(end..)?.strip_prefix('/')?.get(..4)?;
    let fits = digits.bytes().all(|b| b.is_ascii_digit()) && (digits.starts_with("19") || digits.starts_with("20"));
    (fits && is_boundary(text, end + 5)).then(|| (digits.to_owned(), end + 5))
}

/// No letter, digit or sign of a larger number runs on.
fn ends_here(text: &str, end: usize) -> bool {
    let runs_on = |c: char| c.is_alphanumeric() || "/%°".contains(c);
    match next(text, end) {
        None => true,
        Some(c) if runs_on(c) => false,
        Some('-' | '–' | '.' | ',') => {
            !next(text, end + next(text, end).map_or(1, char::len_utf8)).is_some_and(char::is_alphanumeric)
        }
        Some(_) => true,
    }
}

fn counted(text: &str, end: usize) -> bool {
    let at = skip_spaces(text, end);
    if date::read(text, at).is_some() {
        return false; // "Quyết định số 04 ngày 24/12/2015"
    }
    next(text, at) == Some('%') || any_phrase(text, at, &COUNTED).is_some()
}

/// "01, 02 và 03/2021/TT-BGDĐT": the numbers before the one that bears the symbol, and that one.
pub fn numbers_before_symbol(text: &str, start: usize) -> Option<(Vec<Range<usize>>, Raw<'_>)> {
    let mut ranges = Vec::new();
    let mut at = start;
    while ranges.len() < 16 {
        let number = symbol::number(text, at).filter(|_| next(text, at).is_some_and(|c| c.is_ascii_digit()))?;
        if !ranges.is_empty()
            && let Some(raw) =
                symbol::read(text, symbol::number(text, at)?, false).filter(|r| r.joints.iter().all(|j| !j.spaced))
        {
            return Some((ranges, raw));
        }
        let end = year_behind(text, number.range.end).map_or(number.range.end, |(_, e)| e);
        ranges.push(number.range.start..end);
        at = separator(text, end)?;
    }
    None
}

fn separator(text: &str, end: usize) -> Option<usize> {
    let mut at = skip_spaces(text, end);
    let comma = matches!(next(text, at), Some(',' | ';'));
    if comma {
        at = skip_spaces(text, at + 1);
    }
    let word = phrase(text, at, "và");
    at = word.map_or(at, |e| skip_spaces(text, e));
    at = phrase(text, at, "số").map_or(at, |e| skip_spaces(text, e));
    (comma || word.is_some()).then_some(at)
}
