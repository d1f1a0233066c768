//! Dates: possible, in order, inside the period, in agreement with weekday, school year and holiday.
//! Codes begin with NG. This roof lists the rules; shared scanners stand beside them.

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[];
