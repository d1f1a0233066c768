//! Consistency: names, numbers and years that must agree, and what is left over from another plan.
//! Codes begin with NQ. This roof lists the rules; shared scanners stand beside them.

pub mod abbreviation_two_meanings;
pub mod annex_line_differs;
pub mod anniversary_count;
pub mod count_two_ways;
pub mod counted_list;
pub mod district_named;
pub mod ended_body;
pub mod head_of_school_differs;
pub mod merged_province;
pub mod number_in_words;
pub mod other_province;
pub mod other_school;
pub mod other_type_in_closing;
pub mod paragraph_repeated;
pub mod parts_and_whole;
pub mod percentage_wrong;
pub mod person_name_two_ways;
pub mod place_name_two_ways;
pub mod school_name_two_ways;
pub mod school_year_left_over;
pub mod schools;
pub mod table_total_wrong;
pub mod year_left_over;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[
    school_name_two_ways::RULE,
    other_school::RULE,
    place_name_two_ways::RULE,
    person_name_two_ways::RULE,
    head_of_school_differs::RULE,
    school_year_left_over::RULE,
    year_left_over::RULE,
    ended_body::RULE,
    district_named::RULE,
    merged_province::RULE,
    abbreviation_two_meanings::RULE,
    number_in_words::RULE,
    percentage_wrong::RULE,
    parts_and_whole::RULE,
    table_total_wrong::RULE,
    counted_list::RULE,
    count_two_ways::RULE,
    other_type_in_closing::RULE,
    annex_line_differs::RULE,
    paragraph_repeated::RULE,
    other_province::RULE,
    anniversary_count::RULE,
];
