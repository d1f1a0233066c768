//! The date of issue to the right of a number: only the forms that stand there, and only where they stand.

use super::cursor::{next, phrase, skip_spaces};
use jiff::civil::Date;

/// A date beside a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// One past its last byte.
    pub end: usize,
    /// The day; `None` when it is blank, impossible or has no year.
    pub date: Option<Date>,
    /// A year was written.
    pub whole: bool,
}

/// Reads "ngày 20/11/2021", "ngày 26 tháng 11 năm 2021", "20/11/2021", "ngày … tháng … năm 2024" at an offset.
pub fn read(text: &str, at: usize) -> Option<Beside> {
    let worded = phrase_glued(text, at);
    let start = worded.map_or(at, |end| skip_spaces(text, end));
    match digits(text, start, 2) {
        Some((day, end)) => month(text, end, day, worded.is_some()),
        None => worded.and_then(|_| blank(text, start)),
    }
}

/// The word "ngày", also without the blank behind it: "ngày20/11".
fn phrase_glued(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let end = ["ngày", "Ngày", "NGÀY"].iter().find(|w| rest.starts_with(**w)).map(|w| at + w.len())?;
    (!next(text, end).is_some_and(char::is_alphabetic)).then_some(end)
}

fn digits(text: &str, at: usize, most: usize) -> Option<(i16, usize)> {
    let count = text.get(at..)?.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
    let value = text.get(at..at + count)?.parse().ok()?;
    (1..=most).contains(&count).then_some((value, at + count))
}

fn sign(text: &str, at: usize) -> Option<(char, usize)> {
    let at = skip_spaces(text, at);
    let c = next(text, at).filter(|c| matches!(c, '/' | '-' | '.' | '–'))?;
    let behind = skip_spaces(text, at + c.len_utf8());
    let twice = next(text, behind).filter(|again| *again == c).map_or(0, char::len_utf8); // "07/8//2024"
    Some((c, skip_spaces(text, behind + twice)))
}

fn month(text: &str, at: usize, day: i16, worded: bool) -> Option<Beside> {
    if let Some((c, behind)) = sign(text, at) {
        let (month, end) = digits(text, behind, 2)?;
        let year = sign(text, end).filter(|(again, _)| *again == c).and_then(|(_, y)| digits(text, y, 4));
        return match year {
            Some((year, end)) if year > 999 || worded => Some(whole(end, year, month, day)),
            None if worded => Some(Beside { end, date: None, whole: false }),
            _ => None,
        };
    }
    let word = skip_spaces(text, at);
    let behind =
        ["tháng", "Tháng", "THÁNG"].iter().find_map(|w| text.get(word..)?.starts_with(w).then_some(word + w.len()))?;
    let (month, end) = digits(text, skip_spaces(text, behind), 2).filter(|_| worded)?;
    Some(year(text, end, month, day).unwrap_or(Beside { end, date: None, whole: false }))
}

/// "năm 2021", ", năm 2021", "/2021".
fn year(text: &str, at: usize, month: i16, day: i16) -> Option<Beside> {
    let behind = sign(text, at).filter(|(c, _)| *c == '/').map(|(_, y)| y).or_else(|| {
        let comma = skip_spaces(text, at);
        let word = if next(text, comma) == Some(',') { skip_spaces(text, comma + 1) } else { comma };
        let rest = text.get(word..)?;
        ["năm", "Năm", "NĂM"].iter().find(|w| rest.starts_with(**w)).map(|w| skip_spaces(text, word + w.len()))
    })?;
    let (year, end) = digits(text, behind, 4).filter(|(y, _)| *y > 999)?;
    Some(whole(end, year, month, day))
}

fn whole(end: usize, year: i16, month: i16, day: i16) -> Beside {
    let year = if year < 100 { 2000 + year } else { year };
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok()).and_then(|(m, d)| Date::new(year, m, d).ok());
    Beside { end, date, whole: true }
}

/// "ngày … tháng … năm 2024": a blank of a draft.
fn blank(text: &str, at: usize) -> Option<Beside> {
    if let Some(beside) = blank_signs(text, skip_blank(text, at)) {
        return Some(beside);
    }
    let month = phrase(text, skip_blank(text, at), "tháng")?;
    let number = digits(text, skip_spaces(text, month), 2).map_or(month, |(_, end)| end);
    let year = phrase(text, skip_blank(text, number), "năm")?;
    let start = skip_spaces(text, year);
    let end = digits(text, start, 4).map_or(year, |(_, end)| end);
    Some(Beside { end, date: None, whole: true })
}

/// "ngày   /9/2024", "ngày …/…/2024": the offset is that of the first sign.
fn blank_signs(text: &str, at: usize) -> Option<Beside> {
    let slash = |at: usize| (next(text, at) == Some('/')).then(|| skip_blank(text, at + 1));
    let month = slash(at)?;
    let behind = digits(text, month, 2).map_or(month, |(_, end)| end);
    let year = slash(skip_blank(text, behind))?;
    let end = digits(text, year, 4).map_or(year, |(_, end)| end);
    Some(Beside { end, date: None, whole: true })
}

/// Blanks, dots, ellipses and underscores.
pub fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let blank = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_');
    at + rest.find(|c: char| !blank(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(String, usize)> {
        read(text, 0).map(|b| (b.date.map_or("-".to_owned(), |d| d.to_string()), text.len() - b.end))
    }

    #[test]
    fn forms_beside_a_number() {
        for text in [
            "ngày 2/4/2024",
            "ngày 02 tháng 4 năm 2024",
            "ngày 02-04-2024",
            "ngày 2.4.2024",
            "02/4/2024",
            "ngày 02 tháng 4, năm 2024",
            "ngày02/4/2024",
            "ngày 02 tháng4 năm2024",
            "ngày 2 tháng 4/2024",
        ] {
            assert_eq!(at(text), Some(("2024-04-02".to_owned(), 0)), "{text}");
        }
        assert_eq!(at("ngày 31/4/2024"), Some(("-".to_owned(), 0)));
        assert_eq!(at("ngày … tháng … năm 2024"), Some(("-".to_owned(), 0)));
        assert_eq!(at("ngày 20/11"), Some(("-".to_owned(), 0)));
        assert_eq!(at("20/11"), None);
        assert_eq!(at("ngày mai"), None);
        assert_eq!(at("ngà"), None);
    }
}
