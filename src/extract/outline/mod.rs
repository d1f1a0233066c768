//! The outline: sections and items found by their numbering, whatever the markup says. The parts that the header room
//! took (head, basis, recipients, signatures) never enter it.

pub mod heading;
pub mod kind;
pub mod label;
pub mod label_word;
pub mod tree;

use crate::document::block::{Block, Markup};
use crate::document::document::Document;
use crate::extract::plan::{Item, Kind, Plan, Series};
use crate::extract::tables;
use crate::extract::words::is_capitals;
use label::{Dress, Label};
use std::ops::Range;
use tree::{Hints, Place, Tree};

/// Fills the outline and the place of every block.
pub fn read(document: &Document, plan: &mut Plan) {
    let laid_out: Vec<bool> = document
        .tables
        .iter()
        .map(|t| tables::is_layout(document, t) && !tables::shape(document, t).holds_tasks())
        .collect();
    let mut hand = Hand { document, tree: Tree::default(), items: Vec::new(), open_title: None };
    for (index, block) in document.blocks.iter().enumerate() {
        let placed = plan.place_of_block.get(index).is_none_or(Option::is_some);
        let in_cell = block.cell.is_some_and(|cell| !laid_out.get(cell.table as usize).copied().unwrap_or(false));
        if placed || in_cell || block.role.stands_apart() {
            hand.open_title = None;
            continue;
        }
        hand.block(index, block);
    }
    plan.outline = hand.items;
    name_kinds(&mut plan.outline);
    close_ranges(document, plan);
    name_places(plan);
}

/// An item ends where the next one begins, or a part of the form.
fn close_ranges(document: &Document, plan: &mut Plan) {
    let mut next_part = vec![document.blocks.len() as u32; document.blocks.len() + 1];
    for index in (0..document.blocks.len()).rev() {
        let part = plan.place_of_block.get(index).is_some_and(Option::is_some);
        next_part[index] = if part { index as u32 } else { next_part[index + 1] };
    }
    for at in 0..plan.outline.len() {
        let start = plan.outline[at].blocks.start;
        let next = plan.outline.get(at + 1).map_or(document.blocks.len() as u32, |item| item.blocks.start);
        let part = next_part.get(start as usize).copied().unwrap_or(next);
        plan.outline[at].blocks.end = next.min(part).max(start + 1);
    }
}

/// Every block that is in no part of the form gets the id of the item that holds it.
fn name_places(plan: &mut Plan) {
    for item in &plan.outline {
        for slot in &mut plan.place_of_block[item.blocks.start as usize..item.blocks.end as usize] {
            if slot.is_none() || item.blocks.len() == 1 {
                *slot = Some(item.id.clone());
            }
        }
    }
}

struct Hand<'d> {
    document: &'d Document,
    tree: Tree,
    items: Vec<Item>,
    /// The item whose title may go on in the next block.
    open_title: Option<usize>,
}

/// A line that may be an item.
struct Candidate {
    /// Bytes of the block's normalised text.
    range: Range<usize>,
    label: Option<Found>,
}

/// A label with how it stands in the file.
struct Found {
    label: Label,
    /// As it is shown.
    shown: String,
    /// First byte of the text behind it.
    body: usize,
    auto: bool,
}

impl Hand<'_> {
    fn block(&mut self, index: usize, block: &Block) {
        let candidates = candidates(block);
        for (at, candidate) in candidates.iter().enumerate() {
            let stop = candidates.get(at + 1).map_or(block.norm().len(), |next| next.range.start);
            let range = trimmed(block.norm(), candidate.range.start..stop);
            if range.is_empty() && candidate.label.is_none() {
                continue;
            }
            let taken = candidate.label.as_ref().and_then(|found| self.labelled(index, block, &range, found));
            if taken.is_none() {
                self.unlabelled(index, block, range);
            }
        }
    }

    fn labelled(&mut self, index: usize, block: &Block, range: &Range<usize>, found: &Found) -> Option<()> {
        let body = found.body.max(range.start).min(range.end)..range.end;
        let text = &block.norm()[body.clone()];
        if block.cell.is_some() && text.is_empty() {
            return None;
        }
        let hints = Hints {
            calls: text.ends_with(':'),
            capitals: is_capitals(text),
            depth: depth(block, found),
            sure: found.auto,
        };
        let word = block.norm().get(range.start..found.body.min(range.end)).unwrap_or("");
        let word = word.split_whitespace().next().unwrap_or("").to_lowercase();
        let place = self.tree.label(&found.label, &word, hints)?;
        let title = self.document.quote(block.span(index, body.clone()));
        let title = if title.is_empty() && place.series == Series::Unlabelled { found.shown.clone() } else { title };
        let heads = matches!(place.series, Series::Annex | Series::Form | Series::Part | Series::Chapter);
        let goes_on = heads || title.is_empty() || hints.capitals;
        self.push(place, found.shown.clone(), title, found.auto, block.span(index, range.clone()));
        self.open_title = goes_on.then(|| self.items.len() - 1);
        Some(())
    }

    /// A title that goes on, a heading without a label, or running text.
    fn unlabelled(&mut self, index: usize, block: &Block, range: Range<usize>) {
        let text = &block.norm()[range.clone()];
        let heavy = heading::weight(self.document, index, text);
        if let Some(open) = self.open_title {
            if heading::continues_title(&self.items[open], text, heavy) {
                let more = self.document.quote(block.span(index, range));
                let item = &mut self.items[open];
                if !item.title.is_empty() {
                    item.title.push(' ');
                }
                item.title.push_str(&more);
                return;
            }
            self.open_title = None;
        }
        let Some(rank) = heavy.filter(|_| heading::is_heading(text, heavy)) else { return };
        let known = kind::of_section(text) != Kind::Other;
        let top = known && is_capitals(text);
        if self.items.is_empty() && !known && !matches!(block.markup, Markup::Heading(_)) {
            return;
        }
        let hints = Hints { calls: text.ends_with(':'), capitals: is_capitals(text), ..Hints::default() };
        let place = self.tree.heading(rank, top, hints);
        let title = self.document.quote(block.span(index, range.clone()));
        self.push(place, String::new(), title, false, block.span(index, range));
        self.open_title = hints.capitals.then(|| self.items.len() - 1);
    }

    fn push(&mut self, place: Place, label: String, title: String, auto: bool, at: crate::span::Span) {
        let blocks = at.block..at.block + 1;
        let item = Item {
            id: place.id,
            label,
            level: place.level,
            parent: place.parent,
            title,
            kind: None,
            series: place.series,
            auto_numbered: auto,
            at,
            blocks,
        };
        self.items.push(item);
    }
}

