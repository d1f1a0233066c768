//! The normaliser: one text in, the same text with one spelling for every letter out, with every change on record.
//!
//! ```
//! use rasoat::text::normalise::{Options, normalise};
//! use rasoat::text::rule::Family;
//!
//! // Clean text is not copied.
//! assert!(normalise("Kế hoạch số 12/KH-UBND", &Options::default()).is_none());
//!
//! // TCVN3 that was read as Latin-1, inside Unicode text; every letter has its own edit.
//! let found = normalise("Kế hoạch cña Uû ban nh©n d©n", &Options::default()).unwrap();
//! assert_eq!(found.text, "Kế hoạch của Uỷ ban nhân dân");
//! assert_eq!(found.count(Family::LegacyEncoding), 4);
//!
//! // Positions go back to the source.
//! let at = found.text.find("Uỷ").unwrap();
//! assert_eq!(found.map.back(at..at + "Uỷ".len()), 18..21);
//! ```

use crate::text::cells::Cells;
use crate::text::flag::Flag;
use crate::text::legacy::charset::Encoding;
use crate::text::offset_map::{Certainty, OffsetMap, TextEdit};
use crate::text::rule::{self, Family};
use crate::text::tone::Style;
use crate::text::{compose, entity, layout, legacy, look_alike, place, restyle, scan, spacing, suggest, symbol_dash};

/// What the caller knows and wants.
///
/// ```
/// use rasoat::text::legacy::charset::Encoding;
/// use rasoat::text::normalise::{Options, normalise};
/// use rasoat::text::tone::Style;
///
/// let text = |source: &str, options: Options| normalise(source, &options).map(|n| n.text);
/// let viqr = Options { legacy: Some(Encoding::Viqr), ..Options::default() };
/// assert_eq!(text("U?y ban Nha^n da^n", viqr).as_deref(), Some("Ủy ban Nhân dân"));
/// let old = Options { tone: Some(Style::Old), ..Options::default() };
/// assert_eq!(text("hoà giải, ông Hoà", old).as_deref(), Some("hòa giải, ông Hoà"));
/// let capitals = Options { font: Some(".VnTimeH".into()), ..Options::default() };
/// assert_eq!(text("uû ban nh©n d©n", capitals).as_deref(), Some("UỶ BAN NHÂN DÂN"));
/// let layout = Options { layout: true, ..Options::default() };
/// assert_eq!(text("ngày 5 tháng\n9 năm 2025", layout).as_deref(), Some("ngày 5 tháng 9 năm 2025"));
/// let suggest = Options { suggest: true, ..Options::default() };
/// assert_eq!(text("kiễm tra", suggest).as_deref(), Some("kiểm tra"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The font of the text, a prior for legacy encodings.
    pub font: Option<String>,
    /// The encoding that the text is declared to be in; nothing is detected then.
    pub legacy: Option<Encoding>,
    /// One style of tone placement for the whole text; names keep theirs.
    pub tone: Option<Style>,
    /// Lines of a page made into paragraphs: furniture out, broken lines joined.
    pub layout: bool,
    /// Proposals on spelling and misread letters are put into the text, each as an edit that says so.
    pub suggest: bool,
}

impl Options {
    /// True when a clean scan is enough to leave a text alone.
    fn trusts_scan(&self) -> bool {
        let old_font =
            |font: &str| font.starts_with(".V") || font.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("vni"));
        self.legacy.is_none() && !self.is_extended() && !self.font.as_deref().is_some_and(old_font)
    }

    /// True when more is asked for than repairs.
    fn is_extended(&self) -> bool {
        self.tone.is_some() || self.layout || self.suggest
    }
}

/// A normalised text with its edits; equal to the source when there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Normalised {
    /// The result, NFC.
    pub text: String,
    /// Every change, in ascending order, not overlapping.
    pub edits: Vec<TextEdit>,
    /// From the result back to the source.
    pub map: OffsetMap,
    /// What was seen and not repaired.
    pub flags: Vec<Flag>,
}

impl Normalised {
    /// How many edits are of one family.
    pub fn count(&self, wanted: Family) -> usize {
        self.edits.iter().filter(|edit| rule::family(edit.rule) == Some(wanted)).count()
    }
}

/// Normalises one paragraph or a whole text; lines are kept apart, so that a line never speaks for another. Returns `None` when nothing changes and nothing is flagged, so that clean text is never
/// copied.
pub fn normalise(source: &str, options: &Options) -> Option<Normalised> {
    if source.len() >= u32::MAX as usize || (options.trusts_scan() && scan::is_clean(source)) {
        return None;
    }
    let mut cells = Cells::new(source);
    let done = settle(&mut cells, source, options).filter(|_| !options.is_extended());
    let (text, edits, flags) = done.unwrap_or_else(|| {
        extend(&mut cells, options);
        cells.finish(source)
    });
    if edits.is_empty() && flags.is_empty() {
        return None;
    }
    let map = OffsetMap::new(&edits);
    Some(Normalised { text, edits, map, flags })
}

/// One repair may lay bare what another has to do: the stages run until nothing changes. Real text needs one round, and a
/// second to see that it was enough.
const ROUNDS: usize = 8;

type Finished = (String, Vec<TextEdit>, Vec<Flag>);

/// Runs the stages. What was composed or decoded is mostly clean then; the finished text comes with it in that case.
fn settle(cells: &mut Cells, source: &str, options: &Options) -> Option<Finished> {
    let trusted = options.trusts_scan();
    let clean = |done: &Finished| scan::is_clean(&done.0);
    let mut before: Option<String> = None;
    for round in 0..ROUNDS {
        if compose::letters(cells) && trusted {
            let done = Some(cells.finish(source)).filter(clean);
            if done.is_some() {
                return done;
            }
        }
        let declared = options.legacy.filter(|_| round == 0);
        if legacy::decode(cells, declared, options.font.as_deref()) {
            let done = Some(cells.finish(source)).filter(clean);
            if done.is_some() {
                return done;
            }
        }
        repair(cells, options);
        let now = cells.text();
        if before.as_deref().unwrap_or(source) == now || (trusted && scan::is_clean(&now)) {
            return None;
        }
        before = Some(now);
    }
    None
}

/// The stages for text that is in Unicode, letter by letter and then word by word.
fn repair(cells: &mut Cells, options: &Options) {
    if options.legacy.is_none() {
        legacy::mend(cells);
    }
    let named = entity::decode(cells);
    spacing::clean(cells);
    if look_alike::replace(cells) || named {
        compose::letters(cells);
    }
    place::mend(cells, Style::Old);
    symbol_dash::fold(cells);
    compose::rest(cells);
}

/// What only a caller's wish allows.
fn extend(cells: &mut Cells, options: &Options) {
    if options.layout {
        layout::repair(cells);
    }
    if let Some(style) = options.tone {
        restyle::unify(cells, style);
    }
    if options.suggest {
        propose(cells);
    }
    compose::rest(cells);
}

/// Puts the proposals into the text.
fn propose(cells: &mut Cells) {
    let text = cells.text();
    let mut changes = Vec::new();
    let mut places = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).enumerate().peekable();
    let mut index_of = |byte: usize| {
        while places.next_if(|(_, at)| *at < byte).is_some() {}
        places.peek().map_or(0, |(index, _)| *index)
    };
    for found in suggest::find(&text) {
        let range = index_of(found.range.start)..index_of(found.range.end);
        let letters: Vec<char> = found.replacement.chars().collect();
        let new = cells.replacement(range.clone(), &letters, found.rule, Certainty::Suggestion);
        changes.push((range, new));
    }
    cells.apply(changes);
}
