//! From glyphs to line segments: glyphs on one baseline, cut where a wide gap or a ruling line stands between them.

use super::glyphs::{Glyph, PageContent, Rule};
use std::ops::Range;

/// A stretch of one line.
#[derive(Debug, Clone, Default)]
pub struct Segment {
    /// Its text.
    pub text: String,
    /// Left edge, points.
    pub x0: f32,
    /// Right edge.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Font size of most of it.
    pub size: f32,
    /// Index of its page.
    pub page: usize,
    /// Byte ranges of the text with style index (of its page) and size.
    pub styles: Vec<(Range<usize>, usize, f32)>,
    /// First byte, left and right edge of every word.
    pub words: Vec<(usize, f32, f32)>,
    /// It opens with a raised number: a footnote.
    pub note: bool,
}

impl Segment {
    /// Top of the letters.
    pub fn top(&self) -> f32 {
        self.y - self.size * 0.8
    }

    /// Width of the first word, estimated by its share of the characters.
    pub fn first_word_width(&self) -> f32 {
        let all = self.text.chars().count().max(1) as f32;
        let word = self.text.split_whitespace().next().map_or(0, |w| w.chars().count()) as f32;
        (self.x1 - self.x0) * word / all
    }
}

/// A gap wider than this (in font sizes) separates two columns of one line.
const COLUMN_GAP: f32 = 1.6;
/// A gap wider than this is a space that the file left out.
const WORD_GAP: f32 = 0.17;

/// All segments of a page, top to bottom, left to right.
pub fn segments(index: usize, page: &PageContent) -> Vec<Segment> {
    let verticals: Vec<Rule> = page.rules.iter().copied().filter(|r| r.x1 - r.x0 < 2.0).collect();
    let mut order: Vec<&Glyph> = page.glyphs.iter().filter(|g| !is_nothing(g)).collect();
    order.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut segments = Vec::new();
    let mut rest = order.as_slice();
    while let Some(first) = rest.first() {
        let tolerance = (first.size * 0.35).min(4.0);
        let mut length = 1;
        let mut last = first.y;
        while length < rest.len()
            && (rest[length].y - last <= tolerance && rest[length].y - first.y <= first.size * 0.6
                || is_raised_over(first, rest[length]))
        {
            last = rest[length].y;
            length += 1;
        }
        let (line, tail) = rest.split_at(length);
        segments.extend(cut(line, &verticals).into_iter().map(|s| Segment { page: index, ..s }));
        rest = tail;
    }
    segments
}

/// The first glyph of a line from above is a raised number over this one.
fn is_raised_over(first: &Glyph, glyph: &Glyph) -> bool {
    first.size < glyph.size * 0.8
        && glyph.y - first.y < glyph.size * 0.45
        && first.text.bytes().all(|b| b.is_ascii_digit())
}

fn is_nothing(glyph: &Glyph) -> bool {
    glyph.text.is_empty() || glyph.text.chars().all(|c| c.is_control() && c != '\t')
}

fn cut(line: &[&Glyph], verticals: &[Rule]) -> Vec<Segment> {
    let mut glyphs = line.to_vec();
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    // Bold made by printing twice, a little beside: one letter.
    glyphs.dedup_by(|b, a| a.text == b.text && (a.x0 - b.x0).abs() < a.size * 0.1 && (a.y - b.y).abs() < a.size * 0.1);
    // What an annotation fills in stands on the blanks that were left for it: those are no spaces between its letters.
    let filled = glyphs.iter().any(|g| g.annotation);
    if filled {
        glyphs.retain(|g| g.annotation || !g.text.chars().all(char::is_whitespace));
    }
    let mut segments = Vec::new();
    let mut open: Option<Segment> = None;
    for glyph in glyphs {
        let blank = glyph.text.chars().all(char::is_whitespace);
        if let Some(segment) = &mut open {
            let gap = glyph.x0 - segment.x1;
            let walled = verticals.iter().any(|r| {
                r.x0 > segment.x1 - 1.0 && r.x0 < glyph.x0 + 1.0 && r.y0 < glyph.y && r.y1 > glyph.y - glyph.size * 0.6
            });
            if gap > glyph.size * COLUMN_GAP || walled {
                segments.extend(open.take().and_then(finish));
            } else if blank {
                push_space(segment);
                segment.x1 = segment.x1.max(if segment.text.is_empty() { glyph.x1 } else { segment.x1 });
                continue;
            } else if gap > glyph.size * WORD_GAP && !(filled && glyph.text == "/") {
                push_space(segment);
            }
        }
        if blank {
            continue;
        }
        push(open.get_or_insert_with(Segment::default), glyph);
    }
    segments.extend(open.and_then(finish));
    segments
}

