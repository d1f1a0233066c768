//! Whether the words around a place are Vietnamese: asked before a mark is moved or a look-alike replaced.
//!
//! Looks at a window of one line, so that the cost does not grow with the line.

use crate::text::cells::Cells;
use crate::text::legacy::charset;
use crate::text::letter::{Tone, letter, mark};
use crate::text::syllable;
use std::ops::Range;

/// Characters looked at on each side.
const WINDOW: usize = 160;

/// True when more words near `word` are foreign than Vietnamese. Capitalised words count for neither side, being names.
pub fn is_foreign(cells: &Cells, word: &Range<usize>) -> bool {
    let line_end = |c: char| matches!(c, '\n' | '\r');
    let start = word.start
        - (word.start.saturating_sub(WINDOW)..word.start).rev().take_while(|&i| !line_end(cells.at(i))).count();
    let len = (word.end..(word.end + WINDOW).min(cells.list.len())).take_while(|&i| !line_end(cells.at(i))).count();
    let (before, after) = (count(cells, start..word.start), count(cells, word.end..word.end + len));
    before.0 + after.0 > before.1 + after.1
}

/// Foreign words and Vietnamese words with a mark.
fn count(cells: &Cells, range: Range<usize>) -> (usize, usize) {
    let (mut foreign, mut native) = (0, 0);
    let mut at = range.start;
    while at < range.end {
        let len = (at..range.end).take_while(|&i| is_letter(cells.at(i))).count();
        if len > 1 {
            match is_native(cells, at..at + len) {
                Some(true) => native += 1,
                Some(false) => foreign += 1,
                None => {}
            }
        }
        at += len + 1;
    }
    (foreign, native)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}')
}

/// `None` for words that say nothing: names, abbreviations, syllables without a mark.
fn is_native(cells: &Cells, word: Range<usize>) -> Option<bool> {
    let chars = || cells.list.get(word.clone()).unwrap_or(&[]).iter().map(|cell| cell.ch);
    let toneless = |c: char| match letter(c) {
        Some(l) => Some(l.with_tone(Tone::Level).char()),
        None => (mark(c).is_none() && !matches!(c, '\u{2B0}'..='\u{2FF}'))
            .then(|| charset::split(c).map_or(c, |(base, _)| base)),
    };
    let base = syllable::read(chars().filter_map(toneless));
    if base.and_then(syllable::Reading::entry).is_some_and(|entry| !entry.is_rare()) {
        return chars().any(|c| !c.is_ascii()).then_some(true);
    }
    chars().next().is_some_and(char::is_lowercase).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_tell() {
        let judge = |line: &str, word: &str| {
            let cells = Cells::new(line);
            let start = line[..line.find(word).expect("word")].chars().count();
            is_foreign(&cells, &(start..start + word.chars().count()))
        };
        assert!(judge("Cancella più oggetti", "più"));
        assert!(judge("trzeba być dobrze", "być"));
        assert!(!judge("công ty Samsung hòan thành", "hòan"));
        assert!(!judge("Krông Buḱ", "Buḱ"));
        assert!(!judge("hòan", "hòan"));
    }
}
