//! From facts and findings to a record: spans become places that count characters, words become words of one language.

use crate::demand::verdict::Coverage;
use crate::document::document::Document;
use crate::error::Error;
use crate::extract::plan::{self, Plan};
use crate::finding::{Finding, Fix, Lang};
use crate::report::demand_record::DemandRecord;
use crate::report::excerpt::{self, floor_boundary};
use crate::report::record::*;
use crate::rules::Outcome;
use crate::span::Span;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Turns spans into places and words into one language.
struct Resolver<'a> {
    document: &'a Document,
    plan: &'a Plan,
    lang: Lang,
    /// Characters before every [`STEP`] bytes of long blocks, made once a block, so that many places in one huge line cost no more
    /// than many short ones.
    counts: RefCell<BTreeMap<u32, Vec<u32>>>,
}

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

    /// A mend of the text. A mend of looks alone has no edits to show; its place, and how to do it, stand in the hint.
    fn fix(&self, fix: &Fix) -> Option<FixRecord> {
        let edits = fix.edits.iter().map(|e| EditRecord { at: self.at(e.at), replacement: e.replacement.clone() });
        (!fix.edits.is_empty()).then(|| FixRecord { safety: fix.safety, edits: edits.collect() })
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
            fix: f.fix.as_ref().and_then(|fix| self.fix(fix)),
            excerpt: f.at.map(|at| excerpt::around(self.document, at)),
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
