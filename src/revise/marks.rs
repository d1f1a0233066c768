//! Marks and deletions in the runs of a part, and the patches that set them: runs are split at the marks and keep their
//! properties.

use super::choice::Options;
use super::place::{Point, Stretch};
use super::words::AUTHOR;
use crate::error::Result;
use crate::ooxml::patch::{Patch, apply};
use crate::ooxml::properties::{Change, Properties, RUN_ORDER, Setting};
use crate::ooxml::runs::{Child, RunElement, Runs};
use crate::ooxml::text::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Which of several marks at one point comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The new text for what is deleted before the point.
    Replacement,
    /// The end of a comment's range.
    End,
    /// A drawing behind the text.
    Drawing,
    /// New text between two characters, with its comment.
    Insertion,
    /// The beginning of a comment's range.
    Start,
}

/// New ids, above all that are in use while there is room.
#[derive(Debug)]
pub struct Ids {
    taken: BTreeSet<i64>,
    next: i64,
}

/// The largest id that Word takes.
const LARGEST_ID: i64 = i32::MAX as i64;

impl Ids {
    /// Ids beside those taken.
    pub fn new(taken: BTreeSet<i64>) -> Self {
        let next = taken.last().map_or(0, |last| last.saturating_add(1)).max(0);
        Ids { taken, next }
    }

    /// More ids that are taken; before any is given.
    pub fn reserve(&mut self, taken: impl Iterator<Item = i64>) {
        self.taken.extend(taken);
        self.next = self.taken.last().map_or(0, |last| last.saturating_add(1)).max(self.next);
    }

    /// An id that nobody has.
    pub fn fresh(&mut self) -> i64 {
        if self.next > LARGEST_ID {
            self.next = 0;
        }
        while self.taken.contains(&self.next) {
            self.next += 1;
        }
        self.taken.insert(self.next);
        self.next += 1;
        self.next - 1
    }
}

/// How new elements are written in this part.
#[derive(Debug, Clone)]
pub struct Pen {
    /// The prefix of WordprocessingML with its colon.
    pub prefix: String,
    /// A declaration of the prefix, where the part has none.
    pub declare: String,
    /// Attributes of a change behind its id.
    signature: String,
}

impl Pen {
    /// A pen for a part whose root spells WordprocessingML like this.
    pub fn new(spelling: Option<&(String, String)>, uri: &str, options: &Options) -> Self {
        let (prefix, declare) = match spelling {
            Some((prefix, _)) => (format!("{prefix}:"), String::new()),
            None => ("w:".to_owned(), format!(" xmlns:w=\"{uri}\"")),
        };
        let mut signature = format!(" {prefix}author=\"{AUTHOR}\"");
        if let Some(date) = &options.date {
            signature.push_str(&format!(" {prefix}date=\""));
            escape(date, &mut signature);
            signature.push('"');
        }
        Pen { prefix, declare, signature }
    }

    /// A pen for a part whose root declares the prefix.
    pub fn undeclared(&self) -> Pen {
        Pen { declare: String::new(), ..self.clone() }
    }

    /// The start tag of a tracked change or the like, with its id.
    pub fn change(&self, name: &str, id: i64) -> String {
        let Pen { prefix, declare, signature } = self;
        format!("<{prefix}{name}{declare} {prefix}id=\"{id}\"{signature}>")
    }

    fn empty(&self, name: &str, id: i64) -> String {
        let Pen { prefix, declare, .. } = self;
        format!("<{prefix}{name}{declare} {prefix}id=\"{id}\"/>")
    }

    /// The mark before a comment's range.
    pub fn comment_start(&self, id: i64) -> String {
        self.empty("commentRangeStart", id)
    }

    /// The mark behind a comment's range, with the reference to the comment.
    pub fn comment_end(&self, id: i64) -> String {
        let Pen { prefix, declare, .. } = self;
        let (end, reference) = (self.empty("commentRangeEnd", id), self.empty("commentReference", id));
        format!("{end}<{prefix}r{declare}>{reference}</{prefix}r>")
    }

