//! Marks that come in pairs: quotation marks and brackets, and those of them that have no partner. A pair may run over
//! several paragraphs; the numbers of a list ("a)") are no brackets.

use crate::document::tokens::is_word_char;
use crate::rules::prose::{Paragraph, Prose};
use std::ops::Range;

/// A mark without its partner.
#[derive(Debug, Clone)]
pub struct Single<'d> {
    /// Where it stands.
    pub paragraph: Paragraph<'d>,
    /// Its bytes in the normalised text.
    pub range: Range<usize>,
    /// True for an opening mark.
    pub opens: bool,
}

/// Which way a quotation mark works at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMark {
    /// Its bytes.
    pub range: Range<usize>,
    /// It opens a quotation.
    pub opens: bool,
    /// It has the shape of the other direction.
    pub reversed: bool,
    /// `"` instead of “ ”.
    pub straight: bool,
}

/// How many paragraphs later a quotation may end.
const QUOTE_REACH: usize = 6;
/// How many paragraphs later a bracket may end.
const BRACKET_REACH: usize = 2;

/// The quotation marks of a text with the way they work.
pub fn quote_marks(text: &str) -> Vec<QuoteMark> {
    let mut marks: Vec<QuoteMark> = Vec::new();
    // The first bytes of all of them; most lines have none.
    if memchr::memchr3(b'"', 0xC2, 0xE2, text.as_bytes()).is_none() {
        return marks;
    }
    let mut depth = 0i32;
    for (at, mark) in text.match_indices(['“', '„', '«', '”', '»', '"']) {
        let Some(c) = mark.chars().next() else { continue };
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let straight = c == '"';
        let (opens, reversed) = match c {
            '“' | '„' | '«' => (!looks_closing(before, after), looks_closing(before, after)),
            '”' | '»' => (looks_opening(before, after), looks_opening(before, after)),
            '"' if before.is_some_and(|b| b.is_ascii_digit()) && depth == 0 => continue,
            '"' if looks_opening(before, after) => (true, false),
            '"' if looks_closing(before, after) => (false, false),
            '"' => (depth <= 0, false),
            _ => continue,
        };
        depth += if opens { 1 } else { -1 };
        marks.push(QuoteMark { range: at..at + c.len_utf8(), opens, reversed, straight });
    }
    marks
}

fn looks_opening(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[')) && after.is_some_and(is_word_char)
}

fn looks_closing(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|b| is_word_char(b) || matches!(b, '.' | '!' | '?' | '…'))
        && after.is_none_or(|a| a.is_whitespace() || matches!(a, ',' | '.' | ';' | ':' | ')' | '?' | '!'))
}

/// Quotation marks without a partner.
pub fn single_quotes<'d>(prose: &'d Prose<'d>) -> Vec<Single<'d>> {
    singles(prose, QUOTE_REACH, |text| {
        let marks = quote_marks(text).into_iter().map(|m| (m.range, m.opens));
        unmatched(marks, |_, _| true)
    })
}

/// Brackets without a partner.
pub fn single_brackets<'d>(prose: &'d Prose<'d>) -> Vec<Single<'d>> {
    singles(prose, BRACKET_REACH, |text| {
        let signs = text.as_bytes();
        if memchr::memchr2(b'(', b')', signs).or_else(|| memchr::memchr2(b'[', b']', signs)).is_none() {
            return Vec::new();
        }
        let all = bracket_marks(text, false);
        if all.iter().all(|(_, opens)| *opens) { all } else { shorter(all, bracket_marks(text, true)) }
    })
}

fn shorter<T>(a: Vec<T>, b: Vec<T>) -> Vec<T> {
    if b.len() < a.len() { b } else { a }
}

fn bracket_marks(text: &str, skip_list_numbers: bool) -> Vec<(Range<usize>, bool)> {
    let marks = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '(' | ')' | '[' | ']'))
        .filter(|(at, c)| !(skip_list_numbers && *c == ')' && list_number(text, *at)))
        .map(|(at, c)| (at..at + 1, matches!(c, '(' | '[')));
    let round = |r: &Range<usize>| matches!(text.as_bytes().get(r.start), Some(b'(' | b')'));
    let mut left = unmatched(marks, |open, close| round(open) == round(close));
    // What is left of list numbers is no fault even when skipping them was not the better reading.
    left.retain(|(range, opens)| *opens || !list_number(text, range.start));
    left
}

