//! Formatted disk pages (MS-DOC 2.9.33, 2.9.175): the modifiers that hold from one byte to the next.

use super::fib::{u16_at, u32_at};

/// Modifiers of one stretch of the main stream.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Style index, for paragraphs.
    pub style: u16,
    /// Modifiers.
    pub grpprl: &'a [u8],
}

/// All stretches of one kind, in order of their bytes.
#[derive(Debug, Clone, Default)]
pub struct Stretches<'a>(Vec<Stretch<'a>>);

impl<'a> Stretches<'a> {
    /// Reads the pages that a bin table lists.
    pub fn read(main: &'a [u8], bins: &[u8], paragraphs: bool) -> Self {
        let count = bins.len().saturating_sub(4) / 8;
        let mut all = Vec::new();
        for index in 0..count {
            let Some(number) = u32_at(bins, (count + 1) * 4 + index * 4) else { break };
            let start = (number & 0x003F_FFFF) as usize * 512;
            let Some(page) = main.get(start..start + 512) else { continue };
            all.extend(page_stretches(page, paragraphs));
        }
        all.sort_by_key(|s| s.start);
        Stretches(all)
    }

    /// The stretch that holds a byte.
    pub fn at(&self, byte: u32) -> Option<&Stretch<'a>> {
        let index = self.0.partition_point(|s| s.start <= byte);
        index.checked_sub(1).map(|i| &self.0[i]).filter(|s| byte < s.end)
    }
}

fn page_stretches(page: &[u8], paragraphs: bool) -> Vec<Stretch<'_>> {
    let runs = usize::from(page[511]);
    let width = if paragraphs { 13 } else { 1 };
    let mut all = Vec::new();
    for run in 0..runs {
        let (Some(start), Some(end)) = (u32_at(page, run * 4), u32_at(page, run * 4 + 4)) else { break };
        let Some(&offset) = page.get((runs + 1) * 4 + run * width) else { break };
        let (style, grpprl) = if paragraphs {
            paragraph(page, usize::from(offset) * 2)
        } else {
            (0, character(page, usize::from(offset) * 2))
        };
        all.push(Stretch { start, end, style, grpprl });
    }
    all
}

fn character(page: &[u8], at: usize) -> &[u8] {
    if at == 0 {
        return &[];
    }
    let length = page.get(at).map_or(0, |l| usize::from(*l));
    page.get(at + 1..at + 1 + length).unwrap_or(&[])
}

fn paragraph(page: &[u8], at: usize) -> (u16, &[u8]) {
    if at == 0 {
        return (0, &[]);
    }
    let (begin, length) = match page.get(at) {
        Some(0) => (at + 2, page.get(at + 1).map_or(0, |l| usize::from(*l) * 2)),
        Some(&words) => (at + 1, usize::from(words) * 2 - 1),
        None => return (0, &[]),
    };
    let style = u16_at(page, begin).unwrap_or(0);
    (style, page.get(begin + 2..begin + length).unwrap_or(&[]))
}
