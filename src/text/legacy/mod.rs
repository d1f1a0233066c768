//! Text in old Vietnamese encodings, or damaged on the way through one: finding it, word by word, and decoding it.

pub mod charset;
pub mod damaged;
pub mod detect;
pub mod mojibake;
pub mod recode;
pub mod score;
pub mod settle;
pub mod viqr;

use crate::text::cells::Cells;
use crate::text::legacy::charset::Encoding;
use crate::text::legacy::detect::Prior;
use crate::text::protect;
use std::ops::Range;

/// Decodes every line: mojibake first, then the encodings, then words damaged inside right text.
pub fn decode(cells: &mut Cells, declared: Option<Encoding>, font: Option<&str>) {
    if declared.is_none() {
        mojibake::decode(cells);
    }
    let prior = Prior::of_font(font);
    let shout = font.is_some_and(is_capitals_font);
    let mut start = 0;
    while start < cells.list.len() {
        let ends = |cell: &&crate::text::cells::Cell| matches!(cell.ch, '\n' | '\r' | '\u{B}' | '\u{C}');
        let len = cells.list.iter().skip(start).take_while(|cell| !ends(cell)).count();
        let end = line(cells, start..start + len, declared, prior, shout).end;
        start = end + 1;
    }
}

/// The .Vn fonts that draw every letter as a capital: `.VnTimeH`, `.VnArial NarrowH`.
fn is_capitals_font(font: &str) -> bool {
    let name = font.trim().trim_end_matches(" Bold").trim_end_matches(" Italic").trim();
    name.starts_with(".V") && name.ends_with('H')
}

fn line(cells: &mut Cells, range: Range<usize>, declared: Option<Encoding>, prior: Prior, shout: bool) -> Range<usize> {
    if range.clone().all(|at| is_plain(cells.at(at))) && declared != Some(Encoding::Viqr) {
        return range;
    }
    let opaque = protect::ranges(cells);
    match declared {
        Some(Encoding::Viqr) => return viqr::line(cells, range, true, &opaque),
        Some(encoding) => {
            let tokens = detect::declared(cells, range.clone(), encoding, &opaque);
            return recode::line(cells, range, &tokens, shout);
        }
        None => {}
    }
    let tokens = detect::line(cells, range.clone(), prior, &opaque);
    let range = recode::line(cells, range, &tokens, shout);
    let opaque = protect::ranges(cells);
    let range = damaged::mend(cells, range, &opaque);
    viqr::line(cells, range, false, &opaque)
}

/// ASCII that no encoding uses for a mark.
fn is_plain(c: char) -> bool {
    c.is_ascii() && c != '^'
}