/// True for the bracket of "a)", "12)", "iv)".
fn list_number(text: &str, at: usize) -> bool {
    let Some(head) = text.get(..at) else { return false };
    let token = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let short = token.chars().count() == 1
        || (token.len() <= 2 && token.bytes().all(|b| b.is_ascii_digit()))
        || (token.len() <= 4 && token.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
    let before = head[..head.len() - token.len()].chars().next_back();
    !token.is_empty() && short && before.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';'))
}

/// Runs a stack over the marks of one text and gives back what has no partner.
fn unmatched(
    marks: impl Iterator<Item = (Range<usize>, bool)>,
    partners: impl Fn(&Range<usize>, &Range<usize>) -> bool,
) -> Vec<(Range<usize>, bool)> {
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut left: Vec<(Range<usize>, bool)> = Vec::new();
    for (range, opens) in marks {
        if opens {
            open.push(range);
        } else if open.last().is_some_and(|last| partners(last, &range)) {
            open.pop();
        } else {
            left.push((range, false));
        }
    }
    left.extend(open.into_iter().map(|range| (range, true)));
    left.sort_by_key(|(range, _)| range.start);
    left
}

/// What is left over in every paragraph, less the pairs that run over paragraphs outside tables.
fn singles<'d>(
    prose: &'d Prose<'d>,
    reach: usize,
    left_over: impl Fn(&str) -> Vec<(Range<usize>, bool)>,
) -> Vec<Single<'d>> {
    let mut found: Vec<(usize, Single<'d>)> = Vec::new();
    for (order, paragraph) in prose.paragraphs().enumerate() {
        for (range, opens) in left_over(paragraph.text) {
            let partner = found.last().is_some_and(|(earlier, single)| {
                !opens
                    && single.opens
                    && !paragraph.in_cell()
                    && !single.paragraph.in_cell()
                    && *earlier < order
                    && order - earlier <= reach
            });
            if partner {
                found.pop();
            } else {
                found.push((order, Single { paragraph, range, opens }));
            }
        }
    }
    found.into_iter().map(|(_, single)| single).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Block;
    use crate::document::document::Document;

    fn document(lines: &[&str]) -> Document {
        Document { blocks: lines.iter().map(|l| Block::new(*l, None)).collect(), ..Document::default() }
    }

    fn left(lines: &[&str], brackets: bool) -> Vec<(usize, String, bool)> {
        let document = document(lines);
        let prose = Prose::of(&document);
        let found = if brackets { single_brackets(&prose) } else { single_quotes(&prose) };
        found.into_iter().map(|s| (s.paragraph.index, s.paragraph.text[s.range.clone()].to_owned(), s.opens)).collect()
    }

    #[test]
    fn outer_mark_is_the_single_one() {
        let text = "Chủ đề “Quyết tâm thực hiện và phương châm “Dân biết, dân bàn”; nâng cao";
        let document = document(&[text]);
        let prose = Prose::of(&document);
        let single = single_quotes(&prose);
        assert_eq!(single.len(), 1);
        assert_eq!(single[0].range.start, text.find('“').unwrap());
    }

    #[test]
    fn pairs_nested_straight_and_over_paragraphs() {
        assert!(left(&["“A “B” C”, \"D\", (“E”)"], false).is_empty());
        assert!(left(&["“Một,", "hai,", "ba”"], false).is_empty());
        assert_eq!(left(&["một \"hai ba"], false).len(), 1);
        assert!(left(&["màn hình 55\" và 65\""], false).is_empty());
    }

    #[test]
    fn list_numbers_are_no_brackets() {
        assert!(left(&["gồm: a) một; b) hai; iv) ba (bốn)"], true).is_empty());
        assert!(left(&["(gồm: a) một; b) hai)", "(theo khoản a)"], true).is_empty());
        assert_eq!(left(&["Trường (gọi tắt là đơn vị xây dựng"], true), [(0, "(".to_owned(), true)]);
        assert!(left(&["(Kèm theo Kế hoạch số 12", "ngày 05 tháng 9 năm 2026)"], true).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn total(text in "[a-z“”\"() \\[\\]1)]{0,40}") {
            let _ = (left(&[&text], true), left(&[&text], false));
        }
    }
}
