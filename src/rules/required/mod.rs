//! What the template of this kind of plan asks for beyond its sections: documents that it rests on or no longer rests on.

mod basis_of_this_kind_missing;
mod basis_of_this_kind_outdated;
mod cited;

use crate::rules::rule::Rule;

/// The rules of this room, in the order of their codes.
pub const RULES: &[Rule] = &[basis_of_this_kind_missing::RULE, basis_of_this_kind_outdated::RULE];
