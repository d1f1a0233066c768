//! Text boxes (MS-DOC 2.8.28, 2.8.32): where in the body each is anchored and where its text lies in the story of the boxes.

use super::fib::{Fib, Place, u32_at};
use std::collections::BTreeMap;

/// Bytes of a shape's address and of a box's text record.
const SPA: usize = 26;
const FTXBXS: usize = 22;
/// Where the record of a text names its shape.
const SHAPE: usize = 14;
/// Most boxes that are placed.
const MOST_BOXES: usize = 2000;

/// The text of one box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxText {
    /// Character of the body at which it is anchored; past its end where that is not told.
    pub anchor: u32,
    /// First character in the story of the boxes.
    pub start: u32,
    /// Characters.
    pub length: u32,
}

/// The boxes' texts in the order of their anchors; without tables the whole story, `count` characters, as one.
pub fn read(fib: &Fib, table: &[u8], count: u32) -> Vec<BoxText> {
    let shapes = fib.table(table, Place::Shapes);
    let number = (shapes.len().saturating_sub(4) / (4 + SPA)).min(MOST_BOXES);
    let anchors: BTreeMap<u32, u32> = (0..number)
        .filter_map(|i| Some((u32_at(shapes, (number + 1) * 4 + i * SPA)?, u32_at(shapes, i * 4)?)))
        .collect();
    let texts = fib.table(table, Place::BoxTexts);
    let number = (texts.len().saturating_sub(4) / (4 + FTXBXS)).min(MOST_BOXES);
    let mut out: Vec<BoxText> = (0..number)
        .filter_map(|i| {
            let (start, end) = (u32_at(texts, i * 4)?, u32_at(texts, i * 4 + 4)?.min(count));
            let shape = u32_at(texts, (number + 1) * 4 + i * FTXBXS + SHAPE)?;
            let anchor = anchors.get(&shape).copied().unwrap_or(u32::MAX);
            Some(BoxText { anchor, start, length: end.checked_sub(start)? })
        })
        .collect();
    if out.is_empty() && count > 0 {
        out.push(BoxText { anchor: u32::MAX, start: 0, length: count });
    }
    out.sort_by_key(|text| text.anchor);
    out
}
