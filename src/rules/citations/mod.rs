//! Citations: form, completeness, numbers, dates, status at the plan's date, references inside the plan.
//! Codes begin with VD. This roof lists the rules; shared scanners stand beside them.

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[];