    /// A tracked insertion of a run with these properties (raw `w:rPr`).
    fn insertion(&self, id: i64, props: &str, text: &str) -> String {
        let prefix = &self.prefix;
        let mut out = format!("{}<{prefix}r>{props}<{prefix}t xml:space=\"preserve\">", self.change("ins", id));
        escape(text, &mut out);
        out.push_str(&format!("</{prefix}t></{prefix}r></{prefix}ins>"));
        out
    }
}

/// New text.
#[derive(Debug)]
pub struct NewText {
    /// The id of its tracked insertion.
    pub id: i64,
    /// The text.
    pub text: String,
    /// Raw properties of the run that it takes its looks from.
    pub props: String,
    /// The character there.
    pub origin: Point,
}

/// What stands at a point.
#[derive(Debug)]
enum Mark {
    /// As it is.
    Xml(String),
    /// New text between two marks of a comment, which may be empty.
    New(String, NewText, String),
}

/// Everything that is to be set in a part.
#[derive(Debug, Default)]
pub struct Marks {
    at: BTreeMap<Point, Vec<(Rank, Mark)>>,
    deletions: BTreeMap<usize, Vec<Stretch>>,
    /// New looks of stretches, by run.
    looks: BTreeMap<usize, Vec<(Stretch, Vec<Setting>)>>,
    /// Empty paragraphs by their bytes, and what goes into them.
    empty: BTreeMap<(usize, usize), String>,
    /// Patches of paragraph and section properties.
    properties: Vec<Patch>,
}

impl Marks {
    /// True when nothing is to be set.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
            && self.deletions.is_empty()
            && self.looks.is_empty()
            && self.empty.is_empty()
            && self.properties.is_empty()
    }

    fn mark(&mut self, at: Point, rank: Rank, mark: Mark) {
        self.at.entry(at).or_default().push((rank, mark));
    }

    /// A comment on what stands between two points.
    pub fn comment(&mut self, start: Point, end: Point, id: i64, pen: &Pen) {
        if start == end {
            self.mark(start, Rank::Insertion, Mark::Xml(pen.comment_start(id) + &pen.comment_end(id)));
        } else {
            self.mark(start, Rank::Start, Mark::Xml(pen.comment_start(id)));
            self.mark(end, Rank::End, Mark::Xml(pen.comment_end(id)));
        }
    }

    /// A comment in a paragraph without text.
    pub fn comment_empty(&mut self, paragraph: Range<usize>, id: i64, pen: &Pen) {
        let xml = pen.comment_start(id) + &pen.comment_end(id);
        self.empty.entry((paragraph.start, paragraph.end)).or_default().push_str(&xml);
    }

    /// How many drawings are set.
    pub fn drawings(&self) -> usize {
        self.at.values().flatten().filter(|(rank, _)| *rank == Rank::Drawing).count()
    }

    /// New XML at a point, behind what is inserted there.
    pub fn set(&mut self, at: Point, xml: String) {
        self.mark(at, Rank::Drawing, Mark::Xml(xml));
    }

    /// Deletes a stretch of text.
    pub fn delete(&mut self, stretch: Stretch) {
        self.deletions.entry(stretch.run).or_default().push(stretch);
    }

    /// Gives a stretch new looks.
    pub fn restyle(&mut self, stretch: Stretch, settings: Vec<Setting>) {
        self.looks.entry(stretch.run).or_default().push((stretch, settings));
    }

    /// Changes paragraph or section properties.
    pub fn patch(&mut self, patches: Vec<Patch>) {
        self.properties.extend(patches);
    }

    /// The new text behind a deletion.
    pub fn replace(&mut self, at: Point, new: NewText) {
        self.mark(at, Rank::Replacement, Mark::New(String::new(), new, String::new()));
    }

    /// New text between two characters, with the comment of an id.
    pub fn insert(&mut self, at: Point, new: NewText, comment: Option<i64>, pen: &Pen) {
        let (start, end) = comment.map(|id| (pen.comment_start(id), pen.comment_end(id))).unwrap_or_default();
        self.mark(at, Rank::Insertion, Mark::New(start, new, end));
    }

    /// The new looks of what stands between two cuts of a run; of several mends the first counts.
    fn settings(&self, run: usize, left: Cut, right: Cut) -> Vec<Setting> {
        let looks = self.looks.get(&run).map_or(&[][..], Vec::as_slice);
        let mut settings: Vec<Setting> = Vec::new();
        for setting in
            looks.iter().filter(|(s, _)| from(s) <= left && right <= to(s)).flat_map(|(_, settings)| settings)
        {
            if !settings.iter().any(|s| s.name() == setting.name()) {
                settings.push(setting.clone());
            }
        }
        settings
    }

    /// The patches of the part's text.
    pub fn patches(&self, source: &str, runs: &Runs, pen: &Pen, ids: &mut Ids) -> Result<Vec<Patch>> {
        let mut touched: BTreeSet<usize> = self.at.keys().map(|p| p.run).collect();
        touched.extend(self.deletions.keys().chain(self.looks.keys()));
        let mut patches = Vec::new();
        for index in touched {
            let Some(run) = runs.all.get(index) else { continue };
            Splitter { marks: self, source, run, index, pen }.patches(ids, &mut patches);
        }
        patches.extend(self.properties.iter().cloned());
        patches.extend(self.empty.iter().map(|((start, end), xml)| fill(source, *start..*end, xml)));
        Ok(patches)
    }
}

