//! UTF-8 that was read as a one-byte page (windows-1252, Latin-1, windows-1258, Mac Roman), once or more often.
//!
//! A sequence is decoded only when it is strict UTF-8 and gives a letter or mark of Vietnamese or common punctuation.

use crate::text::cells::{Cell, Cells};
use crate::text::letter;
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;
use crate::text::spacing;
use crate::text::syllable;
use std::ops::Range;

/// The page with which the bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// windows-1252, with C1 controls where it has nothing; so Latin-1 too.
    Windows1252,
    Windows1258,
    MacRoman,
}

const VIEWS: [View; 3] = [View::Windows1252, View::Windows1258, View::MacRoman];

/// Mac Roman on the codes 80 to FF.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

fn byte(view: View, c: char) -> Option<u8> {
    match (view, c as u32) {
        (_, code @ 0..=0x7F) => Some(code as u8),
        (View::MacRoman, _) => {
            MAC_ROMAN.chars().position(|known| known == c).and_then(|at| u8::try_from(at + 0x80).ok())
        }
        (View::Windows1252, code @ 0x80..=0xFF) => Some(code as u8),
        (View::Windows1258, code @ 0x80..=0xFF)
            if !matches!(
                code,
                0xC3 | 0xCC | 0xD0 | 0xD2 | 0xD5 | 0xDD | 0xDE | 0xE3 | 0xEC | 0xF0 | 0xF2 | 0xF5 | 0xFD | 0xFE
            ) =>
        {
            Some(code as u8)
        }
        (View::Windows1258, _) => match c {
            'Ă' => Some(0xC3),
            'Đ' => Some(0xD0),
            'Ơ' => Some(0xD5),
            'Ư' => Some(0xDD),
            'ă' => Some(0xE3),
            'đ' => Some(0xF0),
            'ơ' => Some(0xF5),
            'ư' => Some(0xFD),
            _ => spacing::windows_1252_code(c),
        },
        (View::Windows1252, _) => spacing::windows_1252_code(c),
    }
}

/// A sequence found in the text.
#[derive(Clone, Copy)]
struct Sequence {
    len: usize,
    ch: char,
    /// Evidence by itself; the others count only beside one that is.
    strong: bool,
}

/// Decodes line by line, again as long as a decoding uncovers another.
pub fn decode(cells: &mut Cells) {
    let lead =
        |c: char| matches!(c, 'Ã' | 'Ä' | 'Å' | 'Æ' | 'Ă' | 'á' | 'â' | 'Â' | 'Ì' | '·' | '√' | 'ƒ' | '∆' | '≈' | '‚');
    for _ in 0..3 {
        if !cells.list.iter().any(|cell| lead(cell.ch)) || !pass(cells) {
            return;
        }
    }
}

fn pass(cells: &mut Cells) -> bool {
    let mut changed = false;
    let mut start = 0;
    while start < cells.list.len() {
        let len = cells.list.iter().skip(start).take_while(|cell| !matches!(cell.ch, '\n' | '\r')).count();
        let line = start..start + len;
        let mut end = line.end;
        if let Some(view) = evident_view(cells, line.clone()) {
            let new = decode_line(cells, line.clone(), view);
            end = line.start + new.len();
            cells.list.splice(line, new);
            changed = true;
        }
        start = end + 1;
    }
    changed
}

/// The view that explains most sequences of the line, if one of them is evidence by itself.
fn evident_view(cells: &Cells, line: Range<usize>) -> Option<View> {
    let found = |view: View| line.clone().filter_map(move |at| sequence(cells, at, line.end, view));
    let worth = |view: View| (found(view).filter(|s| s.strong).count(), found(view).count());
    let best = VIEWS.into_iter().rev().max_by_key(|view| worth(*view))?;
    (worth(best).0 > 0).then_some(best)
}

