//! The parts of a place-and-date line (`Xuân Đông, ngày 08 tháng 9 năm 2026`), right or wrong. Byte ranges are in the line.

use crate::extract::words;
use std::ops::Range;

/// A place-and-date line taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateLine {
    /// The place, without the comma.
    pub place: Range<usize>,
    /// A comma follows the place.
    pub comma: bool,
    /// The word ngày, when written.
    pub day_word: Option<Range<usize>>,
    /// What stands after it: digits, or empty when left blank.
    pub day: Range<usize>,
    /// The word tháng, when written.
    pub month_word: Option<Range<usize>>,
    /// What stands after it.
    pub month: Range<usize>,
    /// The word năm, when written.
    pub year_word: Option<Range<usize>>,
    /// What stands after it.
    pub year: Range<usize>,
    /// A date in digits alone (`05/9/2026`).
    pub numeric: Option<Range<usize>>,
}

impl DateLine {
    /// Takes a line apart. Total: what is not there stays empty.
    pub fn parse(line: &str) -> DateLine {
        let lower = line.to_lowercase();
        // Lower case keeps the byte lengths of Vietnamese letters; where it does not, nothing is said.
        if lower.len() != line.len() {
            return DateLine::default();
        }
        let mut out = DateLine { numeric: numeric(line), ..DateLine::default() };
        let month_word = find(&lower, "tháng", 0);
        let day_word = find(&lower, "ngày", 0).filter(|d| month_word.as_ref().is_none_or(|m| d.start < m.start));
        let year_word = month_word.as_ref().and_then(|m| find(&lower, "năm", m.end));
        let place_end = day_word
            .as_ref()
            .map(|d| d.start)
            .or(out.numeric.as_ref().map(|n| n.start))
            .or(month_word.as_ref().map(|m| m.start))
            .unwrap_or(line.len());
        let before = line.get(..place_end).unwrap_or("").trim_end();
        out.comma = before.ends_with(',');
        let name = before.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
        let lead = name.len() - name.trim_start().len();
        out.place = lead..name.len();
        out.day = day_word.as_ref().map_or(0..0, |d| value(line, d.end));
        out.month = month_word.as_ref().map_or(0..0, |m| value(line, m.end));
        out.year = year_word.as_ref().map_or(0..0, |y| value(line, y.end));
        out.day_word = day_word;
        out.month_word = month_word;
        out.year_word = year_word;
        out
    }

    /// From the word to the end of its value.
    pub fn with_word(word: &Option<Range<usize>>, value: &Range<usize>) -> Range<usize> {
        let start = word.as_ref().map_or(value.start, |w| w.start);
        let end = if value.is_empty() { word.as_ref().map_or(value.end, |w| w.end) } else { value.end };
        start..end.max(start)
    }
}

fn find(lower: &str, word: &str, from: usize) -> Option<Range<usize>> {
    let start = from + words::find(lower.get(from..)?, word)?;
    Some(start..start + word.len())
}

/// Digits after a word, white space between them skipped; empty when there are none.
fn value(line: &str, from: usize) -> Range<usize> {
    let rest = line.get(from..).unwrap_or("");
    let start = from + rest.len() - rest.trim_start().len();
    let length = line.get(start..).unwrap_or("").bytes().take_while(u8::is_ascii_digit).count();
    start..start + length
}

/// `5/9/2026`, `05-09-2026`, `05.9.2026`.
fn numeric(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let (mut groups, mut run) = (0, 0);
        while at < bytes.len() && (bytes[at].is_ascii_digit() || (run > 0 && b"/.-".contains(&bytes[at]))) {
            if bytes[at].is_ascii_digit() {
                run += 1;
            } else {
                groups += 1;
                run = 0;
            }
            at += 1;
        }
        if groups == 2 && run == 4 {
            return Some(start..at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart() {
        let line = "Xuân Đông, ngày 08 tháng 9 năm 2026";
        let d = DateLine::parse(line);
        assert_eq!((&line[d.place.clone()], d.comma), ("Xuân Đông", true));
        assert_eq!((&line[d.day.clone()], &line[d.month.clone()], &line[d.year.clone()]), ("08", "9", "2026"));
    }

    #[test]
    fn blanks_and_figures_are_known() {
        let d = DateLine::parse("Xuân Đông, ngày    tháng 9 năm 2026");
        assert!(d.day.is_empty() && !d.month.is_empty());
        assert!(DateLine::parse("Xuân Đông, 05/9/2026").numeric.is_some());
        assert!(DateLine::parse("Xuân Đông, ngày 05 tháng 9 năm 2026").numeric.is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_it(line in ".{0,60}") {
            let d = DateLine::parse(&line);
            for range in [d.place, d.day, d.month, d.year] {
                proptest::prop_assert!(line.get(range).is_some());
            }
        }
    }
}
