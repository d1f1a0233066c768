//! The words around a fault, shortened for people.

use crate::document::document::Document;
use crate::report::record::Excerpt;
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;

/// Bytes around a fault from which its excerpt is cut.
const AROUND: usize = 600;

/// The excerpt of a fault's paragraph.
pub fn around(document: &Document, at: Span) -> Excerpt {
    let Some(block) = document.blocks.get(at.block as usize) else { return Excerpt::default() };
    let text = block.text();
    let part = |range: std::ops::Range<usize>| -> String { text.get(range).unwrap_or("").nfc().collect() };
    let range = at.range();
    // A few hundred bytes on each side are more than is shown; a huge line is not copied for every fault in it.
    let from = floor_boundary(text, range.start.saturating_sub(AROUND));
    let to = floor_boundary(text, range.end.saturating_add(AROUND));
    Excerpt {
        before: last_words(&part(from..range.start), 60),
        marked: if range.len() <= 2 * AROUND {
            shortened(&part(range.clone()), 160)
        } else {
            let (head, tail) = (floor_boundary(text, range.start + AROUND), floor_boundary(text, range.end - AROUND));
            format!("{} {}", first_words(&part(range.start..head), 80), last_words(&part(tail..range.end), 80))
        },
        after: first_words(&part(range.end..to), 60),
    }
}

/// The last character boundary at or before a byte.
pub fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn last_words(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - most).collect();
    let cut = tail.find(char::is_whitespace).map_or(0, |i| i);
    format!("…{}", tail[cut..].trim_start())
}

fn first_words(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most).collect();
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end())
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let half = most / 2;
    let tail = last_words(text, half);
    format!("{} {}", first_words(text, half), tail)
}