fn sequence(cells: &Cells, at: usize, end: usize, view: View) -> Option<Sequence> {
    let first = cells.at(at);
    if first.is_ascii() {
        return None;
    }
    let lead = byte(view, first)?;
    let len = match lead {
        0xC2..=0xCC => 2,
        0xE1..=0xE2 | 0xEF => 3,
        _ => return None,
    };
    if at + len > end {
        return None;
    }
    let mut bytes = [lead, 0, 0];
    for (index, slot) in bytes.iter_mut().enumerate().take(len).skip(1) {
        *slot = byte(view, cells.at(at + index))?;
    }
    let ch = std::str::from_utf8(bytes.get(..len)?).ok()?.chars().next()?;
    is_expected(ch).then(|| Sequence { len, ch, strong: is_strong(cells, at, len, lead, ch) })
}

fn is_expected(ch: char) -> bool {
    letter::is_marked(ch)
        || letter::mark(ch).is_some()
        || matches!(ch, '\u{80}'..='\u{FF}' | '\u{2010}'..='\u{203A}' | '\u{20AB}' | '\u{20AC}' | '\u{FEFF}')
        || spacing::windows_1252_code(ch).is_some()
}

/// Two-byte sequences whose second half is ordinary punctuation may be right text: `XÃ”`, `XÃ\u{A0}`.
fn is_strong(cells: &Cells, at: usize, len: usize, lead: u8, ch: char) -> bool {
    let second = cells.at(at + 1);
    let punctuation =
        matches!(second, '\u{A0}' | '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '•' | '«' | '»' | '·' | '°' | '´');
    match len {
        2 if lead == 0xC2 => false,
        2 => {
            let expected = letter::is_marked(ch) || letter::mark(ch).is_some();
            let after_small = cells.before(at).is_ascii_lowercase();
            let inside = after_small || (cells.at(at + 2).is_ascii_lowercase() && !matches!(cells.at(at), 'Ã' | 'Ă'));
            expected && (!punctuation || (inside && (second != '\u{A0}' || after_small)))
        }
        _ => letter::is_marked(ch) || lead == 0xE2 || ch == '\u{FEFF}' || spacing::windows_1252_code(ch).is_some(),
    }
}

fn decode_line(cells: &Cells, line: Range<usize>, view: View) -> Vec<Cell> {
    let mut new: Vec<Cell> = Vec::with_capacity(line.len());
    let mut at = line.start;
    while at < line.end {
        let Some(&cell) = cells.list.get(at) else { break };
        if let Some(found) = sequence(cells, at, line.end, view) {
            new.push(merged(cells, at..at + found.len, found.ch));
            at += found.len;
        } else if let Some((len, ch)) = lost_byte(cells, at, line.end, view) {
            new.push(Cell { certainty: Certainty::High, ..merged(cells, at..at + len, ch) });
            at += len;
        } else {
            new.push(cell);
            at += 1;
        }
    }
    new
}

fn merged(cells: &Cells, range: Range<usize>, ch: char) -> Cell {
    let slice = cells.list.get(range).unwrap_or(&[]);
    match (slice.first(), slice.last()) {
        (Some(first), Some(last)) => Cell { to: last.to, ..first.with(ch, Rule::Mojibake, Certainty::Certain) },
        _ => Cell { ch, from: 0, to: 0, rule: None, certainty: Certainty::Certain },
    }
}

/// Sequences that lost a byte on the way: à whose no-break space became a space, Đ whose 90 has no character.
fn lost_byte(cells: &Cells, at: usize, end: usize, view: View) -> Option<(usize, char)> {
    match (byte(view, cells.at(at))?, cells.at(at)) {
        (0xC3, c) if !c.is_ascii() => {
            let spaces = (at + 1..end).take_while(|&i| cells.at(i) == ' ').count();
            match spaces {
                0 => None,
                1 => Some((if joins(cells, at, end) { 2 } else { 1 }, 'à')),
                _ => Some((2, 'à')),
            }
        }
        (0xC4, c) if !c.is_ascii() => Some((1, 'Đ')),
        (0xE1, c) if !c.is_ascii() => lost_third(cells, at, end, view),
        _ => None,
    }
}

/// `lÃ m`: the space was the second byte of à when the rest is no word of its own but makes one with what stands before.
fn joins(cells: &Cells, at: usize, end: usize) -> bool {
    let rest: Vec<char> = (at + 2..end).map(|i| cells.at(i)).take_while(|c| c.is_ascii_alphabetic()).collect();
    let head = (0..at).rev().map(|i| cells.at(i)).take_while(|c| c.is_ascii_alphabetic());
    let mut whole: Vec<char> = head.collect();
    whole.reverse();
    whole.push('à');
    whole.extend(&rest);
    let is_word = |chars: &[char]| syllable::read(chars.iter().copied()).is_some_and(|r| syllable::frequency(r) > 0);
    let goes_on = at + 2 + rest.len() < end && cells.at(at + 2 + rest.len()).is_alphabetic();
    !rest.is_empty() && !goes_on && !is_word(&rest) && is_word(&whole)
}

/// `vá»` before a letter or the end of a word: the byte 81, 8D, 8F, 90 or 9D of windows-1252 had no character. One
/// attested reading is taken; otherwise the place stays.
fn lost_third(cells: &Cells, at: usize, end: usize, view: View) -> Option<(usize, char)> {
    let second = byte(view, cells.at(at + 1)).filter(|_| at + 1 < end)?;
    let head: Vec<char> = (0..at).rev().map(|i| cells.at(i)).take_while(|c| c.is_ascii_alphabetic()).collect();
    let tail: Vec<char> = (at + 2..end).map(|i| cells.at(i)).take_while(|c| c.is_ascii_alphabetic()).collect();
    let candidate = |third: u8| std::str::from_utf8(&[0xE1, second, third]).ok().and_then(|s| s.chars().next());
    let frequency = |ch: char| {
        let word = head.iter().rev().chain(std::iter::once(&ch)).chain(&tail).copied();
        syllable::read(word).map_or(0, syllable::frequency)
    };
    let mut best = [0x81, 0x8D, 0x8F, 0x90, 0x9D].into_iter().filter_map(candidate).filter(|&ch| frequency(ch) > 0);
    let first = best.next()?;
    best.next().is_none().then_some((2, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        decode(&mut cells);
        cells.finish(source).0
    }

    #[test]
    fn every_view() {
        for (source, text) in [
            ("Viá»‡t Nam", "Việt Nam"),
            ("Há»™i Ä‘á»“ng nhÃ¢n dÃ¢n", "Hội đồng nhân dân"),
            ("HÃ\u{A0} Ná»\u{99}i", "Hà Nội"),
            ("HÃ  Ná»™i", "Hà Nội"),
            ("nhĂ¢n dĂ¢n", "nhân dân"),
            ("HĂ\u{A0} Ná»™i", "Hà Nội"),
            ("Vi·ªát Nam", "Việt Nam"),
            ("ƒë∆∞·ª£c", "được"),
            ("ViÃ¡Â»â€¡t", "Việt"),
            ("sá»‘ 12/QÄ\u{90}-UBND", "số 12/QĐ-UBND"),
            ("sá»‘ 12/QÄ-UBND", "số 12/QĐ-UBND"),
            ("lÃ m viá»‡c", "làm việc"),
            ("lÃ má»™t", "là một"),
        ] {
            assert_eq!(run(source), text);
        }
    }

    #[test]
    fn right_text_stays() {
        for kept in ["“ỦY BAN NHÂN DÂN XÔ, XÃ”", "XÃ\u{A0}HỘI", "Ångström, Ærø", "á, â, ã", "â€", "CÃ“, ÔNG"]
        {
            assert_eq!(run(kept), kept);
        }
    }
}
