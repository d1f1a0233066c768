//! Text in old Vietnamese encodings, or damaged on the way through one: finding it, word by word, and decoding it.

pub mod charset;
pub mod damaged;
pub mod detect;
pub mod mojibake;
pub mod quick;
pub mod recode;
pub mod score;
pub mod settle;
pub mod viqr;

use crate::text::cells::Cells;
use crate::text::legacy::charset::Encoding;
use crate::text::legacy::detect::Prior;
use crate::text::protect;
use std::ops::Range;

/// Decodes what is in an old encoding, line by line. True when something was decoded.
pub fn decode(cells: &mut Cells, declared: Option<Encoding>, font: Option<&str>) -> bool {
    if declared == Some(Encoding::Viqr) {
        viqr::decode(cells, true);
        return true;
    }
    let mut changed = declared.is_none() && mojibake::decode(cells);
    let prior = Prior::of_font(font);
    let shout = font.is_some_and(is_capitals_font);
    let mut out = Cells::default();
    out.list.reserve(cells.list.len());
    for range in cells.lines() {
        changed |= line(cells, range.clone(), declared, prior, shout, &mut out);
        out.list.extend(cells.list.get(range.end).copied());
    }
    cells.list = out.list;
    cells.flags.append(&mut out.flags);
    changed
}

/// Mends words that are damaged inside right text.
pub fn mend(cells: &mut Cells) {
    damaged::mend(cells);
    viqr::decode(cells, false);
}

/// The .Vn fonts that draw every letter as a capital: `.VnTimeH`, `.VnArial NarrowH`.
fn is_capitals_font(font: &str) -> bool {
    let name = font.trim().trim_end_matches(" Bold").trim_end_matches(" Italic").trim();
    name.starts_with(".V") && name.ends_with('H')
}

fn line(
    cells: &mut Cells,
    range: Range<usize>,
    declared: Option<Encoding>,
    prior: Prior,
    shout: bool,
    out: &mut Cells,
) -> bool {
    let slice = cells.list.get(range.clone()).unwrap_or(&[]);
    if slice.iter().all(|cell| cell.ch.is_ascii()) {
        out.list.extend_from_slice(slice);
        return false;
    }
    let plain = declared.is_none() && !shout;
    if plain && [Encoding::Tcvn3, Encoding::Vni].into_iter().any(|encoding| quick::line(slice, encoding, &mut out.list))
    {
        return true;
    }
    let opaque = protect::ranges(cells, range.clone());
    let tokens = match declared {
        Some(encoding) => detect::declared(cells, range.clone(), encoding, &opaque),
        None => detect::line(cells, range.clone(), prior, &opaque),
    };
    recode::line(cells, range, &tokens, shout, out)
}
