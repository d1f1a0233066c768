//! The stack of open series: where a label belongs. It sees labels, depths and whether an item calls for a list; it
//! never sees the document. Total: every label it accepts gets a parent that stands before it.

use crate::extract::outline::label::{Dress, Label};
use crate::extract::plan::Series;
use std::collections::BTreeMap;

/// Deepest nesting of lists that restart.
const DEEPEST: usize = 24;
/// Largest step between two labels of a series.
const LARGEST_STEP: u32 = 12;

/// What makes two labels members of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    /// Series, dress, small Roman numbers apart.
    Numbered(Series, Dress, bool),
    /// A mark at a depth.
    Mark(char, u8),
    /// A word: `Tuần`.
    Word(String),
    /// A heading without a label; a smaller number outranks.
    Heading(u8),
}

/// An open item.
#[derive(Debug, Clone)]
struct Open {
    key: Key,
    value: u32,
    parts: Vec<String>,
    /// Its parts are counted from the parent's.
    carried: bool,
    item: usize,
    id: String,
    /// Tokens of the labels down to it.
    path: Vec<String>,
    /// Its text ends with a colon.
    calls: bool,
    /// Its title stands in capitals.
    capitals: bool,
}

/// Where an accepted label stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// Depth, from 1.
    pub level: u32,
    /// Index of the parent.
    pub parent: Option<usize>,
    /// The series it was taken for.
    pub series: Series,
}

/// What the line behind a label shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints {
    /// It ends with a colon.
    pub calls: bool,
    /// It stands in capitals.
    pub capitals: bool,
    /// Depth of a list item, from the markup.
    pub depth: u8,
    /// The label is sure whatever it looks like.
    pub sure: bool,
}

/// The tree being built.
#[derive(Debug, Default)]
pub struct Tree {
    stack: Vec<Open>,
    /// Items so far.
    count: usize,
    /// How often an id was given.
    used: BTreeMap<String, u32>,
    /// Marks and unlabelled headings so far under each parent (by index + 1, 0 for the root).
    marks: BTreeMap<usize, u32>,
    headings: BTreeMap<usize, u32>,
}

impl Tree {
    /// Takes a label; `None` when it is none after all.
    pub fn label(&mut self, label: &Label, word: &str, hints: Hints) -> Option<Place> {
        match (label.series, label.dress) {
            (_, Dress::Mark(mark)) => Some(self.mark(mark, hints)),
            (Series::Unlabelled, _) => Some(self.word(word, label.value, hints)),
            (Series::Dotted, _) => self.dotted(label, hints),
            _ => self.numbered(label, hints),
        }
    }

    /// Takes a heading without a label; `rank` from 1, a smaller number outranks; `top` for a section's own words.
    pub fn heading(&mut self, rank: u8, top: bool, hints: Hints) -> Place {
        while let Some(at) = self.stack.iter().rposition(|open| matches!(open.key, Key::Heading(_))) {
            match self.stack[at].key {
                Key::Heading(open) if open < rank => {
                    self.pop_marks();
                    return self.unlabelled(Key::Heading(rank), 0, hints);
                }
                Key::Heading(open) => {
                    self.stack.truncate(at);
                    if open == rank {
                        return self.unlabelled(Key::Heading(rank), 0, hints);
                    }
                }
                _ => break,
            }
        }
        self.pop_marks();
        let section = |open: &Open| open.capitals && rank_of(&open.key) == rank_in(Series::Roman);
        if let Some(at) = self.stack.iter().position(section).filter(|_| top) {
            self.stack.truncate(at);
        }
        self.unlabelled(Key::Heading(rank), 0, hints)
    }

    fn word(&mut self, word: &str, value: u32, hints: Hints) -> Place {
        let key = Key::Word(word.to_owned());
        match self.stack.iter().rposition(|open| open.key == key) {
            Some(at) => self.stack.truncate(at),
            None => self.pop_marks(),
        }
        self.unlabelled(key, value, hints)
    }

    fn unlabelled(&mut self, key: Key, value: u32, hints: Hints) -> Place {
        let slot = self.headings.entry(self.parent().map_or(0, |p| p + 1)).or_default();
        *slot += 1;
        let token = format!("S{slot}");
        self.push(key, value, token, Series::Unlabelled, hints)
    }

