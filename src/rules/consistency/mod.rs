//! Consistency: names, numbers and years that must agree, and what is left over from another plan.
//! Codes begin with NQ. This roof lists the rules; shared scanners stand beside them.

pub mod school_name_two_ways;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[school_name_two_ways::RULE];
