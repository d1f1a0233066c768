//! An edit cut down to the words that it changes, so that two mends get into each other's way only where they change the
//! same words.

use super::place::Obstacle;
use crate::document::document::Document;
use crate::finding::Edit;
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The edit without the words at its ends that stay; `None` when nothing changes.
pub fn minimal(document: &Document, edit: &Edit) -> Result<Option<(Span, String)>, Obstacle> {
    let text = document.blocks.get(edit.at.block as usize).ok_or(Obstacle::Nowhere)?.text();
    let old = text.get(edit.at.range()).ok_or(Obstacle::Nowhere)?;
    let new = edit.replacement.as_str();
    if old == new {
        return Ok(None);
    }
    let (old_kept, new_kept) = common_head(old, new);
    let start = edit.at.start as usize + old_kept;
    let (old, new) = (old.get(old_kept..).unwrap_or(""), new.get(new_kept..).unwrap_or(""));
    let (old_kept, new_kept) = common_tail(old, new);
    let range = start..start + old.len() - old_kept;
    let new = new.get(..new.len() - new_kept).unwrap_or("").to_owned();
    Ok(Some((Span::new(edit.at.block as usize, range), new)))
}

/// A letter with the marks that follow it: its bytes, and what it is when composed. A word that the author typed with
/// separate marks stays as it is where only the word beside it changes.
struct Letter {
    start: usize,
    end: usize,
    composed: String,
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        match letters.last_mut() {
            Some(last) if is_combining_mark(c) => {
                last.end = end;
                last.composed = text.get(last.start..end).unwrap_or("").nfc().collect();
            }
            _ => letters.push(Letter { start, end, composed: c.to_string() }),
        }
    }
    letters
}

/// Bytes of the longest common head that ends between words in both texts.
fn common_head(a: &str, b: &str) -> (usize, usize) {
    let (left, right) = (letters(a), letters(b));
    let same = left.iter().zip(&right).take_while(|(x, y)| x.composed == y.composed);
    let ends: Vec<(usize, usize)> = same.map(|(x, y)| (x.end, y.end)).collect();
    let between = |(x, y): &&(usize, usize)| between_words(a, *x) && between_words(b, *y);
    ends.iter().rev().find(between).copied().unwrap_or_default()
}

/// Bytes of the longest common tail that begins between words in both texts.
fn common_tail(a: &str, b: &str) -> (usize, usize) {
    let (left, right) = (letters(a), letters(b));
    let same = left.iter().rev().zip(right.iter().rev()).take_while(|(x, y)| x.composed == y.composed);
    let lengths: Vec<(usize, usize)> = same.map(|(x, y)| (a.len() - x.start, b.len() - y.start)).collect();
    let between = |(x, y): &&(usize, usize)| between_words(a, a.len() - x) && between_words(b, b.len() - y);
    lengths.iter().rev().find(between).copied().unwrap_or_default()
}

/// True when the place is not inside a word; combining marks belong to their word.
fn between_words(text: &str, at: usize) -> bool {
    let of_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let before = text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(of_word);
    let after = text.get(at..).and_then(|t| t.chars().next()).is_some_and(of_word);
    !(before && after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_change_are_changed() {
        let ends = |a: &str, b: &str| {
            let (old, new) = common_head(a, b);
            (old, common_tail(&a[old..], &b[new..]).0)
        };
        assert_eq!(ends("Kế  hoạch", "Kế hoạch"), (5, "hoạch".len()));
        assert_eq!(ends("thực hiện .", "thực hiện."), ("thực hiện".len(), 1));
        assert_eq!(ends("Trường Đông Thanh", "Trường Đông Thạnh"), ("Trường Đông ".len(), 0));
        assert_eq!(ends("tháng 04", "tháng 4"), ("tháng ".len(), 0));
        assert_eq!(ends("bô\u{309} xung", "bổ sung"), ("bô\u{309} ".len(), 0));
        assert_eq!(ends("e\u{301}", "e"), (0, 0));
        assert_eq!(ends("a", "a b"), (1, 0));
    }
}
