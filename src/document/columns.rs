//! One line of text that holds two blocks set side by side with tabs or spaces, as the head and the foot of a plan have
//! them: the issuer left, the national title right; the recipients left, the signer right.

use crate::text::compose::composed;
use crate::text::letter;
use std::ops::Range;

/// Words after which a gap is a blank to fill in, not a column.
const BEFORE_BLANK: &[&str] = &["số", "số:", "ngày", "tháng", "năm", "lúc"];
/// What follows a blank that is filled in by hand.
const AFTER_BLANK: &[&str] = &["tháng", "năm", "/"];

/// The byte ranges of the columns of a line, without the gaps; one range when there is no gap of a tab or three spaces.
/// Empty for a blank line.
pub fn columns(line: &str) -> Vec<Range<usize>> {
    if letter::is_single_spaced(line) {
        let trimmed = line.trim_matches(' ');
        let start = line.len() - line.trim_start_matches(' ').len();
        return if trimmed.is_empty() { Vec::new() } else { vec![start..start + trimmed.len()] };
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut gap = Gap::default();
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            gap.add(c);
            continue;
        }
        let wide = std::mem::take(&mut gap).is_column();
        match out.last_mut() {
            Some(open) if !wide || is_blank(&line[open.clone()], &line[at..]) => open.end = at + c.len_utf8(),
            _ => out.push(at..at + c.len_utf8()),
        }
    }
    out
}

/// White space between two words.
#[derive(Default)]
struct Gap {
    spaces: usize,
    tabs: usize,
}

impl Gap {
    fn add(&mut self, c: char) {
        match c {
            '\t' => self.tabs += 1,
            _ => self.spaces += 1,
        }
    }

    fn is_column(&self) -> bool {
        self.tabs > 0 || self.spaces >= 3
    }
}

/// `Số:     /KH-THCS`, `ngày    tháng    năm`: a place left blank.
fn is_blank(left: &str, right: &str) -> bool {
    let last = composed(left.split_whitespace().next_back().unwrap_or("")).to_lowercase();
    let next = composed(right.split_whitespace().next().unwrap_or(""));
    BEFORE_BLANK.contains(&last.as_str()) || AFTER_BLANK.iter().any(|word| next.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<&str> {
        columns(line).into_iter().map(|r| &line[r]).collect()
    }

    #[test]
    fn two_columns_are_told_from_blanks() {
        assert_eq!(cut("  UBND XÃ AN HÒA \t CỘNG HÒA XÃ HỘI"), ["UBND XÃ AN HÒA", "CỘNG HÒA XÃ HỘI"]);
        assert_eq!(
            cut("Số:      /KH-MNHS        An Hòa, ngày      tháng 9 năm 2025"),
            ["Số:      /KH-MNHS", "An Hòa, ngày      tháng 9 năm 2025"]
        );
        assert_eq!(cut("một  hai"), ["một  hai"]);
        assert!(cut("   ").is_empty());
    }
}
