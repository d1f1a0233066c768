//! Demands against one plan: for each the best place in the plan, how alike it is, and a verdict that never says more than it knows.

use super::demands::{Demand, Demands};
use super::likeness::{Features, Weights};
use crate::document::block::Role;
use crate::document::document::Document;
use crate::extract::plan::{DateKind, Plan};
use crate::span::Span;
use jiff::civil::Date;

/// How far a demand is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// Có.
    Met,
    /// Có một phần.
    Partly,
    /// Có, nhưng hạn muộn hơn.
    Late,
    /// Không có.
    Missing,
}

/// One row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The demand.
    pub demand: Demand,
    /// The verdict.
    pub met: Met,
    /// A person should look: the likeness is near a border.
    pub needs_review: bool,
    /// The plan's words.
    pub quote: Option<String>,
    /// Where they stand.
    pub at: Option<Span>,
    /// The plan's deadline.
    pub deadline: Option<Date>,
    /// Weighted share of the demand's words in the place, percent.
    pub likeness: u8,
    /// What of the demand was not found.
    pub lacks: Vec<Lack>,
}

/// What a place lacks of the demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// No deadline although one is asked.
    Deadline,
    /// A document that must be cited.
    Citation(String),
    /// A number that the demand names.
    Number(String),
}

/// From this likeness on a demand is met.
const MET_FROM: u8 = 60;
/// From this likeness on it is partly met.
const PARTLY_FROM: u8 = 38;
/// As near as this to a border a person should look.
const NEAR: u8 = 8;

struct Place {
    text: String,
    at: Span,
    deadline: Option<Date>,
}

/// Judges every demand.
pub fn judge(demands: &Demands, document: &Document, plan: &Plan) -> Vec<Coverage> {
    let places = places(document, plan);
    let found: Vec<Features> = places.iter().map(|p| Features::of(&p.text)).collect();
    let wanted: Vec<Features> = demands.demands.iter().map(|d| Features::of(&d.text)).collect();
    let weights = Weights::of(found.iter().chain(&wanted));
    demands
        .demands
        .iter()
        .zip(&wanted)
        .map(|(demand, features)| {
            if demand.id == "căn cứ" {
                return cited(demand, plan);
            }
            let best = found
                .iter()
                .enumerate()
                .map(|(index, place)| (weights.share(features, place), index))
                .max_by_key(|(share, index)| (*share, std::cmp::Reverse(*index)));
            match best {
                Some((share, index)) => row(demand, &places[index], share, plan),
                None => missing(demand, 0),
            }
        })
        .collect()
}

/// Everything in the plan that can answer a demand: its tasks and its paragraphs.
fn places(document: &Document, plan: &Plan) -> Vec<Place> {
    let deadline = |task: &crate::extract::plan::Task| {
        let dates = task.deadlines.iter().filter_map(|i| plan.dates.get(*i));
        dates.filter(|d| d.kind != DateKind::Recurrence && d.valid).filter_map(|d| d.to).max()
    };
    let tasks = plan.tasks.iter().map(|t| Place { text: t.text.clone(), at: t.at, deadline: deadline(t) });
    let in_task = |block: usize| plan.tasks.iter().any(|t| t.at.block as usize == block);
    let blocks = document.blocks.iter().enumerate().filter(|(index, block)| {
        let part = plan.place_of_block.get(*index).and_then(|p| p.as_deref());
        block.role != Role::Note
            && !block.is_blank()
            && !in_task(*index)
            && !matches!(part, Some("header" | "basis" | "recipients" | "signature"))
    });
    let blocks = blocks.map(|(index, block)| Place {
        text: block.norm().to_owned(),
        at: Span::new(index, 0..block.text().len()),
        deadline: plan.dates.iter().filter(|d| d.at.block as usize == index && d.valid).filter_map(|d| d.to).max(),
    });
    tasks.chain(blocks).collect()
}

fn cited(demand: &Demand, plan: &Plan) -> Coverage {
    let key = demand.citations.first().map_or("", String::as_str);
    match plan.citations.iter().find(|c| c.key.as_deref() == Some(key)) {
        Some(citation) => Coverage {
            met: Met::Met,
            quote: Some(citation.text.clone()),
            at: Some(citation.at),
            likeness: 100,
            ..missing(demand, 0)
        },
        None => missing(demand, 0),
    }
}

fn missing(demand: &Demand, likeness: u8) -> Coverage {
    Coverage {
        demand: demand.clone(),
        met: Met::Missing,
        needs_review: likeness + NEAR >= PARTLY_FROM,
        quote: None,
        at: None,
        deadline: None,
        likeness,
        lacks: Vec::new(),
    }
}

fn row(demand: &Demand, place: &Place, likeness: u8, plan: &Plan) -> Coverage {
    if likeness < PARTLY_FROM {
        return missing(demand, likeness);
    }
    let lacks = lacks(demand, place, plan);
    let late = matches!((demand.deadline, place.deadline), (Some(asked), Some(given)) if given > asked);
    let met = match (late, likeness >= MET_FROM && lacks.is_empty()) {
        (true, _) => Met::Late,
        (false, true) => Met::Met,
        (false, false) => Met::Partly,
    };
    let near = likeness.abs_diff(MET_FROM) < NEAR || likeness.abs_diff(PARTLY_FROM) < NEAR;
    Coverage {
        met,
        needs_review: near,
        quote: Some(place.text.clone()),
        at: Some(place.at),
        deadline: place.deadline,
        lacks,
        ..missing(demand, likeness)
    }
}

fn lacks(demand: &Demand, place: &Place, plan: &Plan) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if demand.deadline.is_some() && place.deadline.is_none() {
        lacks.push(Lack::Deadline);
    }
    for key in &demand.citations {
        if !plan.citations.iter().any(|c| c.key.as_ref() == Some(key)) {
            lacks.push(Lack::Citation(key.clone()));
        }
    }
    lacks.extend(counts(&demand.text).into_iter().filter(|n| !counts(&place.text).contains(n)).map(Lack::Number));
    lacks
}

/// Counts and shares that a demand names ("02 lần", "95%", "100% học sinh"): a number with the word that follows.
fn counts(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let bare = word.trim_end_matches([',', ';', '.', ')']);
        if let Some(number) = bare.strip_suffix('%').filter(|n| n.parse::<f64>().is_ok()) {
            found.push(format!("{}%", number.trim_start_matches('0')));
            continue;
        }
        let unit = words.get(index + 1).map(|w| w.trim_end_matches([',', ';', '.', ')'])).unwrap_or("");
        if bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit()) && !bare.is_empty() && COUNTED.contains(&unit) {
            found.push(format!("{} {unit}", bare.trim_start_matches('0')));
        }
    }
    found
}

/// Words that are counted in demands; dates and numbers of documents are compared elsewhere.
const COUNTED: &[&str] = &[
    "lần", "buổi", "tiết", "học", "giáo", "lớp", "đội", "tiết", "cuộc", "mô", "sản", "bài", "cán", "em", "người",
    "chuyên", "hoạt",
];
