//! Bố cục: the sections a plan should have, their order, the numbering, blanks and placeholders.

mod blank_left;
mod capital_above_roman;
mod closing_missing;
mod dotted_numbers;
mod dotted_prefix;
mod label;
mod label_sign;
mod label_signs_mixed;
mod lead_missing;
mod letter_d_skipped;
mod letter_not_vietnamese;
mod level_skipped;
mod numbering_backwards;
mod numbering_gap;
mod numbering_repeated;
mod numbering_restarted;
mod numbering_start;
mod person_placeholder;
mod placeholder;
mod section_empty;
pub mod section_missing;
mod section_order;
pub mod sections;
pub mod series;

use crate::rules::rule::Rule;

/// The rules of this room, in the order of their codes.
pub const RULES: &[Rule] = &[
    section_missing::RULE,
    section_order::RULE,
    section_empty::RULE,
    numbering_gap::RULE,
    numbering_repeated::RULE,
    numbering_backwards::RULE,
    numbering_start::RULE,
    letter_not_vietnamese::RULE,
    letter_d_skipped::RULE,
    dotted_prefix::RULE,
    label_signs_mixed::RULE,
    label_sign::RULE,
    level_skipped::RULE,
    capital_above_roman::RULE,
    dotted_numbers::RULE,
    numbering_restarted::RULE,
    placeholder::RULE,
    blank_left::RULE,
    lead_missing::RULE,
    closing_missing::RULE,
    person_placeholder::RULE,
];
