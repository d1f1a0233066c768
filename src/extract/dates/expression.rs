//! One time expression as the scanner makes it: what is printed, and what the reader of a whole document needs beside it.

use super::point::{Grain, Resolved};
use crate::extract::plan::{Bound, DateKind};
use jiff::civil::Date;
use std::ops::Range;

/// One time expression; ranges are bytes of the scanned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Without bound word, clock time or weekday.
    pub range: Range<usize>,
    /// EDTF, or an ISO 8601 duration.
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
    /// A school year or a term of one.
    pub school_year: bool,
    /// A period of years or a horizon.
    pub period: bool,
    /// Weekday beside it, 1 Monday … 7 Sunday.
    pub weekday: Option<u8>,
    /// A clock time stands beside it.
    pub clock: bool,
    /// The year is not written: another setting may give one.
    pub yearless: bool,
    /// How fine it is, for dates and intervals.
    pub grain: Option<Grain>,
}

impl Expression {
    /// An expression of a kind, with nothing known yet.
    pub fn new(kind: DateKind) -> Self {
        Expression {
            range: 0..0,
            value: None,
            from: None,
            to: None,
            bound: None,
            kind,
            recurrence: None,
            valid: true,
            school_year: false,
            period: false,
            weekday: None,
            clock: false,
            yearless: false,
            grain: None,
        }
    }

    /// A date or an interval.
    pub fn resolved(kind: DateKind, resolved: Resolved, grain: Grain) -> Self {
        Expression {
            value: resolved.value,
            from: resolved.from,
            to: resolved.to,
            valid: resolved.valid,
            grain: Some(grain),
            ..Expression::new(kind)
        }
    }

    /// A recurrence.
    pub fn recurring(rule: Option<String>) -> Self {
        Expression { recurrence: rule, ..Expression::new(DateKind::Recurrence) }
    }

    /// A duration in ISO 8601.
    pub fn lasting(value: String) -> Self {
        Expression { value: Some(value), ..Expression::new(DateKind::Duration) }
    }
}
