//! Citations: form, completeness, numbers, dates, status at the plan's date, references inside the plan.
//! Codes begin with VD. This roof lists the rules; shared scanners stand beside them.

pub mod assembly_term_mismatch;
pub mod cited;
pub mod cited_number_blank;
pub mod cited_twice_in_basis;
pub mod code_missing;
pub mod consolidated_as_basis;
pub mod date_differs_from_register;
pub mod date_word_missing;
pub mod first_mention_incomplete;
pub mod issuer_code_mismatch;
pub mod issuer_had_ended;
pub mod later_than_plan;
pub mod law_date_missing;
pub mod law_name_missing;
pub mod law_number_differs;
pub mod law_number_superfluous;
pub mod letter_with_cv;
pub mod no_longer_in_force;
pub mod not_yet_in_force;
pub mod number_too_long;
pub mod part_order;
pub mod repeated_in_full;
pub mod section_absent;
pub mod so_missing;
pub mod symbol_left_out;
pub mod symbol_long_dash;
pub mod symbol_other_world;
pub mod symbol_separator;
pub mod symbol_spaced;
pub mod symbol_wrong_letter;
pub mod title_missing;
pub mod two_dates;
pub mod two_symbols;
pub mod type_abbreviated;
pub mod type_beyond_power;
pub mod type_code_mismatch;
pub mod type_lower_case;
pub mod unresolved_short_form;
pub mod year_and_date_disagree;
pub mod year_missing;
pub mod year_too_much;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[
    symbol_wrong_letter::RULE,
    symbol_spaced::RULE,
    symbol_separator::RULE,
    symbol_other_world::RULE,
    symbol_long_dash::RULE,
    so_missing::RULE,
    cited_number_blank::RULE,
    symbol_left_out::RULE,
    code_missing::RULE,
    first_mention_incomplete::RULE,
    law_date_missing::RULE,
    title_missing::RULE,
    repeated_in_full::RULE,
    type_code_mismatch::RULE,
    issuer_code_mismatch::RULE,
    assembly_term_mismatch::RULE,
    year_and_date_disagree::RULE,
    later_than_plan::RULE,
    no_longer_in_force::RULE,
    not_yet_in_force::RULE,
    date_differs_from_register::RULE,
    law_number_differs::RULE,
    two_dates::RULE,
    two_symbols::RULE,
    unresolved_short_form::RULE,
    cited_twice_in_basis::RULE,
    section_absent::RULE,
    law_number_superfluous::RULE,
    issuer_had_ended::RULE,
    type_beyond_power::RULE,
    year_too_much::RULE,
    year_missing::RULE,
    letter_with_cv::RULE,
    type_abbreviated::RULE,
    part_order::RULE,
    date_word_missing::RULE,
    type_lower_case::RULE,
    consolidated_as_basis::RULE,
    number_too_long::RULE,
    law_name_missing::RULE,
];
