//! The map from a normalised text back to the text it came from, made from the edits that made it.

use std::ops::Range;

/// One change: `input` bytes of the source became `output` bytes of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// Bytes of the source text.
    pub input: Range<usize>,
    /// Bytes of the resulting text.
    pub output: Range<usize>,
    /// Stable rule name, for example `nfc`, `tcvn3`, `look-alike`, `tone-place`.
    pub rule: &'static str,
    /// How sure the change is.
    pub certainty: Certainty,
}

/// How sure a change of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// One reading only; nothing a reader sees changes or what he sees was plainly broken.
    Certain,
    /// Very likely.
    High,
    /// To be looked at by a person; never applied silently.
    Suggestion,
}

/// Maps byte ranges of a result back to byte ranges of its source. Total and monotone; identity runs cost nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl OffsetMap {
    /// A map from edits in ascending order.
    pub fn new(edits: &[TextEdit]) -> Self {
        OffsetMap { edits: edits.iter().map(|e| (e.input.clone(), e.output.clone())).collect() }
    }

    /// The source bytes of a range of the result. A range that touches the inside of an edit widens to the whole edit.
    pub fn back(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source(range.start, false);
        let end = self.source(range.end.max(range.start), true);
        start..end.max(start)
    }

    fn source(&self, at: usize, is_end: bool) -> usize {
        // The last edit that begins at or before `at`.
        let index =
            self.edits.partition_point(|(_, output)| if is_end { output.start < at } else { output.start <= at });
        let Some((input, output)) = index.checked_sub(1).map(|i| &self.edits[i]) else {
            return at;
        };
        if at >= output.end && !(is_end && at == output.end && output.is_empty()) {
            return input.end + (at - output.end);
        }
        if is_end { input.end } else { input.start }
    }
}