/// Puts XML at the end of a paragraph without text.
fn fill(source: &str, paragraph: Range<usize>, xml: &str) -> Patch {
    let element = source.get(paragraph.clone()).unwrap_or("");
    match element.rfind("</") {
        Some(at) => Patch { range: paragraph.start + at..paragraph.start + at, text: xml.to_owned() },
        None => {
            let end = paragraph.end;
            Patch {
                range: end.saturating_sub(2).max(paragraph.start)..end,
                text: format!(">{xml}</{}>", tag_name(element)),
            }
        }
    }
}

/// The name in a start tag, prefix included.
fn tag_name(tag: &str) -> &str {
    let inner = tag.get(1..).unwrap_or("");
    inner
        .get(..inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len()))
        .unwrap_or("")
}

/// A place in a run: child and characters of it.
type Cut = (usize, usize);

/// Splits one run.
struct Splitter<'s> {
    marks: &'s Marks,
    source: &'s str,
    run: &'s RunElement,
    index: usize,
    pen: &'s Pen,
}

impl Splitter<'_> {
    fn patches(&self, ids: &mut Ids, patches: &mut Vec<Patch>) {
        let end: Cut = (self.run.children.len(), 0);
        let deletions = self.marks.deletions.get(&self.index).map_or(&[][..], Vec::as_slice);
        let looks = self.marks.looks.get(&self.index).map_or(&[][..], Vec::as_slice);
        let mut cuts: BTreeSet<Cut> = BTreeSet::from([(0, 0), end]);
        let first = Point { run: self.index, child: 0, chars: 0 };
        let marked = self.marks.at.range(first..Point { run: self.index + 1, ..first });
        cuts.extend(marked.map(|(p, _)| (p.child, p.chars)));
        cuts.extend(deletions.iter().chain(looks.iter().map(|(s, _)| s)).flat_map(|d| [from(d), to(d)]));
        if deletions.is_empty() && looks.is_empty() && cuts.len() <= 2 {
            let Range { start, end: behind } = self.run.range;
            patches.push(Patch { range: start..start, text: self.marks_at((0, 0)) });
            if end != (0, 0) {
                patches.push(Patch { range: behind..behind, text: self.marks_at(end) });
            }
            return;
        }
        let cuts: Vec<Cut> = cuts.into_iter().collect();
        let mut text = String::new();
        for pair in cuts.windows(2) {
            let [left, right] = *pair else { continue };
            text.push_str(&self.marks_at(left));
            let deleted = deletions.iter().any(|d| from(d) <= left && right <= to(d));
            text.push_str(&self.fragment(left, right, deleted, ids));
        }
        text.push_str(&self.marks_at(end));
        patches.push(Patch { range: self.run.range.clone(), text });
    }

    fn marks_at(&self, (child, chars): Cut) -> String {
        let mut marks: Vec<_> =
            self.marks.at.get(&Point { run: self.index, child, chars }).map_or(&[][..], Vec::as_slice).iter().collect();
        marks.sort_by_key(|(rank, _)| *rank);
        marks.into_iter().map(|(_, mark)| self.mark(mark)).collect()
    }

    fn mark(&self, mark: &Mark) -> String {
        match mark {
            Mark::Xml(xml) => xml.clone(),
            Mark::New(before, new, after) => {
                let Point { run, child, chars } = new.origin;
                let settings = self.marks.settings(run, (child, chars), (child, chars + 1));
                let props = restyled(&new.props, &settings, None, self.pen);
                format!("{before}{}{after}", self.pen.insertion(new.id, &props, &new.text))
            }
        }
    }

    /// A run of its own for what stands between two cuts.
    fn fragment(&self, left: Cut, right: Cut, deleted: bool, ids: &mut Ids) -> String {
        let mut content = String::new();
        for (index, child) in
            self.run.children.iter().enumerate().skip(left.0).take((right.0 + 1).saturating_sub(left.0))
        {
            let lower = if index == left.0 { left.1 } else { 0 };
            let upper = (index == right.0).then_some(right.1);
            if upper != Some(0) {
                self.child(child, lower, upper, deleted, &mut content);
            }
        }
        if content.is_empty() {
            return content;
        }
        let tag = self.source.get(self.run.tag.clone()).unwrap_or("");
        let props = self.run.props.clone().and_then(|p| self.source.get(p)).unwrap_or("");
        // A tracked change of properties must not stand twice under one id.
        let props = if left == (0, 0) { props.to_owned() } else { renumber(props, ids) };
        let settings = self.marks.settings(self.index, left, right);
        let change = (!settings.is_empty()).then(|| self.pen.change("rPrChange", ids.fresh()));
        let props = restyled(&props, &settings, change, self.pen);
        let run = format!("{tag}{props}{content}</{}>", tag_name(tag));
        match deleted {
            true => format!("{}{run}</{}del>", self.pen.change("del", ids.fresh()), self.pen.prefix),
            false => run,
        }
    }

    fn child(&self, child: &Child, lower: usize, upper: Option<usize>, deleted: bool, out: &mut String) {
        let raw = self.source.get(child.range.clone()).unwrap_or("");
        if lower == 0 && upper.is_none() && !deleted {
            out.push_str(raw);
            return;
        }
        let chars = child.chars(self.source);
        let text: String = chars.into_iter().take(upper.unwrap_or(usize::MAX)).skip(lower).collect();
        let name = tag_name(raw);
        let prefix = name.strip_suffix('t').unwrap_or("");
        let name = if deleted { format!("{prefix}delText") } else { name.to_owned() };
        out.push_str(&format!("<{name} xml:space=\"preserve\">"));
        escape(&text, out);
        out.push_str(&format!("</{name}>"));
    }
}

