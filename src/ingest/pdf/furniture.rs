//! Page numbers and running heads: taken out of the text, kept as facts about the pages.

use super::glyphs::{PageContent, Rule};
use super::lines::Segment;
use crate::document::format::{Align, Furniture, Pages, RunFormat};
use std::collections::BTreeMap;

/// Share of the page's height at top and bottom in which page numbers stand.
const MARGIN_SHARE: f32 = 0.09;

/// Takes page furniture out of the lines of every page.
pub fn take(lines: &mut [Vec<Segment>], pages: &[PageContent]) -> Vec<Furniture> {
    let mut seen: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for (segments, page) in lines.iter().zip(pages) {
        for segment in segments.iter().filter(|s| in_margin(s, page)) {
            *seen.entry((segment.y < page.height / 2.0, shape(&segment.text))).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for (index, (segments, page)) in lines.iter_mut().zip(pages).enumerate() {
        let places: Vec<(f32, f32)> = segments.iter().map(|s| (s.x0, s.y)).collect();
        segments.retain(|segment| {
            let top = segment.y < page.height / 2.0;
            let repeated = seen.get(&(top, shape(&segment.text))).is_some_and(|n| *n >= 3);
            let number = is_page_number(&segment.text, index + 1, pages.len())
                && (segment.text.to_lowercase().contains("trang") || stands_alone(segment, &places, page));
            if !in_margin(segment, page) || !(repeated || number) {
                return true;
            }
            found.push((index, furniture(segment, page, top, number)));
            false
        });
    }
    one_of_a_kind(found)
}

fn in_margin(segment: &Segment, page: &PageContent) -> bool {
    segment.y < page.height * MARGIN_SHARE || segment.y > page.height * (1.0 - MARGIN_SHARE)
}

/// Nothing else stands on its line and no table around it: a number beside other words is a row's, not the page's.
fn stands_alone(segment: &Segment, places: &[(f32, f32)], page: &PageContent) -> bool {
    let beside = |(x0, y): &&(f32, f32)| (y - segment.y).abs() < segment.size * 0.6 && *x0 != segment.x0;
    let height = segment.size * 0.5;
    let walled = |r: &&Rule| r.x1 - r.x0 < 2.0 && r.y0 < segment.y - height && r.y1 > segment.y - height;
    places.iter().filter(beside).count() == 0 && page.rules.iter().filter(walled).count() < 2
}

/// The text with its digits made alike, so that running numbers repeat.
fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn is_page_number(text: &str, page: usize, pages: usize) -> bool {
    let bare = text.trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace());
    let bare = bare.strip_prefix("Trang").or_else(|| bare.strip_prefix("trang")).unwrap_or(bare).trim();
    let first = bare.split('/').next().unwrap_or(bare).trim();
    first.parse::<usize>().is_ok_and(|n| n.abs_diff(page) <= 1 && n <= pages.max(page) + 1)
}

fn furniture(segment: &Segment, page: &PageContent, header: bool, number: bool) -> Furniture {
    let middle = (segment.x0 + segment.x1) / 2.0;
    let align = if (middle - page.width / 2.0).abs() < page.width * 0.08 {
        Align::Centre
    } else if middle > page.width / 2.0 {
        Align::Right
    } else {
        Align::Left
    };
    let style = segment.styles.first().and_then(|(_, style, _)| page.styles.get(*style)).cloned().unwrap_or_default();
    Furniture {
        section: 0,
        header,
        pages: Pages::Default,
        text: if number { shape_number(&segment.text) } else { segment.text.clone() },
        page_field: number,
        align,
        format: RunFormat {
            font: style.font,
            size: Some((segment.size * 2.0).round() as u16),
            bold: style.bold,
            italic: style.italic,
            ..RunFormat::default()
        },
    }
}

fn shape_number(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match (c.is_ascii_digit(), out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            (false, _) => out.push(c),
        }
    }
    out
}

/// One entry a kind; a number on the first page is kept as furniture of the first page.
fn one_of_a_kind(found: Vec<(usize, Furniture)>) -> Vec<Furniture> {
    let mut kept: Vec<Furniture> = Vec::new();
    for (page, mut item) in found {
        if page == 0 {
            item.pages = Pages::First;
        }
        if !kept
            .iter()
            .any(|k| k.header == item.header && k.pages == item.pages && k.text == item.text && k.align == item.align)
        {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, x0: f32, y: f32) -> Segment {
        Segment { text: text.into(), x0, x1: x0 + 10.0, y, size: 13.0, ..Segment::default() }
    }

    fn left_of(segments: Vec<Segment>, rules: Vec<Rule>) -> usize {
        let page = PageContent { width: 600.0, height: 800.0, rules, ..PageContent::default() };
        let mut lines = vec![Vec::new(), segments];
        take(&mut lines, &[page.clone(), page]);
        lines[1].len()
    }

    #[test]
    fn the_number_of_a_row_is_no_page_number() {
        assert_eq!(left_of(vec![segment("2", 300.0, 40.0)], Vec::new()), 0);
        assert_eq!(left_of(vec![segment("2", 90.0, 60.0), segment("Họp", 130.0, 60.0)], Vec::new()), 2);
        let wall = |x: f32| Rule { x0: x, x1: x, y0: 40.0, y1: 90.0 };
        assert_eq!(left_of(vec![segment("2", 90.0, 60.0)], vec![wall(85.0), wall(120.0)]), 1);
    }
}
