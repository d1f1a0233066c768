//! Language: encoding, spelling, typing, punctuation, quotation marks, capital letters, abbreviations, wording.
//! Codes begin with NN. This roof lists the rules; shared scanners stand beside them.

pub mod bracket_spaced;
pub mod bracket_unbalanced;
pub mod dash_one_sided;
pub mod mark_doubled;
pub mod names;
pub mod pairs;
pub mod quote_reversed;
pub mod quote_spaced;
pub mod quote_style_mixed;
pub mod quote_unclosed;
pub mod quote_unopened;
pub mod space_before_mark;
pub mod space_missing_after_mark;
pub mod spaces_doubled;

use crate::rules::rule::Rule;

/// The group's rules, by code.
pub const RULES: &[Rule] = &[
    space_before_mark::RULE,
    space_missing_after_mark::RULE,
    mark_doubled::RULE,
    spaces_doubled::RULE,
    bracket_unbalanced::RULE,
    bracket_spaced::RULE,
    dash_one_sided::RULE,
    quote_unclosed::RULE,
    quote_unopened::RULE,
    quote_reversed::RULE,
    quote_spaced::RULE,
    quote_style_mixed::RULE,
];
