//! Proposals for a person to look at: spelling, lost letters, typing keys left in the text, misread characters, names
//! typed without marks. Never applied unless asked for.
//!
//! Looks at normalised text. Each kind has a file; where two want the same place, the earlier kind in [`find`] wins.

pub mod confusion;
pub mod lost;
pub mod misread;
pub mod names;
pub mod telex;

use crate::text::compound;
use crate::text::misspelling::{self, Surety};
use crate::text::rule::Rule;
use crate::text::syllable;
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
        if !same && !self.is_taken(&range) {
            let at = self.found.partition_point(|s| s.range.end <= range.start);
            self.found.insert(at, Suggestion { range, replacement, rule });
        }
    }

    /// True when an earlier proposal has the place.
    pub fn is_taken(&self, range: &Range<usize>) -> bool {
        let at = self.found.partition_point(|s| s.range.end <= range.start);
        self.found.get(at).is_some_and(|s| s.range.start < range.end)
    }

    /// True when a word in this place would make a common word with a neighbour.
    pub fn joins(&self, at: usize, word: &str) -> bool {
        let Some(one) = syllable::read(word.chars()) else { return false };
        let follows = |index: usize| self.words.get(index).is_some_and(|w| w.follows);
        let reading = |index: Option<usize>| index.and_then(|i| self.words.get(i)).and_then(|w| w.reading);
        let before = reading(at.checked_sub(1)).filter(|_| follows(at));
        let after = reading(Some(at + 1)).filter(|_| follows(at + 1));
        before.is_some_and(|b| compound::is_known(b, one)) || after.is_some_and(|a| compound::is_known(one, a))
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

#[cfg(test)]
mod tests {
    use super::find;

    fn shown(text: &str) -> Vec<String> {
        find(text).into_iter().map(|s| s.replacement).collect()
    }

    #[test]
    fn lost_and_wrong_marks() {
        for (text, wanted) in [
            ("thưc hiên", vec!["thực", "hiện"]),
            ("giao duc", vec!["giáo", "dục"]),
            ("hiệu trương ký", vec!["trưởng"]),
            ("nuớc sạch, ngưòi dân", vec!["nước", "người"]),
            ("tơng tự", vec!["tương"]),
            ("chủ trơng", vec!["trương"]),
            ("nhaf trường", vec!["nhà"]),
            ("học sinh giõi được trãi nghiệm", vec!["học sinh giỏi", "trải nghiệm"]),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_right_gets_no_proposal() {
        for text in [
            "Mỗi trẻ có một sổ theo dõi sức khỏe",
            "hội đồng trường họp ba lần",
            "Trường THPT Tôn Thất Tùng",
            "TRƯỜNG THPT TÔN THẤT TÙNG",
            "hoa học trò",
            "thuở xưa, quơ tay",
            "chiến dịch giao thông",
            "file stress class",
        ] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }
}
