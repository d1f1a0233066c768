//! Kỹ thuật trình bày: paper, margins, fonts, sizes, styles, lines, paragraphs and page numbers (Phụ lục I, Mục I, II and V of the decree),
//! by what the file shows in the end, not by how it was typed.

mod agency_line_length;
mod agency_line_missing;
mod agency_size;
mod agency_style;
mod annex_label_size;
mod body_not_justified;
mod body_size;
mod body_size_mixed;
mod body_sizes;
mod body_style;
mod components;
mod doc_type_not_centred;
mod doc_type_size;
mod doc_type_style;
mod first_line_indent;
mod first_page_number;
mod font_colour;
mod font_not_times_new_roman;
mod head_columns;
mod head_not_centred;
mod highlight_left;
mod landscape_page;
mod legal_basis_style;
mod line_spacing;
mod line_spacing_exact;
mod looks;
mod margins;
mod mends;
mod motto_line_length;
mod motto_line_missing;
mod motto_size;
mod motto_style;
mod national_title_size;
mod national_title_style;
mod number_size;
mod number_style;
pub mod page_number_missing;
mod page_number_place;
mod page_number_style;
mod page_number_words;
mod paper_not_a4;
mod paragraph_spacing;
mod parent_agency_bold;
mod place_date_size;
mod place_date_style;
mod recipients_label_style;
mod recipients_list_style;
mod recipients_size;
mod rule_lines;
mod running;
mod section_title_case;
mod section_title_style;
mod signature_columns;
mod signature_size;
mod signature_style;
mod size_pair;
mod subject_line_length;
mod subject_line_missing;
mod subject_style;
mod text_underlined;
mod typed_line;
mod underline_for_line;
mod width;

use crate::rules::rule::Rule;

/// The rules of this room, in the order of their codes.
pub const RULES: &[Rule] = &[
    paper_not_a4::RULE,
    landscape_page::RULE,
    margins::RULE,
    font_not_times_new_roman::RULE,
    font_colour::RULE,
    highlight_left::RULE,
    national_title_size::RULE,
    motto_size::RULE,
    size_pair::RULE,
    agency_size::RULE,
    number_size::RULE,
    place_date_size::RULE,
    doc_type_size::RULE,
    body_size::RULE,
    body_size_mixed::RULE,
    signature_size::RULE,
    recipients_size::RULE,
    annex_label_size::RULE,
    national_title_style::RULE,
    motto_style::RULE,
    parent_agency_bold::RULE,
    agency_style::RULE,
    number_style::RULE,
    place_date_style::RULE,
    doc_type_style::RULE,
    subject_style::RULE,
    legal_basis_style::RULE,
    body_style::RULE,
    section_title_case::RULE,
    section_title_style::RULE,
    signature_style::RULE,
    recipients_label_style::RULE,
    recipients_list_style::RULE,
    text_underlined::RULE,
    doc_type_not_centred::RULE,
    head_columns::RULE,
    signature_columns::RULE,
    head_not_centred::RULE,
    motto_line_missing::RULE,
    motto_line_length::RULE,
    agency_line_missing::RULE,
    agency_line_length::RULE,
    subject_line_missing::RULE,
    subject_line_length::RULE,
    underline_for_line::RULE,
    typed_line::RULE,
    body_not_justified::RULE,
    first_line_indent::RULE,
    paragraph_spacing::RULE,
    line_spacing::RULE,
    line_spacing_exact::RULE,
    page_number_missing::RULE,
    page_number_place::RULE,
    page_number_style::RULE,
    first_page_number::RULE,
    page_number_words::RULE,
];
