//! Effective looks of a span: how many characters have which format. Blanks are not counted.

use crate::document::document::Document;
use crate::document::format::RunFormat;
use crate::span::Span;
use std::collections::BTreeMap;

/// The formats inside a span with the number of characters that have them.
pub fn formats(document: &Document, at: Span) -> Vec<(&RunFormat, usize)> {
    let Some(block) = document.blocks.get(at.block as usize) else { return Vec::new() };
    block
        .runs
        .iter()
        .filter(|run| run.start < at.end && at.start < run.end)
        .filter_map(|run| {
            let text = block.text().get(run.start.max(at.start) as usize..run.end.min(at.end) as usize)?;
            let count = inked(text);
            (count > 0).then_some((&run.format, count))
        })
        .collect()
}

/// Characters that are no blanks.
fn inked(text: &str) -> usize {
    // The blanks of two and three bytes begin with these.
    if text.bytes().fold(false, |any, b| any | matches!(b, 0xC2 | 0xE2 | 0xE3)) {
        return text.chars().filter(|c| !c.is_whitespace()).count();
    }
    text.bytes().filter(|b| b & 0xC0 != 0x80 && !matches!(b, b' ' | 0x09..=0x0D)).count()
}

/// Most of the span's characters have what is asked; `None` when nothing is known of them.
pub fn mostly(document: &Document, at: Span, asked: impl Fn(&RunFormat) -> bool) -> Option<bool> {
    let formats = formats(document, at);
    let all: usize = formats.iter().map(|(_, n)| n).sum();
    let with: usize = formats.iter().filter(|(f, _)| asked(f)).map(|(_, n)| n).sum();
    (all > 0).then_some(with * 2 > all)
}

/// The size (half points) that most characters have.
pub fn size(document: &Document, at: Span) -> Option<u16> {
    // Most paragraphs are of one piece.
    if let Some(block) = document.blocks.get(at.block as usize)
        && let [run] = block.runs.as_slice()
        && run.start <= at.start
        && at.end <= run.end
    {
        let inked = block.text().get(at.range()).is_some_and(|text| !text.trim().is_empty());
        return run.format.size.filter(|_| inked);
    }
    let mut sizes = BTreeMap::new();
    for (format, count) in formats(document, at) {
        if let Some(size) = format.size {
            *sizes.entry(size).or_insert(0) += count;
        }
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map(|(size, _)| size)
}

/// Half points as points: `13`, `13,5`.
pub fn points(half: u16) -> String {
    if half.is_multiple_of(2) { (half / 2).to_string() } else { format!("{},5", half / 2) }
}

/// The whole text of a block.
pub fn whole(document: &Document, index: usize) -> Span {
    Span::new(index, 0..document.blocks.get(index).map_or(0, |b| b.text().len()))
}

/// The first places of many, in words: `đoạn 3, 7, 12 …`. Paragraphs count from 1.
pub fn places(spans: &[Span]) -> (String, String) {
    let numbers: Vec<String> = spans.iter().take(3).map(|at| (at.block + 1).to_string()).collect();
    let more = if spans.len() > 3 { " …" } else { "" };
    let list = numbers.join(", ");
    (format!("đoạn {list}{more}"), format!("paragraph {list}{more}"))
}
