//! Proposals for a person to look at: spelling, lost letters, typing keys left in the text, misread characters, names
//! typed without marks. Never applied unless asked for.
//!
//! Looks at normalised text. Each kind has a file; where two want the same place, the earlier kind in [`find`] wins.

pub mod confusion;
pub mod lost;
pub mod misread;
pub mod names;
pub mod telex;

use crate::text::misspelling::{self, Surety};
use crate::text::rule::Rule;
use crate::text::words::{self, Word};
use std::ops::Range;

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What may have been meant.
    pub replacement: String,
    /// Why: the kind of error.
    pub rule: Rule,
}

/// A text with its words, and the proposals so far.
pub struct Desk<'a> {
    /// The normalised text.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word>,
    found: Vec<Suggestion>,
}

impl Desk<'_> {
    /// Adds a proposal unless an earlier one has the place.
    pub fn propose(&mut self, range: Range<usize>, replacement: impl Into<String>, rule: Rule) {
        let replacement = replacement.into();
        let same = self.text.get(range.clone()) == Some(replacement.as_str());
        let at = self.found.partition_point(|s| s.range.end <= range.start);
        let taken = self.found.get(at).is_some_and(|s| s.range.start < range.end);
        if !same && !taken {
            self.found.insert(at, Suggestion { range, replacement, rule });
        }
    }

    /// A word's letters.
    pub fn letters(&self, index: usize) -> Vec<char> {
        self.words.get(index).map_or(Vec::new(), |word| word.text(self.text).chars().collect())
    }
}

/// Every proposal on a normalised text, in order, not overlapping.
///
/// ```
/// use rasoat::text::suggest::find;
/// let found = find("Uy ban nhân dân đề suất");
/// let shown: Vec<&str> = found.iter().map(|s| s.replacement.as_str()).collect();
/// assert_eq!(shown, ["Ủy", "đề xuất"]);
/// ```
pub fn find(text: &str) -> Vec<Suggestion> {
    let mut desk = Desk { text, words: words::words(text), found: Vec::new() };
    for found in misspelling::find_in(text, &desk.words) {
        if matches!(found.surety, Surety::Always | Surety::High) {
            desk.propose(found.range, found.right, Rule::Spelling);
        }
    }
    names::find(&mut desk);
    misread::find(&mut desk);
    lost::find(&mut desk);
    telex::find(&mut desk);
    confusion::find(&mut desk);
    desk.found
}
