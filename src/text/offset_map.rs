//! The map between a normalised text and the text it came from, made from the edits that made it.
//!
//! Knows byte ranges only; a caller that counts characters converts at its own door.

use std::ops::Range;

/// One change: `input` bytes of the source became `output` bytes of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// Bytes of the source text.
    pub input: Range<usize>,
    /// Bytes of the resulting text.
    pub output: Range<usize>,
    /// Stable rule name, for example `nfc`, `tcvn3`, `look-alike`, `tone-place`; see [`crate::text::rule`].
    pub rule: &'static str,
    /// How sure the change is.
    pub certainty: Certainty,
}

/// How sure a change of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// One reading only; nothing a reader sees changes or what he sees was plainly broken.
    Certain,
    /// Very likely.
    High,
    /// To be looked at by a person; never applied silently.
    Suggestion,
}

impl Certainty {
    /// The name that programs see.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::High => "high",
            Certainty::Suggestion => "suggestion",
        }
    }
}

/// Maps byte ranges of a result back to byte ranges of its source. Total and monotone; identity runs cost nothing.
/// Texts of 4 GiB and more are not mapped beyond their first edit of that distance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// Input start and end, output start and end of every edit.
    edits: Vec<[u32; 4]>,
}

impl OffsetMap {
    /// A map from edits in ascending order.
    pub fn new(edits: &[TextEdit]) -> Self {
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let four = |e: &TextEdit| [e.input.start, e.input.end, e.output.start, e.output.end].map(small);
        OffsetMap { edits: edits.iter().map(four).collect() }
    }

    /// The source bytes of a range of the result. A range that touches the inside of an edit widens to the whole edit;
    /// text that was deleted between two characters belongs to neither.
    pub fn back(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source(range.start, false);
        let end = self.source(range.end.max(range.start), true);
        start..end.max(start)
    }

    /// The result bytes of a range of the source. A range that touches the inside of an edit widens to the whole edit.
    pub fn forward(&self, range: Range<usize>) -> Range<usize> {
        let start = self.result(range.start, false);
        let end = self.result(range.end.max(range.start), true);
        start..end.max(start)
    }

    fn source(&self, at: usize, is_end: bool) -> usize {
        map(at, is_end, &self.edits, |[a, b, c, d]| (c as usize..d as usize, a as usize..b as usize))
    }

    fn result(&self, at: usize, is_end: bool) -> usize {
        map(at, is_end, &self.edits, |[a, b, c, d]| (a as usize..b as usize, c as usize..d as usize))
    }
}

type Pair = (Range<usize>, Range<usize>);

/// Maps one position through the last edit that begins at or before it (for an end: before it).
fn map(at: usize, is_end: bool, edits: &[[u32; 4]], turn: impl Fn([u32; 4]) -> Pair) -> usize {
    let index = edits.partition_point(|edit| {
        let (from, _) = turn(*edit);
        if is_end { from.start < at } else { from.start <= at }
    });
    let Some((from, to)) = index.checked_sub(1).and_then(|i| edits.get(i)).map(|edit| turn(*edit)) else {
        return at;
    };
    if at >= from.end {
        return to.end + (at - from.end);
    }
    if is_end { to.end } else { to.start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map_of(edits: &[(Range<usize>, Range<usize>)]) -> OffsetMap {
        let edit = |(input, output): &(Range<usize>, Range<usize>)| TextEdit {
            input: input.clone(),
            output: output.clone(),
            rule: "nfc",
            certainty: Certainty::Certain,
        };
        OffsetMap::new(&edits.iter().map(edit).collect::<Vec<_>>())
    }

    #[test]
    fn deletion_belongs_to_no_character() {
        // BOM A -> A
        let map = map_of(&[(0..3, 0..0)]);
        assert_eq!(map.back(0..1), 3..4);
        assert_eq!(map.forward(3..4), 0..1);
        assert_eq!(map.forward(0..1), 0..0);
        // A SHY B -> A B
        let map = map_of(&[(1..3, 1..1)]);
        assert_eq!(map.back(0..1), 0..1);
        assert_eq!(map.back(1..2), 3..4);
        assert_eq!(map.back(0..2), 0..4);
    }

    #[test]
    fn an_edit_is_taken_whole() {
        // a + combining acute -> á
        let map = map_of(&[(0..3, 0..2)]);
        assert_eq!(map.back(0..2), 0..3);
        assert_eq!(map.back(1..2), 0..3);
        assert_eq!(map.back(2..3), 3..4);
        assert_eq!(map.forward(1..2), 0..2);
    }

    #[test]
    fn an_insertion_has_no_source() {
        let map = map_of(&[(4..4, 4..5)]);
        assert_eq!(map.back(4..5), 4..4);
        assert_eq!(map.back(0..5), 0..4);
        assert_eq!(map.back(5..7), 4..6);
    }
}
