//! Runs of characters that are not prose: addresses, links, paths, handles, identifiers. Their letters are left alone.

use crate::text::cells::{Cell, Cells};
use std::ops::Range;

/// The cell ranges of such runs inside a range of cells that begins and ends between words, in order.
pub fn ranges(cells: &Cells, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let list = cells.list.get(within.clone()).unwrap_or(&[]);
    let sign = |pair: &[Cell]| match pair {
        [a, b] => matches!(a.ch, '@' | '\\' | '_' | '#') || matches!((a.ch, b.ch), (':', '/') | ('w' | 'W', 'w' | 'W')),
        _ => false,
    };
    if !list.windows(2).any(sign) {
        return found;
    }
    let mut start = 0;
    while start < list.len() {
        let len = list.iter().skip(start).take_while(|cell| !cell.ch.is_whitespace()).count();
        if list.get(start..start + len).is_some_and(is_opaque) {
            found.push(within.start + start..within.start + start + len);
        }
        start += len + 1;
    }
    found
}

/// True when `index` lies in one of the ranges.
pub fn covers(ranges: &[Range<usize>], index: usize) -> bool {
    let at = ranges.partition_point(|range| range.end <= index);
    ranges.get(at).is_some_and(|range| range.contains(&index))
}

fn is_opaque(chunk: &[Cell]) -> bool {
    let at = |index: usize| chunk.get(index).map_or('\0', |cell| cell.ch);
    let begins = |prefix: &str| prefix.chars().enumerate().all(|(i, c)| at(i).eq_ignore_ascii_case(&c));
    if matches!(at(0), '#' | '@') && at(1).is_alphabetic() || begins("www.") {
        return true;
    }
    let scheme = |pair: &[Cell]| matches!(pair, [a, b, c] if a.ch == ':' && b.ch == '/' && c.ch == '/');
    chunk.windows(3).any(scheme)
        || chunk.iter().enumerate().any(|(i, cell)| is_sign(cell.ch, i.checked_sub(1).map_or('\0', at), at(i + 1)))
}

/// `@`, `\` or `_` between letters or digits.
fn is_sign(c: char, before: char, after: char) -> bool {
    matches!(c, '@' | '_' | '\\')
        && (before.is_alphanumeric() || before == ':')
        && (after.is_alphanumeric() || after == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names() {
        let source = "gửi vanthu@xa.gov.vn, www.a.vn (https://b.vn/hòan) #ChuyểnĐổi @ubnd_xa C:\\Tài\\liệu a_b: 5 @ 6";
        let cells = Cells::new(source);
        let words: Vec<String> = ranges(&cells, 0..cells.list.len())
            .into_iter()
            .map(|range| cells.list[range].iter().map(|cell| cell.ch).collect())
            .collect();
        assert_eq!(
            words,
            ["vanthu@xa.gov.vn,", "www.a.vn", "(https://b.vn/hòan)", "#ChuyểnĐổi", "@ubnd_xa", "C:\\Tài\\liệu", "a_b:"]
        );
    }
}
