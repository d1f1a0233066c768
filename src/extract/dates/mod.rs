//! Time expressions: found in normalised text, resolved to EDTF values, first and last day, bound, recurrence and role.
//!
//! `lexer` makes tokens, `scan` walks over them, `days`, `units`, `recurrence` and `counted` know the forms, `join` puts
//! points together, `bound` and `evidence` look around them, `point` knows the calendar, `reading` goes through a document.
//!
//! A year that is not written comes from the other end of an interval, the next item of a list, the document's school year
//! (August to July) or the calendar year in its subject. Without these the value keeps `XXXX`; the date of issue alone gives
//! first and last day (the next such day within ten months), never the value.

mod bound;
mod counted;
mod days;
mod evidence;
mod expression;
mod join;
mod lexer;
mod point;
mod reading;
mod recurrence;
mod roles;
mod scan;
mod setting;
mod units;

use super::plan::{Bound, DateKind, Plan};
use crate::document::document::Document;
use jiff::civil::Date;
use std::ops::Range;

/// What is known around a text when its dates are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around {
    /// The document's own date of issue.
    pub issued: Option<Date>,
    /// First year of the document's school year.
    pub school_year: Option<i16>,
}

/// One time expression in a text; ranges are bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The expression, without bound word, clock time or weekday.
    pub range: Range<usize>,
    /// EDTF; an ISO 8601 duration for a duration; `None` for recurrences, impossible dates and lunar days.
    pub value: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Side.
    pub bound: Option<Bound>,
    /// Kind.
    pub kind: DateKind,
    /// RRULE.
    pub recurrence: Option<String>,
    /// False for an impossible date.
    pub valid: bool,
    /// A school year ("năm học 2024-2025").
    pub school_year: bool,
    /// A period ("giai đoạn", "nhiệm kỳ", "đến năm 2030").
    pub period: bool,
    /// Weekday beside it, 1 Monday … 7 Sunday.
    pub weekday: Option<u8>,
}

/// Finds every time expression of a normalised text, in order, not overlapping.
pub fn scan(text: &str, around: Around) -> Vec<Hit> {
    scan_in(text, &setting::Setting { issued: around.issued, school_year: around.school_year, ..Default::default() })
}

/// The same in a table cell under a time head, where bare numbers ("15/9", "Tháng 10") are dates.
pub fn scan_cell(text: &str, around: Around) -> Vec<Hit> {
    let column = setting::Column::Time;
    scan_in(
        text,
        &setting::Setting { issued: around.issued, school_year: around.school_year, column, ..Default::default() },
    )
}

fn scan_in(text: &str, setting: &setting::Setting) -> Vec<Hit> {
    let hit = |e: expression::Expression| Hit {
        range: e.range,
        value: e.value,
        from: e.from,
        to: e.to,
        bound: e.bound,
        kind: e.kind,
        recurrence: e.recurrence,
        valid: e.valid,
        school_year: e.school_year,
        period: e.period,
        weekday: e.weekday,
    };
    scan::scan(text, setting).into_iter().map(hit).collect()
}

/// Fills `plan.dates`; roles follow from the header and the words around, the citations' own dates are set by `citations::read`.
pub fn read(document: &Document, issued: Option<Date>, plan: &mut Plan) {
    plan.dates = reading::dates(document, issued, plan);
}
