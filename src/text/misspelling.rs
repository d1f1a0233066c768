//! Common misspellings of administrative Vietnamese: pairs wrong / right with the neighbours that make the wrong form right.
//!
//! Data: `misspellings.tsv`. Bare pairs go wrong across word boundaries (gia **công xuất** khẩu), so a pair counts only
//! with its guards, never inside a name, and never when both halves belong to other common words.

use crate::text::compound;
use crate::text::pair_table::PairTable;
use crate::text::syllable::{self, Reading};
use crate::text::words::{self, Case, Word};
use std::ops::Range;
use std::sync::LazyLock;

static MISSPELLINGS: &str = include_str!("misspellings.tsv");

/// How sure it is that the wrong form is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surety {
    /// Wrong in every administrative text.
    Always,
    /// Wrong in the standard; a variant or a name may exist.
    High,
    /// Depends on the meaning: only to be asked.
    Context,
    /// No error, a question of consistency.
    Style,
}

/// One misspelling in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    /// The bytes of the wrong form.
    pub range: Range<usize>,
    /// The right form, in the case of the wrong one.
    pub right: String,
    /// How sure.
    pub surety: Surety,
    /// What was confused: `s-x`, `d-gi`, `ch-tr`, `hook-tilde` …
    pub kind: &'static str,
}

struct Entry {
    wrong: Vec<Reading>,
    right: &'static str,
    surety: Surety,
    kind: &'static str,
    guards: Vec<Guard>,
}

struct Guard {
    before: bool,
    /// True when the pair is wrong only next to these words.
    only: bool,
    words: Vec<Vec<u64>>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> =
        MISSPELLINGS.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect();
    entries.sort_by_key(|entry| (first(entry), std::cmp::Reverse(entry.wrong.len())));
    entries
});

/// The first words of [`ENTRIES`], close together for the search.
static FIRST: LazyLock<Vec<u64>> = LazyLock::new(|| ENTRIES.iter().map(first).collect());

/// The first two words of [`ENTRIES`], and the entries of one word.
static OPENINGS: LazyLock<(PairTable, Vec<u64>)> = LazyLock::new(|| {
    let keys = |entry: &Entry| (first(entry), entry.wrong.get(1).map(|second| second.key()));
    let pairs = ENTRIES.iter().map(keys).filter_map(|(a, b)| Some((a, b?))).collect();
    let mut alone: Vec<u64> = ENTRIES.iter().map(keys).filter(|(_, b)| b.is_none()).map(|(a, _)| a).collect();
    alone.sort_unstable();
    (PairTable::of(pairs), alone)
});

/// False when surely no misspelling begins with the word `first` and `second` behind it.
pub fn may_begin(first: Reading, second: Option<Reading>) -> bool {
    let (pairs, alone) = &*OPENINGS;
    alone.binary_search(&first.key()).is_ok()
        || second.is_some_and(|second| pairs.place((first.key(), second.key())).is_some())
}

fn first(entry: &Entry) -> u64 {
    entry.wrong.first().map_or(0, |reading| reading.key())
}

fn keys(phrase: &str) -> Vec<u64> {
    phrase.split(' ').filter_map(|word| syllable::read(word.chars())).map(Reading::key).collect()
}

fn parse(line: &'static str) -> Option<Entry> {
    let mut columns = line.split('\t');
    let (wrong, right) = (columns.next()?, columns.next()?);
    let surety = match columns.next()? {
        "always" => Surety::Always,
        "high" => Surety::High,
        "context" => Surety::Context,
        _ => Surety::Style,
    };
    let kind = columns.next()?;
    let guards = columns.next().unwrap_or("").split(';').filter_map(guard).collect();
    let wrong = wrong.split(' ').map(|word| syllable::read(word.chars())).collect::<Option<Vec<_>>>()?;
    Some(Entry { wrong, right, surety, kind, guards })
}

fn guard(text: &'static str) -> Option<Guard> {
    let (only, rest) = match text.strip_prefix("only") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let before = rest.starts_with('<');
    let words = rest.strip_prefix(['<', '>'])?.split(',').map(keys).collect();
    Some(Guard { before, only, words })
}

/// Every misspelling of a normalised text, in order, not overlapping.
///
/// ```
/// use rasoat::text::misspelling::find;
/// let found = find("Đề nghị kiễm tra việc gia công xuất khẩu");
/// assert_eq!((found.len(), found[0].right.as_str()), (1, "kiểm tra"));
/// ```
pub fn find(text: &str) -> Vec<Misspelling> {
    let words = words::words(text);
    find_in(text, &words)
}

/// The same with the words already found.
pub fn find_in(text: &str, words: &[Word]) -> Vec<Misspelling> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match entry_at(text, words, at) {
            Some(entry) => {
                found.extend(misspelling(text, words, at, entry));
                at += entry.wrong.len();
            }
            None => at += 1,
        }
    }
    found
}

fn entry_at(text: &str, words: &[Word], at: usize) -> Option<&'static Entry> {
    let key = words.get(at)?.reading?.key();
    let start = FIRST.partition_point(|first| *first < key);
    if FIRST.get(start) != Some(&key) {
        return None;
    }
    let mut same = ENTRIES.get(start..)?.iter().take_while(|entry| first(entry) == key);
    same.find(|entry| matches(words, at, entry) && !is_right(text, words, at, entry))
}

