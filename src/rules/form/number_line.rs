//! The parts of a number line (`Số: 15/KH-THCSTP`), right or wrong. Byte ranges are in the line.

use crate::rules::prose;
use crate::rules::rule::Case;
use crate::rules::state::head;
use crate::rules::stretch::Stretch;
use std::ops::Range;

/// Type codes of Phụ lục III of the decree, in the order of Điều 7.
pub const TYPE_CODES: &[&str] = &[
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB",
];

/// A number line taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberLine {
    /// The word Số.
    pub word: Range<usize>,
    /// A colon follows it.
    pub colon: bool,
    /// White space stands between the word and the colon.
    pub space_before_colon: bool,
    /// From the first sign of the number to the end.
    pub body: Range<usize>,
    /// The digits of the number; empty when left blank.
    pub number: Range<usize>,
    /// A year between two slashes, digits only.
    pub year: Option<Range<usize>>,
    /// The sign between number (or year) and symbol: `/`, `-` or nothing.
    pub separator: Option<char>,
    /// All that follows.
    pub symbol: Range<usize>,
}

/// The number line of a document: the extracted one to the end of its last word, else a line of the head that opens with Số and has a
/// figure or a blank and a slash.
pub fn find<'a>(case: &Case<'a>) -> Option<(Stretch<'a>, NumberLine)> {
    let line = match &case.plan.header.number_symbol {
        Some(number) => Stretch::of(case, number.field.at)?.to_word_end(),
        None => head(case).filter_map(|i| Stretch::block(case, i)).find(|line| looks_like_one(line.text))?,
    };
    NumberLine::parse(line.text).map(|parts| (line, parts))
}

fn looks_like_one(line: &str) -> bool {
    line.chars().count() < 50 && NumberLine::parse(line).is_some_and(|n| n.separator.is_some() && !n.symbol.is_empty())
}

impl NumberLine {
    /// Takes a line apart; `None` when it does not open with the word Số.
    pub fn parse(line: &str) -> Option<NumberLine> {
        let lead = line.len() - line.trim_start().len();
        let word = lead..lead + word_length(line.get(lead..)?)?;
        let mut scan = Scan { line, at: word.end };
        let spaces = scan.spaces();
        let colon = scan.eat(':');
        scan.spaces();
        let begin = scan.at;
        let mut number = scan.digits();
        // A letter after the figures: 45a.
        if !number.is_empty() && scan.letter_before_separator() {
            number.end = scan.at;
        }
        let digits_end = scan.at;
        // A blank is dots, lines or room for the pen.
        scan.while_in("._…–—-  \t");
        if !number.is_empty() {
            scan.at = digits_end;
            scan.spaces();
        }
        let separator = scan.one_of("/-–—");
        let mut year = None;
        if separator == Some('/') {
            let here = scan.at;
            scan.spaces();
            let digits = scan.digits();
            scan.spaces();
            if digits.len() == 4 && scan.one_of("/-").is_some() {
                year = Some(digits);
            } else {
                scan.at = here;
            }
        }
        scan.spaces();
        let end = end_of_symbol(line, scan.at);
        Some(NumberLine {
            word,
            colon,
            space_before_colon: colon && spaces > 0,
            body: begin.min(end)..end,
            number,
            year,
            separator,
            symbol: scan.at.min(end)..end,
        })
    }

    /// The number is left blank.
    pub fn blank(&self) -> bool {
        self.number.is_empty() && self.separator.is_some()
    }

    /// The Party's form: `15-KH/THCSTP`.
    pub fn party_form(&self, line: &str) -> bool {
        let symbol = line.get(self.symbol.clone()).unwrap_or("");
        self.separator.is_some_and(|s| s != '/')
            && symbol.split_once('/').is_some_and(|(code, rest)| is_type_code(code.trim()) && !rest.trim().is_empty())
    }

    /// The codes of the symbol with their ranges in the line, parted at every sign that people part them with.
    pub fn codes<'l>(&self, line: &'l str) -> Vec<(Range<usize>, &'l str)> {
        let mut codes = Vec::new();
        let symbol = line.get(self.symbol.clone()).unwrap_or("");
        let mut start = 0;
        for (i, c) in symbol.char_indices().chain([(symbol.len(), '-')]) {
            if "-–—/._ ".contains(c) {
                if i > start {
                    codes.push((self.symbol.start + start..self.symbol.start + i, &symbol[start..i]));
                }
                start = i + c.len_utf8();
            }
        }
        codes
    }
}

