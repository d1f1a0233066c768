//! The working text of the normaliser: characters that remember which bytes of the source they stand for.
//!
//! Every stage turns one list of cells into another; the edits are read off at the end, so the map cannot go wrong.

use crate::text::flag::{Flag, FlagKind};
use crate::text::offset_map::{Certainty, TextEdit};
use crate::text::rule::Rule;
use std::ops::Range;

/// One character of the text as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The character.
    pub ch: char,
    /// First byte of the source that it stands for.
    pub from: u32,
    /// One past the last byte.
    pub to: u32,
    /// The first rule that changed it.
    pub rule: Option<Rule>,
    /// How sure the least sure change is.
    pub certainty: Certainty,
}

impl Cell {
    /// The same place with another character. The rule that changed it first keeps the honour.
    pub fn with(self, ch: char, rule: Rule, certainty: Certainty) -> Cell {
        if ch == self.ch {
            return self;
        }
        Cell { ch, rule: self.rule.or(Some(rule)), certainty: self.certainty.max(certainty), ..self }
    }
}

#[derive(Debug, Clone, Copy)]
struct Gone {
    from: u32,
    to: u32,
    rule: Rule,
    certainty: Certainty,
}

/// The working text.
#[derive(Debug, Default)]
pub struct Cells {
    /// The characters, in order; their source ranges ascend and overlap only when equal.
    pub list: Vec<Cell>,
    gone: Vec<Gone>,
    /// What was seen and left alone; source ranges.
    pub flags: Vec<Flag>,
}

impl Cells {
    /// Every character of the source as a cell of its own. The source must be shorter than 4 GiB.
    pub fn new(source: &str) -> Cells {
        let cell = |(at, ch): (usize, char)| Cell {
            ch,
            from: at as u32,
            to: (at + ch.len_utf8()) as u32,
            rule: None,
            certainty: Certainty::Certain,
        };
        Cells { list: source.char_indices().map(cell).collect(), ..Cells::default() }
    }

    /// The character at an index; U+0000 outside.
    #[inline]
    pub fn at(&self, index: usize) -> char {
        self.list.get(index).map_or('\0', |cell| cell.ch)
    }

    /// The character before an index; U+0000 at the start.
    #[inline]
    pub fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Puts another character in one place.
    pub fn set(&mut self, index: usize, ch: char, rule: Rule, certainty: Certainty) {
        if let Some(cell) = self.list.get_mut(index) {
            *cell = cell.with(ch, rule, certainty);
        }
    }

    /// Notes that a cell has been dropped; the caller leaves it out of the new list.
    pub fn drop_cell(&mut self, cell: Cell, rule: Rule, certainty: Certainty) {
        self.gone.push(Gone { from: cell.from, to: cell.to, rule, certainty });
    }

    /// Puts `text` in the place of a range of cells. One character for one cell keeps every cell's own place; otherwise
    /// what is left of a shared beginning and end stands for the whole rest.
    pub fn splice(&mut self, range: Range<usize>, text: &[char], rule: Rule, certainty: Certainty) {
        let new = self.replacement(range.clone(), text, rule, certainty);
        self.list.splice(range, new);
    }

    /// What [`Cells::splice`] would put there.
    pub fn replacement(&mut self, range: Range<usize>, text: &[char], rule: Rule, certainty: Certainty) -> Vec<Cell> {
        let old: Vec<Cell> = self.list.get(range).unwrap_or(&[]).to_vec();
        if old.len() == text.len() {
            return old.iter().zip(text).map(|(cell, &ch)| cell.with(ch, rule, certainty)).collect();
        }
        let head = old.iter().zip(text).take_while(|(cell, ch)| cell.ch == **ch).count();
        let tail = old.iter().skip(head).rev().zip(text.iter().skip(head).rev());
        let tail = tail.take_while(|(cell, ch)| cell.ch == **ch).count();
        let middle = old.get(head..old.len() - tail).unwrap_or(&[]);
        let written = text.get(head..text.len() - tail).unwrap_or(&[]);
        let mut new: Vec<Cell> = old.get(..head).unwrap_or(&[]).to_vec();
        new.extend(self.spread(middle, written, place_of(&old, head), rule, certainty));
        new.extend_from_slice(old.get(old.len() - tail..).unwrap_or(&[]));
        new
    }