fn push_space(segment: &mut Segment) {
    if !segment.text.is_empty() && !segment.text.ends_with(' ') {
        segment.text.push(' ');
    }
}

fn superscript(digit: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    digit.to_digit(10).and_then(|value| RAISED.get(value as usize)).copied().unwrap_or(digit)
}

fn push(segment: &mut Segment, glyph: &Glyph) {
    if segment.text.is_empty() {
        (segment.x0, segment.y, segment.size) = (glyph.x0, glyph.y, glyph.size);
    }
    let raised = |small: f32, large: f32, low: f32, high: f32| small < large * 0.8 && low - high > large * 0.12;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !segment.text.is_empty() && digits(&segment.text) && raised(segment.size, glyph.size, glyph.y, segment.y) {
        (segment.y, segment.size, segment.note) = (glyph.y, glyph.size, true);
        segment.text.push(' ');
    }
    let start = segment.text.len();
    match segment.words.last_mut() {
        Some(word) if !segment.text.ends_with(' ') => word.2 = word.2.max(glyph.x1),
        _ => segment.words.push((start, glyph.x0, glyph.x1)),
    }
    let mark = digits(&glyph.text) && start > 0 && raised(glyph.size, segment.size, segment.y, glyph.y);
    // The mark of a footnote or the power of a unit does not belong to the number before it.
    if mark {
        segment.text.extend(glyph.text.chars().map(superscript));
    } else {
        segment.text.push_str(&glyph.text);
    }
    let end = segment.text.len();
    match segment.styles.last_mut() {
        Some((range, style, size)) if *style == glyph.style && (*size - glyph.size).abs() < 0.3 => range.end = end,
        _ => segment.styles.push((start..end, glyph.style, glyph.size)),
    }
    segment.x1 = segment.x1.max(glyph.x1).max(glyph.x0);
    segment.size = segment.size.max(glyph.size.min(segment.size * 1.2));
}

fn finish(mut segment: Segment) -> Option<Segment> {
    let length = segment.text.trim_end().len();
    segment.text.truncate(length);
    for (range, ..) in &mut segment.styles {
        range.end = range.end.min(length);
    }
    (!segment.text.is_empty()).then_some(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x0: f32, y: f32, size: f32) -> Glyph {
        Glyph { text: text.into(), x0, x1: x0 + size * 0.5, y, size, style: 0, annotation: false }
    }

    fn read(glyphs: Vec<Glyph>) -> Vec<Segment> {
        segments(0, &PageContent { width: 600.0, height: 800.0, glyphs, ..PageContent::default() })
    }

    #[test]
    fn bold_made_by_printing_twice_is_read_once() {
        let glyphs = vec![glyph("K", 10.0, 50.0, 14.0), glyph("K", 10.4, 50.2, 14.0), glyph("K", 17.0, 50.0, 14.0)];
        assert_eq!(read(glyphs)[0].text, "KK");
    }

    #[test]
    fn raised_numbers_are_marks() {
        let line = |y: f32| vec![glyph("6", 10.0, y, 14.0), glyph("1", 17.0, y - 5.0, 8.0), glyph(";", 21.0, y, 14.0)];
        assert_eq!(read(line(50.0))[0].text, "6¹;");
        let note = read(vec![glyph("1", 10.0, 46.0, 7.0), glyph("T", 14.0, 50.0, 12.0)]);
        assert!(note[0].note && note[0].text == "1 T", "{note:?}");
    }

    #[test]
    fn what_a_signature_fills_in_has_no_blanks_of_the_page() {
        let mut glyphs = vec![glyph("S", 10.0, 50.0, 14.0), glyph(" ", 17.0, 50.0, 14.0), glyph(" ", 24.0, 50.0, 14.0)];
        let filled = |text: &str, x0: f32| Glyph { annotation: true, ..glyph(text, x0, 50.0, 14.0) };
        glyphs.extend([filled("8", 18.0), filled("7", 25.0)]);
        assert_eq!(read(glyphs)[0].text, "S87");
    }
}
