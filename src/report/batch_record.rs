//! A folder of plans as the writers see it: one record a file and what only the whole folder can show.

use crate::report::record::Record;

/// A unit of the roster that sent no plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    /// The unit's name, as the roster has it.
    pub unit: String,
    /// What else the roster says of it (commune, contact), for a person.
    pub note: Option<String>,
}

/// Two plans of different files that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// Index of the first plan in the records.
    pub first: usize,
    /// Index of the second.
    pub second: usize,
    /// Share of common text, in percent (0 to 100).
    pub likeness: u8,
    /// A sentence or a place that shows it, for a person.
    pub note: Option<String>,
}

/// The records of a run, in order, with what the batch added. A single file is a batch of one.
#[derive(Debug, Clone, Default)]
pub struct Batch<'a> {
    /// One a file, in the order of the report.
    pub records: &'a [Record],
    /// The unit's name on the roster for each record, where a roster was given; empty or as long as `records`.
    pub units: Vec<Option<String>>,
    /// Units that sent nothing.
    pub missing: Vec<Missing>,
    /// Indices of plans whose unit is not on the roster.
    pub not_on_roster: Vec<usize>,
    /// Indices of plans that came after the closing day.
    pub late: Vec<usize>,
    /// Pairs of plans that are alike, most alike first.
    pub copies: Vec<Copies>,
    /// True when a roster was given, so that "nothing missing" can be told from "not asked".
    pub roster: bool,
}

impl<'a> Batch<'a> {
    /// A batch of which nothing more is known than its records.
    pub fn of(records: &'a [Record]) -> Batch<'a> {
        Batch { records, ..Batch::default() }
    }
}
