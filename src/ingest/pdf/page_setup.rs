//! Paper and margins as far as the pages show them: the paper is a fact of the file; the left and right margin are measured from
//! the edges of wrapped lines where enough of them agree; the upper and lower margin cannot be seen, because a page may end early.

use super::glyphs::PageContent;
use crate::document::anchor::Anchor;
use crate::document::block::Block;
use crate::document::format::Section;

/// Two pages whose sides differ by less than this (points) have one paper.
const SAME_PAPER: f32 = 1.0;
/// Line edges closer than this (hundredths of a point) are one edge.
const SAME_EDGE: i32 = 120;
/// Fewest lines that must agree on an edge.
const FEWEST_LINES: usize = 6;

/// One section for every stretch of pages with the same paper.
pub fn sections(pages: &[PageContent], blocks: &[Block]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut start = 0;
    while let Some(first) = pages.get(start) {
        let length = pages[start..].iter().take_while(|page| same_paper(first, page)).count().max(1);
        sections.push(section(first, start..start + length, blocks));
        start += length;
    }
    sections
}

fn same_paper(a: &PageContent, b: &PageContent) -> bool {
    (a.width - b.width).abs() < SAME_PAPER && (a.height - b.height).abs() < SAME_PAPER
}

fn section(page: &PageContent, pages: std::ops::Range<usize>, blocks: &[Block]) -> Section {
    let on_pages = |block: &Block| block.page.is_some_and(|p| pages.contains(&(p as usize).saturating_sub(1)));
    let first_block = blocks.iter().position(on_pages).unwrap_or(blocks.len()) as u32;
    let lines: Vec<Wrapped> = blocks.iter().filter(|b| on_pages(b)).flat_map(wrapped).collect();
    let (left, right) = (left_edge(&lines), right_edge(&lines));
    let width = (page.width * 100.0) as i32;
    Section {
        first_block,
        width: twips(width),
        height: twips((page.height * 100.0) as i32),
        landscape: page.width > page.height,
        left: left.map_or(0, twips),
        right: right.map_or(0, |edge| twips(width - edge)),
        // A number on the first page is furniture of the first page here: it is shown.
        title_page: true,
        unseen: [true, true, left.is_none(), right.is_none()],
        ..Section::default()
    }
}

/// Twips of hundredths of a point.
fn twips(hundredths: i32) -> i32 {
    (f64::from(hundredths) / 5.0).round() as i32
}

/// A line of a paragraph of several lines.
struct Wrapped {
    x0: i32,
    x1: i32,
    /// First line of its paragraph.
    first: bool,
    /// Last line of its paragraph.
    last: bool,
}

fn wrapped(block: &Block) -> Vec<Wrapped> {
    let Anchor::Page { boxes } = &block.anchor else { return Vec::new() };
    if block.cell.is_some() || boxes.len() < 2 {
        return Vec::new();
    }
    let lines = boxes.iter().enumerate();
    lines
        .map(|(i, (_, _, [x0, _, x1, _]))| Wrapped { x0: *x0, x1: *x1, first: i == 0, last: i + 1 == boxes.len() })
        .collect()
}

/// Where the running text begins: the leftmost edge, if most of the continuing lines share it.
fn left_edge(lines: &[Wrapped]) -> Option<i32> {
    let edge = lines.iter().map(|l| l.x0).min()?;
    let continuing = || lines.iter().filter(|l| !l.first);
    let on_edge = continuing().filter(|l| l.x0 - edge < SAME_EDGE).count();
    (on_edge >= FEWEST_LINES && on_edge * 2 > continuing().count()).then_some(edge)
}

/// Where justified text ends: the rightmost edge, if most of the full lines share it.
fn right_edge(lines: &[Wrapped]) -> Option<i32> {
    let edge = lines.iter().map(|l| l.x1).max()?;
    let full = || lines.iter().filter(|l| !l.last);
    let on_edge = full().filter(|l| edge - l.x1 < SAME_EDGE).count();
    (on_edge >= FEWEST_LINES && on_edge * 2 > full().count()).then_some(edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(lines: &[[i32; 2]]) -> Block {
        let mut block = Block::new("x".repeat(lines.len()), None);
        block.page = Some(1);
        let boxes = lines.iter().enumerate().map(|(i, [x0, x1])| (i as u32..i as u32 + 1, 1, [*x0, 0, *x1, 0]));
        block.anchor = Anchor::Page { boxes: boxes.collect() };
        block
    }

    #[test]
    fn justified_text_shows_its_sides_and_never_top_and_bottom() {
        let page = PageContent { width: 595.3, height: 841.9, ..PageContent::default() };
        let text: Vec<Block> =
            (0..4).map(|_| paragraph(&[[12_100, 55_275], [8_504, 55_276], [8_504, 55_274], [8_504, 30_000]])).collect();
        let sections = sections(&[page.clone(), page], &text);
        assert_eq!(sections.len(), 1);
        assert_eq!((sections[0].width, sections[0].left, sections[0].right), (11_906, 1_701, 851));
        assert_eq!(sections[0].unseen, [true, true, false, false]);
    }

    #[test]
    fn ragged_text_shows_no_right_margin() {
        let page = PageContent { width: 612.0, height: 792.0, ..PageContent::default() };
        let text: Vec<Block> =
            (0..9).map(|i| paragraph(&[[9_000, 50_000 - i * 700], [9_000, 48_000 + i * 300], [9_000, 100]])).collect();
        let sections = sections(&[page], &text);
        assert_eq!((sections[0].width, sections[0].height), (12_240, 15_840));
        assert_eq!(sections[0].unseen, [true, true, false, true]);
    }
}