fn matches(words: &[Word], at: usize, entry: &Entry) -> bool {
    entry.wrong.iter().enumerate().all(|(index, wanted)| {
        let word = words.get(at + index);
        let same = word.and_then(|w| w.reading).is_some_and(|r| r.key() == wanted.key() && r.tones < 2);
        same && (index == 0 || word.is_some_and(|w| w.follows))
    })
}

/// True when the neighbours, a name or two other words make the form right.
fn is_right(text: &str, words: &[Word], at: usize, entry: &Entry) -> bool {
    let end = at + entry.wrong.len();
    let titled = |index: usize| words.get(index).is_some_and(|w| words::case(w.text(text)) == Case::Title);
    if entry.wrong.len() > 1 && (at..end).all(titled) {
        return true;
    }
    entry.guards.iter().any(|guard| guard.words.iter().any(|word| stands(words, at, end, guard, word)) != guard.only)
        || straddles(words, at, end)
}

fn stands(words: &[Word], at: usize, end: usize, guard: &Guard, wanted: &[u64]) -> bool {
    let start = if guard.before { at.checked_sub(wanted.len()) } else { Some(end) };
    let Some(start) = start else { return false };
    let key = |index: usize| words.get(index).and_then(|w| w.reading).map(Reading::key);
    wanted.iter().enumerate().all(|(index, one)| key(start + index) == Some(*one))
}

/// The first word belongs to the word before, and the last one to the word behind: gia công | xuất khẩu.
fn straddles(words: &[Word], at: usize, end: usize) -> bool {
    let reading = |index: Option<usize>| index.and_then(|i| words.get(i)).and_then(|w| w.reading);
    let joined = |index: usize| words.get(index).is_some_and(|w| w.follows);
    let pair = |a: Option<usize>, b: usize| match (reading(a), reading(Some(b))) {
        (Some(first), Some(second)) => joined(b) && compound::is_known(first, second),
        _ => false,
    };
    end - at == 2 && pair(at.checked_sub(1), at) && pair(Some(end - 1), end)
}

fn misspelling(text: &str, words: &[Word], at: usize, entry: &Entry) -> Option<Misspelling> {
    let slice = words.get(at..at + entry.wrong.len())?;
    let range = slice.first()?.range.start..slice.last()?.range.end;
    let parts: Vec<&str> = entry.right.split(' ').collect();
    let right = if parts.len() == slice.len() {
        let one = |(word, part): (&Word, &&str)| in_place(word, word.text(text), part);
        slice.iter().zip(&parts).map(one).collect::<Vec<_>>().join(" ")
    } else {
        let pattern: Vec<char> = text.get(range.clone())?.chars().filter(|c| c.is_alphabetic()).collect();
        compound::in_case_of(entry.right, &pattern).into_iter().collect()
    };
    Some(Misspelling { range, right, surety: entry.surety, kind: entry.kind })
}

/// A word that is right already keeps its own spelling and style.
fn in_place(word: &Word, written: &str, right: &str) -> String {
    let same = syllable::read(right.chars()).map(Reading::key) == word.reading.map(Reading::key);
    let pattern: Vec<char> = written.chars().collect();
    if same { written.to_owned() } else { compound::in_case_of(right, &pattern).into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> String {
        let mut out = text.to_owned();
        for found in find(text).into_iter().rev() {
            out.replace_range(found.range, &found.right);
        }
        out
    }

    #[test]
    fn the_table_loads_whole() {
        let lines = MISSPELLINGS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(ENTRIES.len(), lines);
        assert!(lines > 270);
        assert!(ENTRIES.iter().all(|entry| entry.guards.iter().all(|g| g.words.iter().all(|w| !w.is_empty()))));
    }

    #[test]
    fn wrong_forms_are_found() {
        for (wrong, right) in [
            ("Kiễm tra", "Kiểm tra"),
            ("XẮP XẾP", "SẮP XẾP"),
            ("xức khoẻ", "sức khoẻ"),
            ("nghành nghề", "ngành nghề"),
            ("các nghành", "các ngành"),
            ("xin nghĩ việc", "xin nghỉ việc"),
        ] {
            assert_eq!(fixed(wrong), right);
        }
    }

    #[test]
    fn right_forms_stay() {
        for kept in [
            "gia công xuất khẩu",
            "dấu hiệu xuất hiện",
            "hồ sơ xuất khẩu",
            "Cam-pu-chia sẽ",
            "chủ chương trình",
            "ông Trương Trình",
            "suy nghĩ việc này",
            "báo cao cấp",
            "bổ, xung đột",
            "củng cố, cũng cố gắng, mức thu cũng cố định",
            "vẽ tranh dành cho trẻ",
            "lịch sử sự ra đời",
            "đáp ứng sử dụng, tuyệt đối sử dụng",
            "bóng chuyền thông minh, dây chuyền đạt chuẩn",
            "suy nghĩ lễ phép, suy nghĩ học sinh",
            "bé vui vẽ tranh",
            "sản xuất sắt thép",
            "không gian học tập chung",
            "khẩn trương trình Hiệu trưởng",
            "kịp thời phản ảnh về",
        ] {
            assert_eq!(fixed(kept), kept);
        }
    }
}