/// Where the symbol ends: at the end of the line, or where words of prose follow it ("12/KH-THCS V/v tổ chức hội thi"). Behind a sign that
/// parts codes no prose begins ("15/KH - Thcs").
fn end_of_symbol(line: &str, from: usize) -> usize {
    let end = line.trim_end().len();
    let gaps = line.get(from..end).unwrap_or("").match_indices(char::is_whitespace).map(|(at, _)| from + at);
    let begins_prose = |at: &usize| {
        let head = line[..*at].trim_end();
        let word = line[*at..].trim_start().split(char::is_whitespace).next().unwrap_or("");
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let prose = bare.chars().count() > 1 && (prose::is_lower(bare) || prose::is_capitalised(bare));
        let subject = word.starts_with("V/v") || word.starts_with("V/V");
        !head.ends_with(['/', '-', '–', '—', '.', '_', '…']) && (prose || subject)
    };
    gaps.into_iter().find(begins_prose).map_or(end, |at| line[..at].trim_end().len())
}

/// A code of a type, whatever the case of its letters.
pub fn is_type_code(code: &str) -> bool {
    TYPE_CODES.iter().any(|known| known.to_uppercase() == code.to_uppercase())
}

fn word_length(text: &str) -> Option<usize> {
    ["Số", "SỐ", "số", "So", "SO"].iter().find(|w| text.starts_with(**w)).map(|w| w.len())
}

/// A reading head over one line.
struct Scan<'l> {
    line: &'l str,
    at: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.line.get(self.at..).unwrap_or("")
    }

    fn spaces(&mut self) -> usize {
        let length = self.rest().len() - self.rest().trim_start().len();
        self.at += length;
        length
    }

    fn digits(&mut self) -> Range<usize> {
        let length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        self.at - length..self.at
    }

    /// Passes one small letter that a slash or hyphen follows.
    fn letter_before_separator(&mut self) -> bool {
        let mut chars = self.rest().chars();
        let found =
            chars.next().is_some_and(|c| c.is_ascii_lowercase()) && chars.next().is_some_and(|c| "/-".contains(c));
        self.at += usize::from(found);
        found
    }

    fn while_in(&mut self, set: &str) {
        let length: usize = self.rest().chars().take_while(|c| set.contains(*c)).map(char::len_utf8).sum();
        self.at += length;
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn one_of(&mut self, set: &str) -> Option<char> {
        let c = self.rest().chars().next().filter(|c| set.contains(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (String, Option<char>, String) {
        let n = NumberLine::parse(line).expect(line);
        (line[n.number.clone()].to_owned(), n.separator, line[n.symbol.clone()].to_owned())
    }

    #[test]
    fn lines_right_and_wrong_are_taken_apart() {
        assert_eq!(parts("Số: 15/KH-THCSTP"), ("15".into(), Some('/'), "KH-THCSTP".into()));
        assert_eq!(parts("Số 124 /KH-ĐT"), ("124".into(), Some('/'), "KH-ĐT".into()));
        assert_eq!(parts("Số:      /KH-THCSTP"), (String::new(), Some('/'), "KH-THCSTP".into()));
        assert_eq!(parts("Số: ……/KH-THCSTP"), (String::new(), Some('/'), "KH-THCSTP".into()));
        assert_eq!(parts("Số: 15/2026/KH-THCSTP"), ("15".into(), Some('/'), "KH-THCSTP".into()));
        assert_eq!(parts("Số 15-KH/THCSTP"), ("15".into(), Some('-'), "KH/THCSTP".into()));
        assert_eq!(parts("Số: 15KH"), ("15".into(), None, "KH".into()));
        assert_eq!(parts("Số: 15/KH - Thcs"), ("15".into(), Some('/'), "KH - Thcs".into()));
        assert_eq!(parts("Số: 15/KH-PGD ĐT"), ("15".into(), Some('/'), "KH-PGD ĐT".into()));
    }

    #[test]
    fn prose_behind_the_symbol_is_no_part_of_it() {
        for line in [
            "Số: 38/KH-UBND Sở Giáo dục - Lưu: VT.",
            "Số: 38/KH-UBND V/v tổ chức hội thi",
            "Số: 38/KH-UBND ngày 5/9/2025",
        ] {
            assert_eq!(parts(line), ("38".into(), Some('/'), "KH-UBND".into()), "{line}");
        }
    }

    #[test]
    fn the_partys_form_is_known() {
        let line = "Số 15-KH/ĐU";
        assert!(NumberLine::parse(line).is_some_and(|n| n.party_form(line)));
        let line = "Số: 15-KH-THCS";
        assert!(!NumberLine::parse(line).is_some_and(|n| n.party_form(line)));
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_it(line in ".{0,40}") {
            if let Some(n) = NumberLine::parse(&format!("Số{line}")) {
                let line = format!("Số{line}");
                let _ = (line.get(n.body.clone()).is_some(), n.codes(&line), n.party_form(&line));
                proptest::prop_assert!(line.get(n.symbol.clone()).is_some());
            }
        }
    }
}
