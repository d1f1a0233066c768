//! Language: encoding, spelling, typing, punctuation, quotation marks, capital letters, abbreviations, wording.
//! Codes begin with NN. This roof lists the rules; shared scanners stand beside them.

pub mod abbreviation_arbitrary;
pub mod abbreviation_informal;
pub mod abbreviation_undefined;
pub mod abbreviations;
pub mod agency_capitals;
pub mod and_so_on;
pub mod bracket_spaced;
pub mod bracket_unbalanced;
pub mod capital_after_comma;
pub mod case_slip;
pub mod colloquial;
pub mod common_noun_capital;
pub mod confused_sound;
pub mod dash_one_sided;
pub mod digit_in_word;
pub mod doubled_word;
pub mod encoding_decomposed;
pub mod encoding_legacy;
pub mod end_mark_missing;
pub mod exaggerated;
pub mod foreign_word;
pub mod holiday_capitals;
pub mod honour_capitals;
pub mod i_y_mixed;
pub mod illegal_syllable;
pub mod invisible_character;
pub mod law_name_capitals;
pub mod letter_lost;
pub mod letterhead;
pub mod look_alike_letter;
pub mod lunar_year_capitals;
pub mod mark_doubled;
pub mod misspelt_abbreviation;
pub mod misspelt_word;
pub mod month_capitals;
pub mod names;
pub mod near;
pub mod number_words;
pub mod office_before_name;
pub mod own_name_capitals;
pub mod pairs;
pub mod part_citation_capitals;
pub mod party_body_capitals;
pub mod party_word_capitals;
pub mod people_capitals;
pub mod person_name_capitals;
pub mod place_name_capitals;
pub mod place_unit_large;
pub mod place_unit_small;
pub mod proper_name_capitals;
pub mod quote_reversed;
pub mod quote_spaced;
pub mod quote_style_mixed;
pub mod quote_unclosed;
pub mod quote_unopened;
pub mod redundant;
pub mod repairs;
pub mod school_body_title_case;
pub mod sentence_start;
pub mod space_before_mark;
pub mod space_missing_after_mark;
pub mod spaces_doubled;
pub mod speculative;
pub mod state_capitals;
pub mod stray_character;
pub mod telex_residue;
pub mod title_case_line;
pub mod tone_mark_misplaced;
pub mod tone_style_mixed;
pub mod tone_styles;
pub mod unused_syllable;
pub mod weekday_capitals;
pub mod word_joined_to_number;
pub mod word_lists;
pub mod word_pairs;
pub mod words_joined;
pub mod wrong_mark;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[
    encoding_legacy::RULE,
    encoding_decomposed::RULE,
    look_alike_letter::RULE,
    invisible_character::RULE,
    tone_mark_misplaced::RULE,
    tone_style_mixed::RULE,
    i_y_mixed::RULE,
    letter_lost::RULE,
    doubled_word::RULE,
    stray_character::RULE,
    telex_residue::RULE,
    digit_in_word::RULE,
    case_slip::RULE,
    word_joined_to_number::RULE,
    words_joined::RULE,
    misspelt_word::RULE,
    illegal_syllable::RULE,
    wrong_mark::RULE,
    misspelt_abbreviation::RULE,
    unused_syllable::RULE,
    confused_sound::RULE,
    space_before_mark::RULE,
    space_missing_after_mark::RULE,
    mark_doubled::RULE,
    spaces_doubled::RULE,
    bracket_unbalanced::RULE,
    bracket_spaced::RULE,
    dash_one_sided::RULE,
    end_mark_missing::RULE,
    quote_unclosed::RULE,
    quote_unopened::RULE,
    quote_reversed::RULE,
    quote_spaced::RULE,
    quote_style_mixed::RULE,
    agency_capitals::RULE,
    law_name_capitals::RULE,
    party_body_capitals::RULE,
    school_body_title_case::RULE,
    honour_capitals::RULE,
    holiday_capitals::RULE,
    proper_name_capitals::RULE,
    place_name_capitals::RULE,
    part_citation_capitals::RULE,
    weekday_capitals::RULE,
    month_capitals::RULE,
    people_capitals::RULE,
    state_capitals::RULE,
    party_word_capitals::RULE,
    place_unit_large::RULE,
    place_unit_small::RULE,
    office_before_name::RULE,
    person_name_capitals::RULE,
    sentence_start::RULE,
    capital_after_comma::RULE,
    common_noun_capital::RULE,
    title_case_line::RULE,
    lunar_year_capitals::RULE,
    own_name_capitals::RULE,
    abbreviation_undefined::RULE,
    abbreviation_arbitrary::RULE,
    abbreviation_informal::RULE,
    and_so_on::RULE,
    colloquial::RULE,
    speculative::RULE,
    redundant::RULE,
    exaggerated::RULE,
    foreign_word::RULE,
];
