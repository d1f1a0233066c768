//! Thể thức: the components of a document and their wording (Điều 8 and Phụ lục I, Mục II and III of the decree).

mod academic_title;
mod acting_spelt_out;
mod addressee_in_plan;
mod agency_ampersand;
mod agency_lower_case;
mod agency_missing;
mod annex_absent;
mod annex_capitals;
mod annex_not_mentioned;
mod annex_number;
mod annex_reference_missing;
mod annexes;
mod archive_form;
mod archive_missing;
mod archive_not_last;
mod archive_office_missing;
pub mod basis_line;
mod closing_mark_malformed;
mod closing_mark_missing;
mod closing_mark_not_last;
mod closing_mark_repeated;
mod committee_without_tm;
mod date_line;
mod deputy_in_charge;
mod deputy_title_mismatch;
mod deputy_without_kt;
mod doc_type_lower_case;
mod doc_type_missing;
mod doc_type_not_alone;
mod doc_type_punctuation;
mod head_ornament;
mod legal_basis_dash;
mod legal_basis_end;
mod legal_basis_missing;
mod legal_basis_no_document;
mod legal_basis_punctuation;
mod legal_basis_several;
mod motto_capitals;
mod motto_long_dash;
mod motto_missing;
mod motto_misspelt;
mod motto_spacing;
mod national_title_missing;
mod national_title_misspelt;
mod number_ampersand;
mod number_blank;
mod number_code_order;
mod number_colon_missing;
mod number_issuer_missing;
mod number_line;
mod number_lower_case;
mod number_malformed;
mod number_missing;
mod number_party_form;
mod number_separator;
mod number_spaces;
mod number_type_mismatch;
mod number_with_year;
mod number_wrong_letter;
mod number_zero_padding;
mod parent_agency_missing;
mod parent_locality_missing;
mod party_marks;
mod place_abbreviated;
mod place_comma_missing;
mod place_date_blank;
mod place_date_capitals;
mod place_date_extra_zero;
mod place_date_figures;
mod place_date_missing;
mod place_date_spacing;
mod place_date_zero_missing;
mod place_missing;
mod recipients_as_above;
mod recipients_as_article;
mod recipients_dash_missing;
mod recipients_end;
mod recipients_label;
mod recipients_line_end;
mod recipients_missing;
mod signature_for_management;
mod signature_missing;
mod signature_party_form;
mod signature_power_form;
mod signer_name_missing;
mod signer_name_upper_case;
mod signer_office_lower_case;
mod signer_office_missing;
mod subject_full_stop;
mod subject_lower_case_start;
mod subject_missing;
mod subject_repeats_type;
mod subject_upper_case;
mod subject_ve_viec;
mod subject_vv;

use crate::rules::rule::Rule;

/// The rules of this room, in the order of their codes.
pub const RULES: &[Rule] = &[
    national_title_missing::RULE,
    national_title_misspelt::RULE,
    motto_missing::RULE,
    motto_misspelt::RULE,
    motto_capitals::RULE,
    motto_spacing::RULE,
    motto_long_dash::RULE,
    head_ornament::RULE,
    agency_missing::RULE,
    parent_agency_missing::RULE,
    agency_lower_case::RULE,
    agency_ampersand::RULE,
    parent_locality_missing::RULE,
    number_missing::RULE,
    number_colon_missing::RULE,
    number_spaces::RULE,
    number_zero_padding::RULE,
    number_with_year::RULE,
    number_code_order::RULE,
    number_type_mismatch::RULE,
    number_separator::RULE,
    number_lower_case::RULE,
    number_ampersand::RULE,
    number_party_form::RULE,
    number_blank::RULE,
    number_issuer_missing::RULE,
    number_malformed::RULE,
    number_wrong_letter::RULE,
    place_date_missing::RULE,
    place_missing::RULE,
    place_comma_missing::RULE,
    place_abbreviated::RULE,
    place_date_zero_missing::RULE,
    place_date_extra_zero::RULE,
    place_date_figures::RULE,
    place_date_blank::RULE,
    place_date_spacing::RULE,
    place_date_capitals::RULE,
    doc_type_missing::RULE,
    doc_type_lower_case::RULE,
    doc_type_punctuation::RULE,
    doc_type_not_alone::RULE,
    subject_missing::RULE,
    subject_upper_case::RULE,
    subject_full_stop::RULE,
    subject_vv::RULE,
    subject_ve_viec::RULE,
    subject_repeats_type::RULE,
    subject_lower_case_start::RULE,
    legal_basis_missing::RULE,
    legal_basis_dash::RULE,
    legal_basis_punctuation::RULE,
    legal_basis_end::RULE,
    legal_basis_several::RULE,
    legal_basis_no_document::RULE,
    closing_mark_missing::RULE,
    closing_mark_malformed::RULE,
    closing_mark_repeated::RULE,
    closing_mark_not_last::RULE,
    addressee_in_plan::RULE,
    recipients_as_above::RULE,
    recipients_as_article::RULE,
    recipients_missing::RULE,
    recipients_label::RULE,
    archive_missing::RULE,
    archive_form::RULE,
    archive_office_missing::RULE,
    archive_not_last::RULE,
    recipients_line_end::RULE,
    recipients_end::RULE,
    recipients_dash_missing::RULE,
    signature_missing::RULE,
    signer_office_missing::RULE,
    signer_name_missing::RULE,
    deputy_without_kt::RULE,
    signature_party_form::RULE,
    signature_power_form::RULE,
    deputy_title_mismatch::RULE,
    signature_for_management::RULE,
    acting_spelt_out::RULE,
    deputy_in_charge::RULE,
    academic_title::RULE,
    signer_name_upper_case::RULE,
    signer_office_lower_case::RULE,
    committee_without_tm::RULE,
    annex_absent::RULE,
    annex_not_mentioned::RULE,
    annex_number::RULE,
    annex_capitals::RULE,
    annex_reference_missing::RULE,
    party_marks::RULE,
];
