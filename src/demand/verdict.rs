//! The values of the matrix: how far one demand is met, and what is lacking.

use super::demands::Demand;
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

impl Met {
    /// The word of the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Met::Met => "met",
            Met::Partly => "partly",
            Met::Late => "later",
            Met::Missing => "missing",
        }
    }
}

/// One row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The demand.
    pub demand: Demand,
    /// The verdict.
    pub met: Met,
    /// A person should look: the likeness is near a border, or the file cannot show it.
    pub needs_review: bool,
    /// The plan's words.
    pub quote: Option<String>,
    /// Where they stand.
    pub at: Option<Span>,
    /// The plan's deadline that is held against the superior's.
    pub deadline: Option<Date>,
    /// The superior's deadline that is not kept, else its first.
    pub asked: Option<Date>,
    /// Weighted share of the demand's words in the plan's places, percent.
    pub likeness: u8,
    /// What of the demand was not found.
    pub lacks: Vec<Lack>,
}

/// What a place lacks of the demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// A deadline is asked, and none or too few are given.
    Deadline,
    /// A document that must be cited.
    Citation(String),
    /// A number that the demand names.
    Number(String),
    /// An annex or form.
    Annex(String),
    /// Somebody who must do it.
    Lead(String),
    /// It is to be done so often.
    Times(String),
    /// A part of the demand's words.
    Part(String),
    /// Whether it was sent cannot be seen in the file.
    Sending,
}

impl Coverage {
    /// A row with no place in the plan.
    pub fn missing(demand: &Demand) -> Coverage {
        Coverage {
            demand: demand.clone(),
            met: Met::Missing,
            needs_review: false,
            quote: None,
            at: None,
            deadline: None,
            asked: demand.deadlines.first().copied(),
            likeness: 0,
            lacks: Vec::new(),
        }
    }
}
