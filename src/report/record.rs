//! One file's result as the output contract has it: resolved places, words in one language. Every writer prints records.

use crate::demand::verdict::Coverage;
use crate::document::document::{Document, Format};
use crate::error::Error;
use crate::extract::plan::{self, Plan};
use crate::finding::{CheckStatus, Finding, Lang, Safety, Severity, Stage, Status, Topic, VerdictResult};
use crate::report::demand_record::DemandRecord;
use crate::rules::Outcome;
use crate::span::Span;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

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

/// Turns spans into places and words into one language.
struct Resolver<'a> {
    document: &'a Document,
    plan: &'a Plan,
    lang: Lang,
    /// Characters before every [`STEP`] bytes of long blocks, made once a block, so that many places in one huge line cost no more
    /// than many short ones.
    counts: RefCell<BTreeMap<u32, Vec<u32>>>,
}

/// Bytes around a fault from which its excerpt is cut.
const AROUND: usize = 600;
/// Distance of the counted places, bytes.
const STEP: usize = 1024;

impl Resolver<'_> {
    fn at(&self, span: Span) -> At {
        let block = self.document.blocks.get(span.block as usize);
        At {
            block: span.block + 1,
            start: self.characters(span.block, span.start),
            end: self.characters(span.block, span.end),
            line: block.and_then(|b| b.line),
            page: block.and_then(|b| b.page),
            place: self.plan.place(span).map(str::to_owned),
        }
    }

    /// Characters of a block before a byte.
    fn characters(&self, index: u32, byte: u32) -> usize {
        let Some(block) = self.document.blocks.get(index as usize) else { return byte as usize };
        let (text, byte) = (block.text(), byte as usize);
        if byte <= STEP {
            return text.get(..byte).map_or(byte, |s| s.chars().count());
        }
        let mut all = self.counts.borrow_mut();
        let counts = all.entry(index).or_insert_with(|| counted(text));
        let slot = byte / STEP;
        let from = floor_boundary(text, slot * STEP);
        let before = counts.get(slot).copied().unwrap_or(0) as usize;
        text.get(from..byte).map_or(byte, |s| before + s.chars().count())
    }

    fn field(&self, field: &plan::Field) -> Field {
        Field { text: field.text.clone(), at: self.at(field.at) }
    }

    fn fields(&self, fields: &[plan::Field]) -> Vec<Field> {
        fields.iter().map(|f| self.field(f)).collect()
    }

    fn header(&self) -> Header {
        let h = &self.plan.header;
        let optional = |f: &Option<plan::Field>| f.as_ref().map(|f| self.field(f));
        Header {
            heading: heading_word(h.heading),
            parent_agency: optional(&h.parent_agency),
            agency: optional(&h.agency),
            national_title: optional(&h.national_title),
            motto: optional(&h.motto),
            number_symbol: h.number_symbol.as_ref().map(|n| NumberSymbol {
                text: n.field.text.clone(),
                at: self.at(n.field.at),
                number: n.number.clone(),
                symbol: n.symbol.clone(),
            }),
            place_date: h.place_date.as_ref().map(|p| PlaceDate {
                text: p.field.text.clone(),
                at: self.at(p.field.at),
                place: p.place.clone(),
                date: p.date.map(|d| d.to_string()),
            }),
            doc_type: h.doc_type.as_ref().map(|d| DocType {
                text: d.field.text.clone(),
                at: self.at(d.field.at),
                code: d.code.clone(),
            }),
            subject: optional(&h.subject),
            addressees: self.fields(&h.addressees),
            recipients: self.fields(&h.recipients),
            signature: self.signatures(&h.signatures),
        }
    }

    fn signatures(&self, signers: &[plan::Signature]) -> Option<Signatures> {
        let mut all: Vec<Signature> = signers.iter().map(|s| self.signature(s)).collect();
        match all.len() {
            0 => None,
            1 => all.pop().map(|s| Signatures::One(Box::new(s))),
            _ => Some(Signatures::Many(all)),
        }
    }

    fn signature(&self, s: &plan::Signature) -> Signature {
        Signature {
            authority: s.authority.iter().map(|f| f.text.clone()).collect(),
            position: s.position.as_ref().map(|f| f.text.clone()),
            name: s.name.as_ref().map(|f| f.text.clone()),
            at: self.at(s.at),
        }
    }

    fn item(&self, item: &plan::Item) -> Item {
        Item {
            id: item.id.clone(),
            label: item.label.clone(),
            level: item.level,
            parent: item.parent.map(|p| self.plan.outline[p].id.clone()),
            title: item.title.chars().take(120).collect(),
            kind: item.kind.map(|k| k.as_str()),
            auto_numbered: item.auto_numbered,
            at: self.at(item.at),
        }
    }

    fn task(&self, task: &plan::Task) -> Task {
        let text = |f: &Option<plan::Field>| f.as_ref().map(|f| f.text.clone());
        Task {
            id: task.id.clone(),
            section: task.section.clone(),
            form: task.form.as_str(),
            leaf: task.leaf,
            action: task.action,
            text: task.text.clone(),
            lead: task.lead.clone(),
            partners: task.partners.clone(),
            deadlines: task.deadlines.clone(),
            citations: task.citations.clone(),
            at: self.at(task.at),
            product: text(&task.product),
            place: text(&task.place),
            budget: text(&task.budget),
        }
    }

    fn citation(&self, c: &plan::Citation) -> Citation {
        Citation {
            text: c.text.clone(),
            doc_type: c.doc_type.clone(),
            number: c.number.clone(),
            year: c.year.clone(),
            symbol: c.symbol.clone(),
            key: c.key.clone(),
            issued: c.issued.map(|d| d.to_string()),
            issuer: c.issuer.clone(),
            issuer_source: c.issuer_source.map(|s| match s {
                plan::IssuerSource::Stated => "stated",
                plan::IssuerSource::Symbol => "symbol",
            }),
            title: c.title.clone(),
            locator: c.locator.clone(),
            malformed: c.malformed,
            problems: c.problems.clone(),
            within: c.within,
            first: c.first,
            refers_to: c.refers_to,
            registry: c.registry.as_ref().map(|r| RegistryMatch {
                key: r.key.clone(),
                issued: r.issued.map(|d| d.to_string()),
                issuer: r.issuer.clone(),
                title: r.title.clone(),
                status: r.status.as_str(),
                replaced_by: r.replaced_by.clone(),
            }),
            at: self.at(c.at),
        }
    }

    fn date(&self, d: &plan::DateFact) -> DateFact {
        DateFact {
            text: d.text.clone(),
            value: d.value.clone(),
            from: d.from.map(|x| x.to_string()),
            to: d.to.map(|x| x.to_string()),
            bound: d.bound.map(|b| b.as_str()),
            kind: d.kind.as_str(),
            recurrence: d.recurrence.clone(),
            role: d.role.as_str(),
            valid: d.valid,
            place: self.plan.place(d.at).map(str::to_owned),
            at: self.at(d.at),
        }
    }

    fn finding(&self, f: &Finding) -> FindingRecord {
        FindingRecord {
            code: f.code,
            topic: f.topic,
            severity: f.severity,
            status: f.status,
            message: f.message.get(self.lang).to_owned(),
            why: f.why.get(self.lang).to_owned(),
            hint: f.hint.as_ref().map(|h| h.get(self.lang).to_owned()),
            basis: f.basis.clone(),
            quote: f.quote.clone(),
            at: f.at.map(|at| self.at(at)),
            fix: f.fix.as_ref().map(|fix| FixRecord {
                safety: fix.safety,
                edits: fix
                    .edits
                    .iter()
                    .map(|e| EditRecord { at: self.at(e.at), replacement: e.replacement.clone() })
                    .collect(),
            }),
            excerpt: f.at.map(|at| self.excerpt(at)),
        }
    }

    fn excerpt(&self, at: Span) -> Excerpt {
        let Some(block) = self.document.blocks.get(at.block as usize) else { return Excerpt::default() };
        let text = block.text();
        let part = |range: std::ops::Range<usize>| -> String { text.get(range).unwrap_or("").nfc().collect() };
        let range = at.range();
        // A few hundred bytes on each side are more than is shown; a huge line is not copied for every fault in it.
        let from = floor_boundary(text, range.start.saturating_sub(AROUND));
        let to = floor_boundary(text, range.end.saturating_add(AROUND));
        Excerpt {
            before: last_words(&part(from..range.start), 60),
            marked: shortened(&part(range.clone()), 160),
            after: first_words(&part(range.end..to), 60),
        }
    }

    fn checked(&self, outcome: &Outcome) -> Checked {
        Checked {
            findings: Some(outcome.findings.iter().map(|f| self.finding(f)).collect()),
            checklist: Some(
                outcome
                    .checklist
                    .iter()
                    .map(|row| ChecklistRecord {
                        item: row.item.clone(),
                        label: row.label.get(self.lang).to_owned(),
                        status: row.status,
                        reason: row.reason.as_ref().map(|r| r.get(self.lang).to_owned()),
                        findings: row.findings.clone(),
                        basis: row.basis.clone(),
                    })
                    .collect(),
            ),
            verdict: Some(VerdictRecord {
                result: outcome.verdict.result,
                errors: outcome.verdict.errors,
                warnings: outcome.verdict.warnings,
                infos: outcome.verdict.infos,
                template: outcome.verdict.template.clone(),
                stage: outcome.verdict.stage,
            }),
            left_out: false,
        }
    }
}

