//! Nhiệm vụ: who does what by when, said clearly and once.

mod actions;
mod body_not_in_organisation;
mod listing;
mod reporting_without_date;
mod task_duplicate;
mod task_vague;
mod task_without_deadline;
mod task_without_owner;

use crate::rules::rule::Rule;

/// The rules of this room, in the order of their codes.
pub const RULES: &[Rule] = &[
    task_without_owner::RULE,
    task_without_deadline::RULE,
    task_vague::RULE,
    task_duplicate::RULE,
    body_not_in_organisation::RULE,
    reporting_without_date::RULE,
];
