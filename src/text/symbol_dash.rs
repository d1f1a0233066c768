//! Dashes and slashes inside document symbols: `12/KH–UBND` becomes `12/KH-UBND`. Dashes of prose and ranges stay.
//! So does the Đ that an old font left there (`30/2020/N§-CP`, `12/QÑ-UBND`): a symbol is no word that a decoder could weigh.

use crate::text::cells::{Cell, Cells};
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;
use crate::text::syllable;
use std::ops::Range;

/// Folds them in every run of characters without a space.
pub fn fold(cells: &mut Cells) {
    if !cells.list.iter().any(|cell| is_dash(cell.ch) || is_slash(cell.ch) || matches!(cell.ch, '§' | 'Ñ')) {
        return;
    }
    let mut start = 0;
    while start < cells.list.len() {
        let len = cells.list.iter().skip(start).take_while(|cell| !cell.ch.is_whitespace()).count();
        fold_chunk(cells, start..start + len);
        start += len + 1;
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '\u{2212}')
}

fn is_slash(c: char) -> bool {
    matches!(c, '\u{2044}' | '\u{2215}')
}

fn fold_chunk(cells: &mut Cells, chunk: Range<usize>) {
    let symbol = is_symbol(cells, chunk.clone());
    for at in chunk.clone() {
        let (before, c, after) = (cells.before(at), cells.at(at), cells.at(at + 1));
        if is_slash(c) && symbol && before.is_alphanumeric() && after.is_alphanumeric() {
            cells.set(at, '/', Rule::SymbolDash, Certainty::Certain);
        } else if matches!(c, '§' | 'Ñ') && symbol && is_old_d(cells, at, &chunk) {
            cells.set(at, 'Đ', if c == '§' { Rule::Tcvn3 } else { Rule::Vni }, Certainty::High);
        } else if is_dash(c) && joins(cells, at, symbol, &chunk) {
            cells.set(at, '-', Rule::SymbolDash, Certainty::Certain);
        }
    }
}

/// True for a code of Đ among the capitals of an abbreviation: no vowel but U beside it (BGD§T, H§ND, Q§UB).
fn is_old_d(cells: &Cells, at: usize, chunk: &Range<usize>) -> bool {
    let capital = |i: &usize| matches!(cells.at(*i), 'A'..='Z' | '§' | 'Ñ');
    let from = (chunk.start..at).rev().take_while(capital).last().unwrap_or(at);
    let to = (at..chunk.end).take_while(capital).last().unwrap_or(at);
    to > from && (from..=to).all(|i| !matches!(cells.at(i), 'A' | 'E' | 'I' | 'O' | 'Y'))
}

/// A number, a slash and two capitals in a row: the shape of a document symbol.
fn is_symbol(cells: &Cells, chunk: Range<usize>) -> bool {
    let slice = cells.list.get(chunk).unwrap_or(&[]);
    let has = |test: fn(char) -> bool| slice.iter().any(|cell| test(cell.ch));
    let capital = |cell: &Cell| cell.ch.is_uppercase() || cell.ch == '§';
    let capitals = slice.windows(2).any(|pair| pair.iter().all(capital));
    capitals && has(|c| c.is_ascii_digit()) && has(|c| c == '/' || is_slash(c))
}

fn joins(cells: &Cells, at: usize, symbol: bool, chunk: &Range<usize>) -> bool {
    let (before, after) = (cells.before(at), cells.at(at + 1));
    if symbol {
        return before.is_alphanumeric() && after.is_alphanumeric() && (before.is_uppercase() || after.is_uppercase());
    }
    if !(before.is_uppercase() && after.is_uppercase()) {
        return false;
    }
    // Between capitals a hyphen is a hyphen; an en dash may join two words of a heading, and then stays.
    matches!(cells.at(at), '\u{2010}' | '\u{2011}')
        || !(is_word(cells, chunk.start..at) || is_word(cells, at + 1..chunk.end))
}

/// True when the letters next to the dash make a syllable.
fn is_word(cells: &Cells, range: Range<usize>) -> bool {
    let letters = cells.list.get(range).unwrap_or(&[]).iter().map(|cell| cell.ch).filter(|c| c.is_alphabetic());
    syllable::read(letters).is_none_or(syllable::is_legal_reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_only() {
        let run = |source: &str| {
            let mut cells = Cells::new(source);
            fold(&mut cells);
            cells.finish(source).0
        };
        for (source, text) in [
            ("số 12/KH–UBND", "số 12/KH-UBND"),
            ("15⁄2021⁄TT-BGDĐT", "15/2021/TT-BGDĐT"),
            ("Phòng VH‑XH", "Phòng VH-XH"),
            ("số 05–CT/TU", "số 05-CT/TU"),
            ("VP–UBND", "VP-UBND"),
            (
                "30/2020/N§-CP, 12/QÑ-UBND, 29/NQ-H§ND, 5/TT-BGDÑT.",
                "30/2020/NĐ-CP, 12/QĐ-UBND, 29/NQ-HĐND, 5/TT-BGDĐT.",
            ),
        ] {
            assert_eq!(run(source), text);
        }
        for kept in [
            "2026–2030",
            "văn hoá – xã hội",
            "HÀ NỘI–HẢI PHÒNG",
            "1⁄2",
            "KHDH/2024–2025",
            "7 − 2",
            "a–b",
            "ESPAÑA 3/4",
            "§5/2020",
            "AÑO/12",
        ] {
            assert_eq!(run(kept), kept);
        }
    }
}
