//! Everything in a plan that can answer a demand: its tasks, and the paragraphs that are none. What only tells of purpose, situation or
//! form answers nothing.

use super::likeness::Bag;
use crate::document::block::Role;
use crate::document::document::Document;
use crate::extract::plan::{DateFact, DateKind, Item, Kind, Plan, Task};
use crate::span::Span;
use jiff::civil::Date;

/// An item of no more words is a heading.
const HEADING: usize = 7;

/// One place.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its words.
    pub text: String,
    /// Words of the lines below it that only tell something of it.
    pub below: String,
    /// Where it stands.
    pub at: Span,
    /// Its dates in order: the day from which it may be done, and the last day.
    pub deadlines: Vec<(Date, Date)>,
    /// Its recurrences in words.
    pub recurrences: Vec<String>,
    /// Who answers for it.
    pub lead: Vec<String>,
    /// What likeness compares.
    pub bag: Bag,
}

/// The places of a plan, in order of the document.
pub fn of(document: &Document, plan: &Plan) -> Vec<Place> {
    let mut taken = vec![false; document.blocks.len()];
    for task in &plan.tasks {
        if let Some(slot) = taken.get_mut(task.at.block as usize) {
            *slot = true;
        }
    }
    for item in plan.outline.iter().filter(|item| item.title.split_whitespace().count() <= HEADING) {
        if let Some(slot) = taken.get_mut(item.at.block as usize) {
            *slot = true; // a heading is counted with what stands below it
        }
    }
    let answering = plan.tasks.iter().filter(|t| t.leaf || (t.action && t.text.split_whitespace().count() > HEADING));
    let mut places: Vec<Place> = answering.map(|task| of_task(task, plan)).collect();
    let kinds = kinds_by_block(document, plan);
    for (index, block) in document.blocks.iter().enumerate() {
        let answers = matches!(kinds.get(index), Some(Some(kind)) if !matches!(kind, Kind::Purpose | Kind::PurposeRequirements | Kind::Situation));
        if answers && !taken[index] && block.role != Role::Note && !block.is_blank() {
            places.push(of_block(index, block.norm(), plan, block.text().len()));
        }
    }
    places.sort_by_key(|place| place.at);
    places
}

fn of_task(task: &Task, plan: &Plan) -> Place {
    let dates: Vec<&DateFact> = task.deadlines.iter().filter_map(|i| plan.dates.get(*i)).collect();
    Place {
        bag: Bag::of(&task.text, &above(task.item, plan, &task.section)),
        below: below(task.item, plan),
        lead: task.lead.clone(),
        ..dated(task.text.clone(), task.at, &dates)
    }
}

fn of_block(index: usize, text: &str, plan: &Plan, length: usize) -> Place {
    let dates: Vec<&DateFact> = plan.dates.iter().filter(|d| d.at.block as usize == index).collect();
    Place { bag: Bag::of(text, ""), ..dated(text.to_owned(), Span::new(index, 0..length), &dates) }
}

fn dated(text: String, at: Span, dates: &[&DateFact]) -> Place {
    let days = dates.iter().filter(|d| d.kind != DateKind::Recurrence && d.valid);
    let recurring = dates.iter().filter(|d| d.kind == DateKind::Recurrence);
    Place {
        text,
        below: String::new(),
        at,
        deadlines: days.filter_map(|d| days_of(d)).collect(),
        recurrences: recurring.map(|d| d.text.clone()).collect(),
        lead: Vec::new(),
        bag: Bag::default(),
    }
}

/// First and last day; the last alone for a stretch of time, which is over only then.
fn days_of(date: &DateFact) -> Option<(Date, Date)> {
    let last = date.to.or(date.from)?;
    let first = if date.kind == DateKind::Date { date.from.unwrap_or(last) } else { last };
    Some((first, last))
}

/// Titles of the items above a task.
fn above(item: Option<usize>, plan: &Plan, section: &str) -> String {
    let start = match item {
        Some(index) => plan.outline.get(index).and_then(|i| i.parent),
        None => plan.outline.iter().position(|i| i.id == section),
    };
    let titles = std::iter::successors(start, |i| plan.outline.get(*i)?.parent).filter_map(|i| plan.outline.get(i));
    titles.map(|item| item.title.as_str()).collect::<Vec<_>>().join(". ")
}

/// Texts of the outline items right below an item.
fn below(item: Option<usize>, plan: &Plan) -> String {
    let Some(index) = item else { return String::new() };
    let children = plan.outline.iter().skip(index + 1).take_while(|i| i.parent.is_some_and(|p| p >= index));
    children.filter(|i| i.parent == Some(index)).map(|i| i.title.as_str()).collect::<Vec<_>>().join(". ")
}

/// The kind of the section that holds each block; `None` outside all sections.
fn kinds_by_block(document: &Document, plan: &Plan) -> Vec<Option<Kind>> {
    let mut kinds = vec![None; document.blocks.len()];
    for item in &plan.outline {
        let kind = kind_of(item, plan);
        for block in item.blocks.clone() {
            if let Some(slot) = kinds.get_mut(block as usize) {
                *slot = Some(kind);
            }
        }
    }
    for (slot, part) in kinds.iter_mut().zip(&plan.place_of_block) {
        if matches!(part.as_deref(), Some("header" | "basis" | "lead" | "closing" | "recipients" | "signature")) {
            *slot = None;
        }
    }
    kinds
}

/// The kind of the outermost section that holds an item: "Đánh giá" inside the tasks is no situation.
fn kind_of(item: &Item, plan: &Plan) -> Kind {
    let above = std::iter::successors(Some(item), |i| plan.outline.get(i.parent?)).last().unwrap_or(item);
    above.kind.unwrap_or(Kind::Other)
}
