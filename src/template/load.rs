//! From the text of a template file to a template: reads, checks the closed lists of words, takes in what it extends.
//! Every complaint names the line.

use super::builtin;
use super::schema::{self, File, HEADINGS, KINDS};
use super::template::{Certainty, CitationNeed, DemandNeed, Duty, RowNeed, SectionNeed, Template};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Topic;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;

/// Reads a template; `extends` is looked up among those that come with the program.
pub fn load(text: &str) -> Result<Template> {
    let file: File = toml::from_str(text).map_err(|e| from_toml(text, &e))?;
    let reader = Reader { text };
    let base = match &file.extends {
        None => Template::default(),
        Some(name) => builtin::get(name.get_ref()).cloned().ok_or_else(|| {
            reader.refuse(
                name.span(),
                format!("không có mẫu “{0}”", name.get_ref()),
                format!("there is no template “{0}”", name.get_ref()),
            )
        })?,
    };
    reader.resolve(file, base)
}

/// One file being read, for the line numbers of its complaints.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn resolve(&self, file: File, base: Template) -> Result<Template> {
        let mut out = Template {
            id: file.id,
            extends: file.extends.map(Spanned::into_inner),
            title: file.title,
            description: file.description,
            subjects: file.subjects,
            ..base
        };
        for section in file.sections {
            let span = section.span();
            place(&mut out.sections, self.section(section.into_inner(), span)?, |s| &s.id);
        }
        for citation in file.citations {
            let span = citation.span();
            place(&mut out.citations, self.citation(citation.into_inner(), span)?, |c| &c.id);
        }
        for row in file.checklist {
            let span = row.span();
            place(&mut out.checklist, self.row(row.into_inner(), span)?, |r| &r.item);
        }
        for demand in file.demands {
            out.demands.push(self.demand(demand)?);
        }
        Ok(out)
    }

    fn section(&self, raw: schema::Section, span: Range<usize>) -> Result<SectionNeed> {
        self.bearable(raw.required, raw.certainty, &raw.id, span)?;
        Ok(SectionNeed {
            id: raw.id,
            title: raw.title,
            kinds: self.words(raw.kinds, KINDS, "kinds")?,
            headings: raw.headings.iter().map(|h| h.to_lowercase()).collect(),
            required: raw.required,
            order: raw.order,
            basis: raw.basis,
            certainty: raw.certainty,
        })
    }

    fn citation(&self, raw: schema::Citation, span: Range<usize>) -> Result<CitationNeed> {
        self.bearable(raw.required, raw.certainty, &raw.id, span)?;
        Ok(CitationNeed {
            id: raw.id,
            title: raw.title,
            duty: raw.duty,
            keys: raw.keys,
            names: raw.names.iter().map(|n| n.to_lowercase()).collect(),
            since: raw.since.map(|d| self.date(d)).transpose()?,
            until: raw.until.map(|d| self.date(d)).transpose()?,
            instead: raw.instead,
            required: raw.required,
            certainty: raw.certainty,
        })
    }

    fn row(&self, raw: schema::Row, span: Range<usize>) -> Result<RowNeed> {
        if raw.topics.is_empty() && raw.codes.is_empty() && raw.reason.is_none() {
            return Err(self.refuse(
                span,
                format!("dòng kiểm “{}” không có topics, codes hoặc reason", raw.item),
                format!("checklist row “{}” has no topics, codes or reason", raw.item),
            ));
        }
        let mut topics = Vec::new();
        for word in raw.topics {
            let span = word.span();
            let word = word.into_inner();
            topics.push(Topic::parse(&word).ok_or_else(|| self.unknown_word("topics", &word, span))?);
        }
        Ok(RowNeed {
            item: raw.item,
            label: raw.label,
            topics,
            codes: raw.codes,
            needs: raw.needs,
            when: raw.when,
            headings: self.words(raw.headings, HEADINGS, "headings")?,
            judge: raw.judge,
            reason: raw.reason,
            basis: raw.basis,
        })
    }

    fn demand(&self, raw: schema::Demand) -> Result<DemandNeed> {
        let dates =
            |given: Vec<Spanned<String>>| given.into_iter().map(|d| self.date(d)).collect::<Result<Vec<Date>>>();
        Ok(DemandNeed {
            id: raw.id,
            text: raw.text,
            deadlines: dates(raw.deadlines)?,
            events: dates(raw.events)?,
            sends: raw.sends,
            annexes: raw.annexes,
            leads: raw.leads,
            recurrences: raw.recurrences,
            citations: raw.citations,
        })
    }

    /// A fact from memory or practice may not make an error.
    fn bearable(&self, duty: Duty, certainty: Certainty, id: &str, span: Range<usize>) -> Result<()> {
        if duty == Duty::Error && certainty < Certainty::Secondary {
            return Err(self.refuse(
                span,
                format!("mục “{id}” có required = \"error\" nhưng certainty chưa đủ (cần \"secondary\" hoặc \"text\")"),
                format!("entry “{id}” has required = \"error\" but its certainty is too low (expected \"secondary\" or \"text\")"),
            ));
        }
        Ok(())
    }

    fn words(&self, given: Vec<Spanned<String>>, known: &[&str], key: &str) -> Result<Vec<String>> {
        given
            .into_iter()
            .map(|word| {
                let span = word.span();
                let word = word.into_inner();
                if known.contains(&word.as_str()) { Ok(word) } else { Err(self.unknown_word(key, &word, span)) }
            })
            .collect()
    }

    fn date(&self, given: Spanned<String>) -> Result<Date> {
        given.get_ref().parse().map_err(|_| {
            self.refuse(
                given.span(),
                format!("cần ngày dạng 2025-07-01, gặp “{}”", given.get_ref()),
                format!("expected a date like 2025-07-01, found “{}”", given.get_ref()),
            )
        })
    }

    fn unknown_word(&self, key: &str, word: &str, span: Range<usize>) -> Error {
        self.refuse(
            span,
            format!("giá trị “{word}” không dùng được cho {key}"),
            format!("“{word}” is not a value of {key}"),
        )
    }

    fn refuse(&self, span: Range<usize>, vi: String, en: String) -> Error {
        let line = line_of(self.text, span.start);
        Error::new(
            ErrorKind::Config,
            format!("dòng {line} của tệp mẫu: {vi}"),
            format!("line {line} of the template: {en}"),
        )
    }
}

/// An entry with a known id replaces the old one where that stands; a new one comes last.
fn place<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &String) {
    match list.iter().position(|old| id(old) == id(&entry)) {
        Some(index) => list[index] = entry,
        None => list.push(entry),
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|b| *b == b'\n').count()
}

fn from_toml(text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    let message = error.message();
    let vi = if let Some(rest) = message.strip_prefix("unknown field ") {
        format!(
            "không có khóa {}",
            rest.replace(", expected one of ", "; dùng được: ").replace(", expected ", "; dùng được: ")
        )
    } else if let Some(rest) = message.strip_prefix("missing field ") {
        format!("thiếu khóa {rest}")
    } else if let Some(rest) = message.strip_prefix("unknown variant ") {
        format!(
            "giá trị {} không dùng được",
            rest.replace(", expected one of ", " (dùng được: ").replace(", expected ", " (dùng được: ") + ")"
        )
    } else {
        format!("tệp TOML sai ({message})")
    };
    Error::new(
        ErrorKind::Config,
        format!("dòng {line} của tệp mẫu: {vi}"),
        format!("line {line} of the template: {message}"),
    )
}