    fn numbered(&mut self, label: &Label, hints: Hints) -> Option<Place> {
        let (series, value, small) = self.reading(label);
        let key = Key::Numbered(series, label.dress, small);
        let weak = label.weak && !hints.sure;
        // Small Roman numbers stand where letters stand.
        let shown = if small { Series::Letter } else { series };
        if let Some(at) = self.sibling(&key, value, weak) {
            let nested = value == 1 && self.calls() && self.stack.len() > at + 1 && !is_top(series, small);
            if !nested || self.stack.len() >= DEEPEST {
                self.stack.truncate(at);
                return Some(self.push(key, value, label.id.clone(), shown, hints));
            }
        } else if weak {
            return None;
        }
        // "Mục 1" stands under "Chương II", and a new chapter closes it.
        if series == Series::Chapter && label.dress != Dress::Section {
            let section = |open: &Open| matches!(open.key, Key::Numbered(Series::Chapter, Dress::Section, _));
            let at = self.stack.iter().position(section).unwrap_or(self.stack.len());
            self.stack.truncate(at);
        }
        self.make_room(series, value, small);
        Some(self.push(key, value, label.id.clone(), shown, hints))
    }

    /// Which series an ambiguous label belongs to: `I.` after `H.`, `i)` after `h)`.
    fn reading(&self, label: &Label) -> (Series, u32, bool) {
        let (series, value) = (label.series, label.value);
        let Some((other, other_value)) = label.other else { return (series, value, false) };
        let follows = |series: Series, value: u32, small: bool| {
            self.stack
                .iter()
                .any(|open| open.key == Key::Numbered(series, label.dress, small) && open.value + 1 == value)
        };
        let small = other == Series::Roman;
        if follows(series, value, false) {
            return (series, value, false);
        }
        if follows(other, other_value, small) || small && other_value == 1 {
            return (other, other_value, small);
        }
        (series, value, false)
    }

    /// The open item that the label goes on from.
    fn sibling(&self, key: &Key, value: u32, weak: bool) -> Option<usize> {
        let same = |open: &Open| open.key == *key;
        let alike = |open: &Open| match (&open.key, key) {
            (Key::Numbered(a, p, x), Key::Numbered(b, q, y)) => {
                a == b && x == y && *a != Series::Arabic && (*p == Dress::Section) == (*q == Dress::Section)
            }
            _ => false,
        };
        let alike = |open: &Open| alike(open) || same_numbers(&open.key, key);
        let next = |open: &Open| open.value + 1 == value;
        let ahead = |open: &Open| value > open.value && value - open.value <= LARGEST_STEP;
        let find = |test: &dyn Fn(&Open) -> bool| self.stack.iter().rposition(test);
        let sure = find(&|o| same(o) && next(o)).or_else(|| find(&|o| alike(o) && next(o)));
        if weak || sure.is_some() {
            return sure;
        }
        find(&|o| same(o) && ahead(o)).or_else(|| find(&same)).or_else(|| find(&|o| alike(o) && is_article_like(key)))
    }

    /// Closes what a new series cannot stand under.
    fn make_room(&mut self, series: Series, value: u32, small: bool) {
        if matches!(series, Series::Annex | Series::Form) {
            self.stack.clear();
        }
        if is_top(series, small) {
            while self.stack.last().is_some_and(|open| open.rank() > rank_in(series)) {
                self.stack.pop();
            }
            return;
        }
        let in_called_list = value == 1 && self.calls();
        if !in_called_list {
            self.pop_marks();
        }
    }

    fn dotted(&mut self, label: &Label, hints: Hints) -> Option<Place> {
        let last = label.parts.len().checked_sub(1)?;
        let (prefix, own) = (label.parts.get(..last)?, label.parts.get(last)?);
        let key = Key::Numbered(Series::Dotted, Dress::Dot, false);
        let sibling = self.stack.iter().rposition(|open| open.parts.len() == last + 1 && open.parts[..last] == *prefix);
        if let Some(at) = sibling {
            let (carried, follows) = (self.stack[at].carried, self.stack[at].value + 1 == label.value);
            if label.weak && !hints.sure && !follows {
                return None;
            }
            self.stack.truncate(at);
            return Some(self.push_dotted(key, label, carried, own, hints));
        }
        let holder = self.stack.iter().rposition(|open| open.holds(prefix));
        if label.weak && !hints.sure && !(holder.is_some() && label.value == 1) {
            return None;
        }
        match holder {
            Some(at) => self.stack.truncate(at + 1),
            None => {
                while self.stack.last().is_some_and(|open| open.rank() >= rank_in(Series::Arabic)) {
                    self.stack.pop();
                }
            }
        }
        Some(self.push_dotted(key, label, holder.is_some(), own, hints))
    }

    fn push_dotted(&mut self, key: Key, label: &Label, carried: bool, own: &str, hints: Hints) -> Place {
        let token = if carried { own.to_owned() } else { label.parts.join(".") };
        let place = self.push(key, label.value, token, Series::Dotted, hints);
        if let Some(open) = self.stack.last_mut() {
            open.parts = label.parts.clone();
            open.carried = carried;
        }
        place
    }