    /// `written` characters that all stand for `middle`; a deletion when nothing is written, an insertion at `place`
    /// when nothing was there.
    fn spread(&mut self, middle: &[Cell], written: &[char], place: u32, rule: Rule, certainty: Certainty) -> Vec<Cell> {
        if written.is_empty() {
            middle.iter().for_each(|&cell| self.drop_cell(cell, rule, certainty));
        }
        let (from, to) = match (middle.first(), middle.last()) {
            (Some(first), Some(last)) => (first.from, last.to),
            _ => (place, place),
        };
        let rule = middle.iter().find_map(|cell| cell.rule).unwrap_or(rule);
        let certainty = middle.iter().map(|cell| cell.certainty).fold(certainty, Ord::max);
        written.iter().map(|&ch| Cell { ch, from, to, rule: Some(rule), certainty }).collect()
    }

    /// Puts new cells in the place of ranges, all at once; the ranges ascend and do not overlap.
    pub fn apply(&mut self, changes: Vec<(Range<usize>, Vec<Cell>)>) {
        if changes.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.list);
        let mut done = 0;
        self.list.reserve(old.len());
        for (range, new) in changes {
            self.list.extend_from_slice(old.get(done..range.start).unwrap_or(&[]));
            self.list.extend(new);
            done = range.end;
        }
        self.list.extend_from_slice(old.get(done..).unwrap_or(&[]));
    }

    /// The lines, without their ends.
    pub fn lines(&self) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, cell) in self.list.iter().enumerate() {
            if matches!(cell.ch, '\n' | '\r' | '\u{B}' | '\u{C}') {
                lines.push(start..at);
                start = at + 1;
            }
        }
        lines.push(start..self.list.len());
        lines
    }

    /// Adds a flag on a range of cells.
    pub fn flag(&mut self, range: Range<usize>, kind: FlagKind, suggestion: Option<String>) {
        let Some(cells) = self.list.get(range) else { return };
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return };
        let end = cells.iter().map(|cell| cell.to).max().unwrap_or(last.to);
        self.flags.push(Flag { range: first.from as usize..end as usize, kind, suggestion });
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.list.iter().map(|cell| cell.ch).collect()
    }

    /// The result, the edits that lead to it from `source`, and the flags.
    pub fn finish(&mut self, source: &str) -> (String, Vec<TextEdit>, Vec<Flag>) {
        self.gone.sort_by_key(|gone| (gone.from, gone.to));
        self.flags.sort_by_key(|a| (a.range.start, a.range.end, a.kind));
        self.flags.dedup();
        let mut out =
            Writer { source, gone: &self.gone, text: String::with_capacity(source.len()), ..Writer::default() };
        out.edits.reserve(self.list.iter().filter(|cell| cell.rule.is_some()).count());
        let mut rest = self.list.as_slice();
        while let Some(first) = rest.first() {
            // Cells that share bytes stand for them together: what a ligature became, and a mark composed onto its end.
            let mut end = first.to;
            let shares = |cell: &&Cell| {
                let shares = cell.from < end;
                end = end.max(if shares { cell.to } else { end });
                shares
            };
            let count = 1 + rest.iter().skip(1).take_while(shares).count();
            let (group, later) = rest.split_at(count.min(rest.len()));
            out.group(group);
            rest = later;
        }
        out.skip_to(source.len());
        (out.text, out.edits, self.flags.clone())
    }
}

/// Where something inserted before `old[head]` would stand.
fn place_of(old: &[Cell], head: usize) -> u32 {
    match (head.checked_sub(1).and_then(|i| old.get(i)), old.get(head)) {
        (Some(before), _) => before.to,
        (None, Some(next)) => next.from,
        (None, None) => 0,
    }
}

