//! The shape of a template file. Unknown keys are refused; fields with a closed list of words keep their place for the message.

use super::template::{Carried, Certainty, CitationDuty, Duty, Judge, When};
use crate::finding::Words;
use serde::Deserialize;
use toml::Spanned;

/// The contract's kinds of sections; the template room does not know the extractors, so it keeps the words.
pub const KINDS: &[&str] = &[
    "purpose",
    "requirements",
    "purpose-requirements",
    "situation",
    "targets",
    "content",
    "schedule",
    "budget",
    "organisation",
    "reporting",
    "annex",
    "other",
];

/// The contract's words for whose form a document has.
pub const HEADINGS: &[&str] = &["state", "party", "youth-union", "young-pioneers", "trade-union", "none"];

/// A file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// `ke-hoach`.
    pub id: String,
    /// Template to start from.
    pub extends: Option<Spanned<String>>,
    /// Its name.
    pub title: Words,
    /// What it is for.
    pub description: Words,
    /// Phrases that choose it.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// Sections.
    #[serde(default, rename = "section")]
    pub sections: Vec<Spanned<Section>>,
    /// Legal bases.
    #[serde(default, rename = "citation")]
    pub citations: Vec<Spanned<Citation>>,
    /// Checklist rows.
    #[serde(default, rename = "checklist")]
    pub checklist: Vec<Spanned<Row>>,
    /// A superior's demands.
    #[serde(default, rename = "demand")]
    pub demands: Vec<Demand>,
}

/// `[[demand]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in template::DemandNeed")]
pub struct Demand {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub deadlines: Vec<Spanned<String>>,
    #[serde(default)]
    pub events: Vec<Spanned<String>>,
    #[serde(default)]
    pub sends: bool,
    #[serde(default)]
    pub annexes: Vec<String>,
    #[serde(default)]
    pub leads: Vec<String>,
    #[serde(default)]
    pub recurrences: Vec<String>,
    #[serde(default)]
    pub citations: Vec<String>,
}

/// `[[section]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in template::SectionNeed")]
pub struct Section {
    pub id: String,
    pub title: Words,
    #[serde(default)]
    pub kinds: Vec<Spanned<String>>,
    #[serde(default)]
    pub headings: Vec<String>,
    #[serde(default)]
    pub required: Duty,
    #[serde(default)]
    pub order: u32,
    #[serde(default)]
    pub basis: String,
    #[serde(default)]
    pub certainty: Certainty,
}

/// `[[citation]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in template::CitationNeed")]
pub struct Citation {
    pub id: String,
    pub title: Words,
    pub duty: CitationDuty,
    #[serde(default)]
    pub keys: Vec<String>,
    #[serde(default)]
    pub names: Vec<String>,
    pub since: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    pub instead: Option<String>,
    #[serde(default)]
    pub required: Duty,
    #[serde(default)]
    pub certainty: Certainty,
}

/// `[[checklist]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as in template::RowNeed")]
pub struct Row {
    pub item: String,
    pub label: Words,
    #[serde(default)]
    pub topics: Vec<Spanned<String>>,
    #[serde(default)]
    pub codes: Vec<String>,
    #[serde(default)]
    pub needs: Carried,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub headings: Vec<Spanned<String>>,
    #[serde(default)]
    pub judge: Judge,
    pub reason: Option<Words>,
    #[serde(default)]
    pub basis: String,
}
