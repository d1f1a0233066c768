//! Property elements repeat: in a Word file most runs say what one of the last few has said, letter by letter. The memory
//! keeps what they said, so that such an element is passed over in one step.

use crate::error::Result;
use crate::ooxml::xml::{Cursor, Open};
use std::ops::Range;

/// How many elements are remembered.
const CAPACITY: usize = 8;
/// A longer element is not worth comparing.
const LONGEST: usize = 1024;

/// The last few elements of one part that were read.
#[derive(Debug)]
pub struct Memory<T> {
    /// Their bytes in the part and what they said, the latest first.
    known: Vec<(Range<usize>, T)>,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Memory { known: Vec::new() }
    }
}

impl<T: Clone> Memory<T> {
    /// Reads the open element to its end, or passes over it when its very text is remembered. An element that holds a
    /// tracked change or a section stands for itself: its place counts.
    pub fn read<'a>(
        &mut self,
        cursor: &mut Cursor<'a>,
        open: &Open<'a>,
        read: impl FnOnce(&mut Cursor<'a>) -> Result<T>,
    ) -> Result<T> {
        let seen = cursor.peek(open).filter(|(raw, _)| raw.len() <= LONGEST);
        if let Some((raw, end)) = seen
            && let Some(index) = self.known.iter().position(|(range, _)| cursor.raw(range.clone()) == raw)
        {
            self.known.swap(0, index);
            if let Some((_, value)) = self.known.first() {
                cursor.jump(end);
                return Ok(value.clone());
            }
        }
        let value = read(cursor)?;
        let range = open.start..cursor.position();
        // What was peeked at is the whole element only if no element of its name stands inside it.
        let whole =
            seen.is_some_and(|(raw, end)| end == range.end && !raw.contains("sectPr") && !raw.contains("Change"));
        if whole {
            self.known.truncate(CAPACITY - 1);
            self.known.insert(0, (range, value.clone()));
        }
        Ok(value)
    }
}