#[derive(Default)]
struct Writer<'a> {
    source: &'a str,
    gone: &'a [Gone],
    text: String,
    edits: Vec<TextEdit>,
    /// How much of the source is accounted for.
    done: usize,
}

impl Writer<'_> {
    /// Cells that stand for the same bytes: copied when nothing changed, one edit otherwise.
    fn group(&mut self, group: &[Cell]) {
        let Some(first) = group.first() else { return };
        if let ([cell], true) = (group, self.done == first.from as usize)
            && cell.rule.is_none()
        {
            self.text.push(cell.ch);
            self.done = cell.to as usize;
            return;
        }
        let end = group.iter().map(|cell| cell.to).max().unwrap_or(first.to);
        let input = first.from as usize..end as usize;
        self.skip_to(input.start);
        let start = self.text.len();
        self.text.extend(group.iter().map(|cell| cell.ch));
        self.done = self.done.max(input.end);
        if self.source.get(input.clone()) == self.text.get(start..) {
            return;
        }
        let rule = group.iter().find_map(|cell| cell.rule).map_or("nfc", Rule::name);
        let certainty = group.iter().map(|cell| cell.certainty).fold(Certainty::Certain, Ord::max);
        self.edits.push(TextEdit { input, output: start..self.text.len(), rule, certainty });
    }

    /// The bytes up to `end` have no cell any more: one deletion for every run with one rule.
    fn skip_to(&mut self, end: usize) {
        while self.done < end {
            let passed = self.gone.iter().take_while(|gone| (gone.to as usize) <= self.done).count();
            self.gone = self.gone.get(passed..).unwrap_or(&[]);
            let (rule, certainty, stop) = match self.gone.first() {
                Some(gone) if (gone.from as usize) <= self.done => {
                    (gone.rule.name(), gone.certainty, (gone.to as usize).min(end))
                }
                Some(gone) => (Rule::Invisible.name(), Certainty::Certain, (gone.from as usize).min(end)),
                None => (Rule::Invisible.name(), Certainty::Certain, end),
            };
            let at = self.text.len();
            match self.edits.last_mut() {
                Some(last) if last.input.end == self.done && last.output == (at..at) && last.rule == rule => {
                    last.input.end = stop;
                    last.certainty = last.certainty.max(certainty);
                }
                _ => self.edits.push(TextEdit { input: self.done..stop, output: at..at, rule, certainty }),
            }
            self.done = stop;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untouched_cells_leave_no_edit() {
        let source = "Kế hoạch";
        let (text, edits, flags) = Cells::new(source).finish(source);
        assert_eq!((text.as_str(), edits.len(), flags.len()), (source, 0, 0));
    }

    #[test]
    fn splices_keep_what_did_not_change() {
        let source = "tinhr ok";
        let mut cells = Cells::new(source);
        cells.splice(0..5, &['t', 'ỉ', 'n', 'h'], Rule::Telex, Certainty::Suggestion);
        let (text, edits, _) = cells.finish(source);
        assert_eq!(text, "tỉnh ok");
        assert_eq!(edits.len(), 1);
        assert_eq!((edits[0].input.clone(), edits[0].output.clone()), (1..5, 1..6));
    }

    #[test]
    fn deletions_and_insertions() {
        let source = "ab";
        let mut cells = Cells::new(source);
        cells.splice(0..2, &['a', ' ', 'b'], Rule::MissingSpace, Certainty::High);
        let (text, edits, _) = cells.finish(source);
        assert_eq!((text.as_str(), edits[0].input.clone()), ("a b", 1..1));

        let source = "x\u{200b}\u{200b}y";
        let mut cells = Cells::new(source);
        cells.splice(0..4, &['x', 'y'], Rule::Invisible, Certainty::Certain);
        let (text, edits, _) = cells.finish(source);
        assert_eq!((text.as_str(), edits.len(), edits[0].input.clone()), ("xy", 1, 1..7));
    }
}
