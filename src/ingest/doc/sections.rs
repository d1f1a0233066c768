//! Page setup (MS-DOC 2.9.243, 2.6.4).

use super::fib::{i16_at, u32_at};
use super::sprm::sprms;
use crate::document::format::Section;

/// Character position of every section's end, with its page setup.
pub fn read(main: &[u8], table: &[u8]) -> Vec<(u32, Section)> {
    let count = table.len().saturating_sub(4) / 16;
    (0..count)
        .filter_map(|index| {
            let end = u32_at(table, (index + 1) * 4)?;
            let place = u32_at(table, (count + 1) * 4 + index * 12 + 2)? as usize;
            Some((end, section(main, place)))
        })
        .collect()
}

fn section(main: &[u8], place: usize) -> Section {
    // Word's defaults: Letter paper, 1.25 inches left and right, 1 inch top and bottom.
    let mut section =
        Section { width: 12240, height: 15840, left: 1800, right: 1800, top: 1440, bottom: 1440, ..Section::default() };
    let length = i16_at(main, place).and_then(|l| usize::try_from(l).ok()).unwrap_or(0);
    let grpprl = if place == u32::MAX as usize { &[] } else { main.get(place + 2..place + 2 + length).unwrap_or(&[]) };
    let mut restarts = false;
    for sprm in sprms(grpprl) {
        let word = sprm.word();
        match sprm.code {
            0xB01F => section.width = word & 0xFFFF,
            0xB020 => section.height = word & 0xFFFF,
            0xB021 => section.left = word & 0xFFFF,
            0xB022 => section.right = word & 0xFFFF,
            0x9023 => section.top = word.abs(),
            0x9024 => section.bottom = word.abs(),
            0x300A => section.title_page = sprm.byte() != 0,
            0x301D => section.landscape = sprm.byte() == 2,
            0x3011 => restarts = sprm.byte() != 0,
            0x501C => section.page_start = u32::try_from(word).ok(),
            _ => {}
        }
    }
    if !restarts {
        section.page_start = None;
    } else {
        section.page_start.get_or_insert(1);
    }
    section
}
