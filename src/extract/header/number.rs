//! "Số: 15/KH-THCSTP" and "Hóc Môn, ngày 10 tháng 4 năm 2024": read with every blank and slip that drafts have.

use crate::extract::words::plain;
use jiff::civil::Date;
use std::ops::Range;

/// A number line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NumberLine {
    /// Bytes of the line that belong to it.
    pub range: Range<usize>,
    /// `15`; `None` when blank.
    pub number: Option<String>,
    /// `KH-THCSTP`, as written but for blanks.
    pub symbol: Option<String>,
}

/// Reads a line that begins with "Số".
pub fn number_line(line: &str) -> Option<NumberLine> {
    let mut chars = line.char_indices();
    chars.next()?;
    chars.next()?;
    let after = chars.next().map_or(line.len(), |(at, _)| at);
    if plain(&line[..after]) != "so" || line[after..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let mut at = after + skip(&line[after..], |c| c == ':' || c == '：' || c.is_whitespace());
    let digits = skip(&line[at..], |c| c.is_ascii_digit());
    let mut number = None;
    if (1..=5).contains(&digits) {
        let letter = skip(&line[at + digits..], |c| c.is_ascii_lowercase()).min(1);
        number = Some(line[at..at + digits + letter].to_owned());
        at += digits + letter;
    }
    let before_blank = at;
    at += skip(&line[at..], |c| matches!(c, '.' | '…' | '_' | ':') || c.is_whitespace());
    let blank = number.is_none() && at > after;
    let separated = line[at..].starts_with(['/', '-', '–']);
    at += usize::from(separated) * line[at..].chars().next().map_or(0, char::len_utf8);
    at += skip(&line[at..], char::is_whitespace);
    let length = symbol_length(&line[at..]);
    let symbol = line[at..at + length].trim_end_matches(['.', ',', ';', ' ']);
    if symbol.is_empty() {
        let end = if number.is_some() { before_blank } else { line.trim_end().len() };
        return (number.is_some() || separated).then_some(NumberLine { range: 0..end, number, symbol: None });
    }
    // Small letters are a slip where number and slash stand before them.
    let slip = number.is_some() && separated && symbol.contains('-');
    let coded = slip || symbol.starts_with(char::is_uppercase) || symbol.starts_with(|c: char| c.is_ascii_digit());
    let range = 0..at + symbol.len();
    (coded && (separated || (blank || number.is_some()) && symbol.contains(['-', '/']))).then(|| NumberLine {
        range,
        number,
        symbol: Some(symbol.split_whitespace().collect()),
    })
}

/// Bytes of the symbol: it may hold blanks beside its dashes and slashes, and ends before a place name.
fn symbol_length(text: &str) -> usize {
    let mut end = 0;
    let mut open = true;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let joins = open || bare.starts_with(['-', '–', '/']);
        if !bare.is_empty() {
            if !joins || bare.chars().filter(|c| c.is_lowercase()).count() > 3 {
                break;
            }
            open = bare.ends_with(['-', '–', '/']);
        }
        end += word.len();
    }
    text[..end].trim_end().len()
}

fn skip(text: &str, want: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, c)| !want(*c)).map_or(text.len(), |(at, _)| at)
}

/// A place and date line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceLine {
    /// `Hóc Môn`.
    pub place: Option<String>,
    /// The date, when complete and possible.
    pub date: Option<Date>,
}

/// Reads "Hóc Môn, ngày 10 tháng 4 năm 2024", blanks allowed; nothing else may stand in the line.
pub fn place_line(line: &str) -> Option<PlaceLine> {
    let line = line.trim_matches(['(', ')', ' ', '*', '_']);
    let at = line.to_lowercase().find("ngày").filter(|at| line.is_char_boundary(*at))?;
    let (place, rest) = line.split_at(at);
    let place = place.trim().trim_end_matches([',', ';', '.']).trim_end();
    if place.chars().count() > 60 || place.contains([':', '/']) || !is_date_words(rest) {
        return None;
    }
    // A slip of the first letter does not make the line another one.
    const UNITS: &[&str] = &["thành phố ", "thủ đô ", "tỉnh ", "xã ", "phường ", "đặc khu "];
    let named = place.chars().next().is_none_or(char::is_uppercase) || UNITS.iter().any(|unit| place.starts_with(unit));
    let place = (!place.is_empty() && place.chars().any(char::is_alphabetic)).then(|| place.to_owned());
    named.then(|| PlaceLine { place, date: date_of(rest) })
}

/// Only the words of a date, digits and blanks.
fn is_date_words(text: &str) -> bool {
    let words = plain(text);
    let has_year = words.contains("nam") || words.matches('/').count() == 2;
    has_year
        && words.len() < 120
        && words
            .split(|c: char| !c.is_alphabetic())
            .all(|word| matches!(word, "" | "ngay" | "thang" | "nam" | "x" | "xx" | "xxxx"))
}

fn date_of(text: &str) -> Option<Date> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (day, month, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    if numbers.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(line: &str) -> (Option<String>, Option<String>) {
        let read = number_line(line).unwrap_or_else(|| panic!("{line}"));
        (read.number, read.symbol)
    }

    fn some(number: &str, symbol: &str) -> (Option<String>, Option<String>) {
        let of = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        (of(number), of(symbol))
    }

    #[test]
    fn numbers() {
        assert_eq!(number("Số: 15/KH-THCSTP"), some("15", "KH-THCSTP"));
        assert_eq!(number("Số 124 /KH-ĐT"), some("124", "KH-ĐT"));
        assert_eq!(number("Số:      /KH-THCSTP"), some("", "KH-THCSTP"));
        assert_eq!(number("Số: …../KH-THCSTP"), some("", "KH-THCSTP"));
        assert_eq!(number("Số: 17  /KH - MGSB"), some("17", "KH-MGSB"));
        assert_eq!(number("Số 12-KH/CB"), some("12", "KH/CB"));
        assert_eq!(number("Số : 05/KH-TH&THCSAH"), some("05", "KH-TH&THCSAH"));
        assert_eq!(number("Số: 39/KH-THCS An Hòa, ngày 5 tháng 9 năm 2025"), some("39", "KH-THCS"));
        assert_eq!(number("Số: 15"), some("15", ""));
        assert_eq!(number_line("Số lượng học sinh"), None);
        assert_eq!(number_line("Sốt xuất huyết"), None);
    }

    #[test]
    fn places() {
        let full = place_line("Hóc Môn, ngày 10 tháng 04 năm 2024").unwrap();
        assert_eq!(
            (full.place.as_deref(), full.date.map(|d| d.to_string())),
            (Some("Hóc Môn"), Some("2024-04-10".into()))
        );
        let blank = place_line("An Hòa, ngày …. tháng 9 năm 2025").unwrap();
        assert_eq!((blank.place.as_deref(), blank.date), (Some("An Hòa"), None));
        assert_eq!(place_line("An Hòa, ngày      tháng      năm 2025").unwrap().date, None);
        assert_eq!(place_line("Ngày 5/9/2025").unwrap().date.map(|d| d.to_string()), Some("2025-09-05".into()));
        assert_eq!(place_line("Căn cứ Nghị định số 5 ngày 3 tháng 2 năm 2020 của Chính phủ"), None);
    }
}
