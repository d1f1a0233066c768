//! Dates: possible, in order, inside the period, in agreement with weekday, school year and holiday.
//! Codes begin with NG. This roof lists the rules; shared scanners stand beside them.

pub mod date_separator;
pub mod dated;
pub mod deadline_before_issue;
pub mod deadline_outside_school_year;
pub mod deadline_past;
pub mod holiday_date;
pub mod hour_invalid;
pub mod impossible_date;
pub mod monthly_day;
pub mod reversed_period;
pub mod school_week;
pub mod school_year_and_issue;
pub mod school_year_span;
pub mod weekday_mismatch;
pub mod year_digits;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[
    impossible_date::RULE,
    weekday_mismatch::RULE,
    reversed_period::RULE,
    deadline_before_issue::RULE,
    deadline_outside_school_year::RULE,
    school_year_span::RULE,
    school_year_and_issue::RULE,
    deadline_past::RULE,
    year_digits::RULE,
    hour_invalid::RULE,
    holiday_date::RULE,
    date_separator::RULE,
    monthly_day::RULE,
    school_week::RULE,
];