/// Gives every item its kind: its own title's, else its parent's.
fn name_kinds(items: &mut [Item]) {
    for at in 0..items.len() {
        let above = items[at].parent.and_then(|parent| items.get(parent)).and_then(|parent| parent.kind);
        let item = &items[at];
        items[at].kind = match item.series {
            Series::Annex | Series::Form => Some(Kind::Annex),
            // "* Chỉ tiêu:" over "- …"
            Series::Mark if item.title.ends_with(':') => {
                let own = kind::of_item(&item.title).filter(|kind| matches!(kind, Kind::Targets | Kind::Content));
                own.filter(|_| above.is_some_and(|kind| kind.holds_tasks())).or(above)
            }
            Series::Mark => above,
            Series::Part if item.title.is_empty() => above,
            Series::Unlabelled if item.parent.is_none() => Some(kind::of_section(&item.title)),
            _ if item.parent.is_none() => Some(kind::of_labelled_section(&item.title, at == 0)),
            Series::Roman | Series::Capital if above == Some(Kind::Other) => {
                Some(kind::of_labelled_section(&item.title, at <= 1))
            }
            Series::Roman | Series::Capital | Series::Part | Series::Chapter => {
                Some(kind::of_section(&item.title)).filter(|kind| *kind != Kind::Other).or(above)
            }
            _ => kind::of_item(&item.title).or(above),
        };
        // What "Đặc điểm tình hình" tells of people, money and work is no task of the plan.
        let told = above == Some(Kind::Situation)
            && matches!(items[at].kind, Some(Kind::Organisation | Kind::Budget | Kind::Content | Kind::Schedule));
        if told && items[at].parent.is_some() && !kind::looks_ahead(&items[at].title) {
            items[at].kind = above;
        }
    }
}

/// The lines of a block that may be items; the first always, the others when a label opens them.
fn candidates(block: &Block) -> Vec<Candidate> {
    let text = block.norm();
    let mut out: Vec<Candidate> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let range = trimmed(text, start..start + line.len());
        start += line.len() + 1;
        let typed = label::read(&text[range.clone()]);
        if out.is_empty() {
            out.push(Candidate { label: found(block, &range, typed), range });
        } else if let Some(label) = typed.filter(|label| !label.weak) {
            let shown = text[range.start..range.start + label.length].trim().to_owned();
            let body = range.start + label.body;
            out.push(Candidate { range, label: Some(Found { label, shown, body, auto: false }) });
        }
    }
    out
}

/// The label of a block's first line: the automatic one, unless it is a bullet before a typed number.
fn found(block: &Block, range: &Range<usize>, typed: Option<Label>) -> Option<Found> {
    let text = block.norm();
    let by_hand = |label: Label| {
        let shown = text[range.start..range.start + label.length].trim().to_owned();
        let body = range.start + label.body;
        Found { label, shown, body, auto: false }
    };
    let Some(auto) = &block.label else { return typed.map(by_hand) };
    if auto.bullet {
        // A bullet before "Tháng 9: …" is a list item as a typed dash would make it; one before "1." is a slip.
        let numbered = |label: &Label| !matches!(label.series, Series::Mark | Series::Unlabelled) && !label.weak;
        if let Some(label) = typed.clone().filter(numbered) {
            return Some(by_hand(label));
        }
        let mark = label::read(&format!("{} X", auto.text)).filter(|label| label.series == Series::Mark);
        let body = range.start + typed.filter(|label| label.series == Series::Mark).map_or(0, |label| label.body);
        let label = mark.unwrap_or_else(|| plain_mark(auto.text.chars().next().unwrap_or('•')));
        return Some(Found { label, shown: auto.text.clone(), body, auto: true });
    }
    match label::read(&format!("{} X", auto.text.trim())) {
        Some(label) => Some(Found { label, shown: auto.text.clone(), body: range.start, auto: true }),
        None => typed.map(by_hand),
    }
}

fn plain_mark(mark: char) -> Label {
    Label {
        length: 0,
        body: 0,
        series: Series::Mark,
        dress: Dress::Mark(mark),
        value: 0,
        parts: Vec::new(),
        id: String::new(),
        other: None,
        weak: false,
    }
}

/// Depth of a list item, as the markup has it.
fn depth(block: &Block, found: &Found) -> u8 {
    match (&block.label, block.markup) {
        (Some(auto), _) if found.auto => auto.level,
        (None, Markup::Bullet(depth)) => depth,
        _ => 0,
    }
}

/// A range without the white space at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let lead = part.len() - part.trim_start().len();
    range.start + lead..range.start + lead + part.trim().len()
}