/// Characters before every `STEP` bytes, each place moved back to a character's first byte.
fn counted(text: &str) -> Vec<u32> {
    let mut counts = vec![0];
    let (mut at, mut count) = (0, 0u32);
    while at < text.len() {
        let next = floor_boundary(text, counts.len() * STEP);
        count += text.get(at..next).map_or(0, |s| s.chars().count()) as u32;
        counts.push(count);
        if counts.len() * STEP > text.len() + STEP {
            break;
        }
        at = next;
    }
    counts
}

/// The last character boundary at or before a byte.
fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn heading_word(heading: plan::Heading) -> &'static str {
    match heading {
        plan::Heading::State => "state",
        plan::Heading::Party => "party",
        plan::Heading::YouthUnion => "youth-union",
        plan::Heading::YoungPioneers => "young-pioneers",
        plan::Heading::TradeUnion => "trade-union",
        plan::Heading::None => "none",
    }
}

fn last_words(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - most).collect();
    let cut = tail.find(char::is_whitespace).map_or(0, |i| i);
    format!("…{}", tail[cut..].trim_start())
}

fn first_words(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most).collect();
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end())
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let half = most / 2;
    let tail = last_words(text, half);
    format!("{} {}", first_words(text, half), tail)
}

/// What is known of the file itself.
#[derive(Debug, Clone, Default)]
pub struct FileIdentity {
    /// The path, as given.
    pub path: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: Option<String>,
}

