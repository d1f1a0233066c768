//! One file's result as the output contract has it: resolved places, words in one language. Every writer prints records.

use crate::document::document::{Document, Format};
use crate::finding::{CheckStatus, Safety, Severity, Stage, Status, Topic, VerdictResult};
use crate::report::demand_record::DemandRecord;
use serde::Serialize;

/// The contract's version.
pub const SCHEMA: &str = "rasoat/1";

/// A place, as the contract has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At {
    /// Paragraph, from 1.
    pub block: u32,
    /// First character in the paragraph's original text.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Line of a text file, from 1.
    pub line: Option<u32>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Outline id or part name.
    #[serde(rename = "where")]
    pub place: Option<String>,
}

/// Text with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// NFC.
    pub text: String,
    /// Where.
    pub at: At,
}

/// Số, ký hiệu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberSymbol {
    /// NFC.
    pub text: String,
    /// Where.
    pub at: At,
    /// Blank in a draft: null.
    pub number: Option<String>,
    /// As written.
    pub symbol: Option<String>,
}

/// Địa danh, thời gian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceDate {
    /// NFC.
    pub text: String,
    /// Where.
    pub at: At,
    /// Địa danh.
    pub place: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
}

/// Tên loại.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocType {
    /// NFC.
    pub text: String,
    /// Where.
    pub at: At,
    /// `KH`.
    pub code: Option<String>,
}

/// A signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// Lines above the signer's own office.
    pub authority: Vec<String>,
    /// The signer's own office.
    pub position: Option<String>,
    /// The signer's name.
    pub name: Option<String>,
    /// Where.
    pub at: At,
}

/// One signer is an object, several an array, none null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Signatures {
    /// One.
    One(Box<Signature>),
    /// Several.
    Many(Vec<Signature>),
}

/// The header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Header {
    pub heading: &'static str,
    pub parent_agency: Option<Field>,
    pub agency: Option<Field>,
    pub national_title: Option<Field>,
    pub motto: Option<Field>,
    pub number_symbol: Option<NumberSymbol>,
    pub place_date: Option<PlaceDate>,
    pub doc_type: Option<DocType>,
    pub subject: Option<Field>,
    pub addressees: Vec<Field>,
    pub recipients: Vec<Field>,
    pub signature: Option<Signatures>,
}

/// An outline entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Item {
    pub id: String,
    pub label: String,
    pub level: u32,
    pub parent: Option<String>,
    pub title: String,
    pub kind: Option<&'static str>,
    pub auto_numbered: bool,
    pub at: At,
}

/// A task. `product`, `place` and `budget` are kept for the reports and are not part of the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Task {
    pub id: String,
    pub section: String,
    pub form: &'static str,
    pub leaf: bool,
    pub action: bool,
    pub text: String,
    pub lead: Vec<String>,
    pub partners: Vec<String>,
    pub deadlines: Vec<usize>,
    pub citations: Vec<usize>,
    pub at: At,
    #[serde(skip)]
    pub product: Option<String>,
    #[serde(skip)]
    pub place: Option<String>,
    #[serde(skip)]
    pub budget: Option<String>,
}

/// What the registry knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct RegistryMatch {
    pub key: String,
    pub issued: Option<String>,
    pub issuer: Option<String>,
    pub title: Option<String>,
    pub status: &'static str,
    pub replaced_by: Option<String>,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Citation {
    pub text: String,
    #[serde(rename = "type")]
    pub doc_type: Option<String>,
    pub number: Option<String>,
    pub year: Option<String>,
    pub symbol: Option<String>,
    pub key: Option<String>,
    pub issued: Option<String>,
    pub issuer: Option<String>,
    pub issuer_source: Option<&'static str>,
    pub title: Option<String>,
    pub locator: Option<String>,
    pub malformed: bool,
    pub problems: Vec<&'static str>,
    pub within: Option<usize>,
    pub first: bool,
    pub refers_to: Option<usize>,
    pub registry: Option<RegistryMatch>,
    pub at: At,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct DateFact {
    pub text: String,
    pub value: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub bound: Option<&'static str>,
    pub kind: &'static str,
    pub recurrence: Option<String>,
    pub role: &'static str,
    pub valid: bool,
    #[serde(rename = "in")]
    pub place: Option<String>,
    pub at: At,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct EditRecord {
    pub at: At,
    pub replacement: String,
}

/// A mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct FixRecord {
    pub safety: Safety,
    pub edits: Vec<EditRecord>,
}

/// The paragraph around a finding, for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// Text before the fault, NFC, shortened to about 60 characters at a word.
    pub before: String,
    /// The faulty text, shortened in the middle when longer than about 160 characters.
    pub marked: String,
    /// Text after it.
    pub after: String,
}

/// A finding in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct FindingRecord {
    pub code: &'static str,
    pub topic: Topic,
    pub severity: Severity,
    pub status: Status,
    pub message: String,
    pub why: String,
    pub hint: Option<String>,
    pub basis: Option<String>,
    pub quote: Option<String>,
    pub at: Option<At>,
    pub fix: Option<FixRecord>,
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

/// A checklist row in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct ChecklistRecord {
    pub item: String,
    pub label: String,
    pub status: CheckStatus,
    pub reason: Option<String>,
    pub findings: Vec<usize>,
    pub basis: String,
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct VerdictRecord {
    pub result: VerdictResult,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    pub template: String,
    pub stage: Stage,
}

/// A notice in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct NoticeRecord {
    pub code: &'static str,
    pub message: String,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Source {
    pub path: String,
    pub format: Option<Format>,
    pub sha256: Option<String>,
    pub pages: Option<u32>,
    pub notices: Vec<NoticeRecord>,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct ErrorRecord {
    pub kind: &'static str,
    pub message: String,
}

/// Everything about one file. The last three are printed by `check` only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Record {
    pub schema: &'static str,
    pub source: Source,
    pub header: Option<Header>,
    pub legal_basis: Option<Vec<Field>>,
    pub outline: Option<Vec<Item>>,
    pub tasks: Option<Vec<Task>>,
    pub citations: Option<Vec<Citation>>,
    pub dates: Option<Vec<DateFact>>,
    #[serde(skip_serializing_if = "Checked::is_left_out")]
    #[serde(flatten)]
    pub checked: Checked,
    pub error: Option<ErrorRecord>,
    /// The superior's demands against the plan; left out where no superior's plan was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demands: Option<Vec<DemandRecord>>,
    /// The author's text by paragraphs, for the reports that show findings in it; kept only where one is wanted ([`paragraphs`]).
    #[serde(skip)]
    pub text: Option<Vec<String>>,
}

/// The author's text by paragraphs, as the places of a record count it.
pub fn paragraphs(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| block.text().to_owned()).collect()
}

/// What `check` adds; left out by `extract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[allow(missing_docs, reason = "the contract's own words")]
pub struct Checked {
    pub findings: Option<Vec<FindingRecord>>,
    pub checklist: Option<Vec<ChecklistRecord>>,
    pub verdict: Option<VerdictRecord>,
    #[serde(skip)]
    pub left_out: bool,
}

impl Checked {
    fn is_left_out(&self) -> bool {
        self.left_out
    }
}

/// What is known of the file itself.
#[derive(Debug, Clone, Default)]
pub struct FileIdentity {
    /// The path, as given.
    pub path: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: Option<String>,
}