/// Run properties with new settings, as a tracked change where its start tag is given.
fn restyled(props: &str, settings: &[Setting], change: Option<String>, pen: &Pen) -> String {
    if settings.is_empty() {
        return props.to_owned();
    }
    let empty = format!("<{}rPr/>", pen.prefix);
    let props = if props.is_empty() { &empty } else { props };
    let change = change.map(|tag| Change { tag, name: "rPrChange", inner: "rPr", without: &[] });
    let patches = Properties::read(props, 0..props.len()).map(|p| p.patches(settings, RUN_ORDER, change.as_ref()));
    patches.and_then(|patches| apply(props, &patches).ok()).unwrap_or_else(|| props.to_owned())
}

fn from(stretch: &Stretch) -> Cut {
    (stretch.child, stretch.chars.start)
}

fn to(stretch: &Stretch) -> Cut {
    match stretch.chars.end >= stretch.whole {
        true => (stretch.child + 1, 0),
        false => (stretch.child, stretch.chars.end),
    }
}

/// The properties with a new id for a tracked change in them.
fn renumber(props: &str, ids: &mut Ids) -> String {
    let numbered = || {
        let change = props.find("rPrChange")?;
        let value = change + props.get(change..)?.find(":id=\"")? + ":id=\"".len();
        let length = props.get(value..)?.find('"')?;
        Some((props.get(..value)?, props.get(value + length..)?))
    };
    match numbered() {
        Some((before, after)) => format!("{before}{}{after}", ids.fresh()),
        None => props.to_owned(),
    }
}