impl Record {
    /// A record of a file that was read; `outcome` is `None` for `extract`.
    pub fn read(file: FileIdentity, document: &Document, plan: &Plan, outcome: Option<&Outcome>, lang: Lang) -> Record {
        let r = Resolver { document, plan, lang, counts: RefCell::default() };
        Record {
            schema: SCHEMA,
            source: Source {
                path: file.path,
                format: Some(document.format),
                sha256: file.sha256,
                pages: document.pages,
                notices: document
                    .notices
                    .iter()
                    .map(|n| NoticeRecord { code: n.code, message: n.message.get(lang).to_owned() })
                    .collect(),
            },
            header: Some(r.header()),
            legal_basis: Some(r.fields(&plan.legal_basis)),
            outline: Some(plan.outline.iter().map(|i| r.item(i)).collect()),
            tasks: Some(plan.tasks.iter().map(|t| r.task(t)).collect()),
            citations: Some(plan.citations.iter().map(|c| r.citation(c)).collect()),
            dates: Some(plan.dates.iter().map(|d| r.date(d)).collect()),
            checked: outcome.map_or(Checked { left_out: true, ..Checked::default() }, |o| r.checked(o)),
            error: None,
            demands: None,
            text: None,
        }
    }

    /// The same record with the superior's demands.
    pub fn with_demands(self, rows: &[Coverage], document: &Document, plan: &Plan, lang: Lang) -> Record {
        let r = Resolver { document, plan, lang, counts: RefCell::default() };
        let rows = rows.iter().map(|row| DemandRecord::of(row, lang, |at| r.at(at))).collect();
        Record { demands: Some(rows), ..self }
    }

    /// A record of a file that could not be read.
    pub fn failed(file: FileIdentity, error: &Error, checking: bool, lang: Lang) -> Record {
        let message = match lang {
            Lang::Vi => error.vi.clone(),
            Lang::En => error.en.clone(),
        };
        Record {
            schema: SCHEMA,
            source: Source { path: file.path, format: None, sha256: file.sha256, pages: None, notices: Vec::new() },
            header: None,
            legal_basis: None,
            outline: None,
            tasks: None,
            citations: None,
            dates: None,
            checked: Checked { left_out: !checking, ..Checked::default() },
            error: Some(ErrorRecord { kind: error.kind.as_str(), message }),
            demands: None,
            text: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Block;

    #[test]
    fn characters_are_counted_alike_in_short_and_in_huge_lines() {
        let text = "Điều 5 của Luật Giáo dục; ".repeat(300);
        let document = Document { blocks: vec![Block::new(text.clone(), None)], ..Document::default() };
        let plan = Plan::default();
        let resolver = Resolver { document: &document, plan: &plan, lang: Lang::Vi, counts: RefCell::default() };
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(resolver.characters(0, byte as u32), count);
        }
        assert_eq!(resolver.characters(0, text.len() as u32), text.chars().count());
    }
}
