//! Time expressions: found in normalised text, resolved to EDTF values, first and last day, bound, recurrence and role.

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
    /// EDTF.
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
pub fn scan(_text: &str, _around: Around) -> Vec<Hit> {
    Vec::new()
}

/// Fills `plan.dates`; roles follow from the header, the citations' own dates are set by `citations::read`.
pub fn read(_document: &Document, _issued: Option<Date>, _plan: &mut Plan) {}