    fn mark(&mut self, mark: char, hints: Hints) -> Place {
        let key = Key::Mark(mark, hints.depth);
        let base = self.mark_base();
        let same = self.stack.iter().skip(base).position(|open| open.key == key).map(|at| base + at);
        if let Some(at) = same {
            self.stack.truncate(at);
        } else {
            while self.stack.len() > base && self.stack.last().is_some_and(|open| open.is_deeper(mark, hints.depth)) {
                self.stack.pop();
            }
        }
        let slot = self.marks.entry(self.parent().map_or(0, |p| p + 1)).or_default();
        *slot += 1;
        let token = format!("-{slot}");
        self.push(key, 0, token, Series::Mark, hints)
    }

    /// Index of the first mark of the list that a new mark may go on with.
    fn mark_base(&self) -> usize {
        let numbered = self.stack.iter().rposition(|open| !open.is_mark());
        match numbered {
            // A numbered list inside a list of marks ends with the next mark, unless it calls for a list itself.
            Some(at) if at > 0 && self.stack[at - 1].is_mark() && !self.stack[at].calls => {
                self.stack[..at].iter().rposition(|open| !open.is_mark()).map_or(0, |at| at + 1)
            }
            Some(at) => at + 1,
            None => 0,
        }
    }

    fn push(&mut self, key: Key, value: u32, token: String, series: Series, hints: Hints) -> Place {
        let parent = self.stack.last();
        let mut id = match parent {
            Some(parent) if series == Series::Mark => format!("{}{token}", parent.id),
            Some(parent) => format!("{}.{token}", parent.id),
            None => token.clone(),
        };
        let mut path = parent.map(|p| p.path.clone()).unwrap_or_default();
        if path.len() < 12 {
            path.push(token);
        }
        let times = self.used.entry(id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            id = format!("{id}~{times}");
        }
        let place = Place { id: id.clone(), level: self.stack.len() as u32 + 1, parent: self.parent(), series };
        self.stack.push(Open {
            key,
            value,
            parts: Vec::new(),
            carried: false,
            item: self.count,
            id,
            path,
            calls: hints.calls,
            capitals: hints.capitals,
        });
        self.count += 1;
        place
    }

    fn parent(&self) -> Option<usize> {
        self.stack.last().map(|open| open.item)
    }

    /// The last item ends with a colon.
    fn calls(&self) -> bool {
        self.stack.last().is_some_and(|open| open.calls)
    }

    fn pop_marks(&mut self) {
        while self.stack.last().is_some_and(Open::is_mark) {
            self.stack.pop();
        }
    }
}

impl Open {
    fn is_mark(&self) -> bool {
        matches!(self.key, Key::Mark(..))
    }

    /// A mark that a new mark at this depth closes.
    fn is_deeper(&self, mark: char, depth: u8) -> bool {
        matches!(self.key, Key::Mark(own, at) if at > depth || at == depth && own == mark)
    }

    /// The labels down to it end with these tokens, so that a dotted label may stand under it.
    fn holds(&self, prefix: &[String]) -> bool {
        let plain = !matches!(self.key, Key::Numbered(Series::Dotted, ..)) || prefix.len() > 1;
        plain && !self.is_mark() && self.path.ends_with(prefix)
    }

    fn rank(&self) -> u8 {
        rank_of(&self.key)
    }
}

fn rank_of(key: &Key) -> u8 {
    match key {
        Key::Numbered(_, _, true) => 8,
        Key::Numbered(series, ..) => rank_in(*series),
        Key::Mark(..) => 9,
        Key::Word(_) | Key::Heading(_) => 3,
    }
}

/// `1.`, `2/`, `3-`: one series whose writer changed the dress.
fn same_numbers(a: &Key, b: &Key) -> bool {
    let open = |key: &Key| matches!(key, Key::Numbered(Series::Arabic, Dress::Dot | Dress::Slash | Dress::Dash, _));
    open(a) && open(b)
}

fn is_top(series: Series, small: bool) -> bool {
    !small && rank_in(series) <= 3
}

fn is_article_like(key: &Key) -> bool {
    matches!(key, Key::Numbered(Series::Article | Series::Annex | Series::Form | Series::Part | Series::Chapter, ..))
}

/// Which series may hold which: a smaller number outranks.
fn rank_in(series: Series) -> u8 {
    match series {
        Series::Annex | Series::Form | Series::Part => 0,
        Series::Chapter => 1,
        Series::Capital | Series::Roman => 2,
        Series::Article | Series::Unlabelled => 3,
        Series::Arabic => 4,
        Series::Dotted => 5,
        Series::Letter => 7,
        Series::Mark => 9,
    }
}
