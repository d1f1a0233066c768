//! One file through the house: read, understand, check, record. Pure but for nothing: no disk, no clock.

use crate::demand::coverage::{self, Coverage};
use crate::demand::demands::Demands;
use crate::demand::report as demand_report;
use crate::document::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::extract::plan::Plan;
use crate::extract::{self, Context};
use crate::finding::{Lang, Stage};
use crate::ingest;
use crate::registry::registry::Registry;
use crate::report::record::{FileIdentity, Record};
use crate::rules::policy::Policy;
use crate::rules::rule::Case;
use crate::rules::{self, Beside, Outcome};
use crate::template::template::Template;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is wanted of every file of a run.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// Run the rules, or only read the facts.
    pub checking: bool,
    /// A template; `None` chooses by the plan's subject.
    pub template: Option<&'a Template>,
    /// Known legal documents.
    pub registry: &'a Registry,
    /// Draft or final.
    pub stage: Stage,
    /// Today, as the caller sees it.
    pub today: Option<Date>,
    /// Date of issue for texts that have none.
    pub issued: Option<Date>,
    /// Language of what a person reads.
    pub lang: Lang,
    /// The office's decisions on the rules.
    pub policy: &'a Policy,
    /// What the superior's plan demands, where one was given.
    pub demands: Option<&'a Demands>,
}

/// Everything that is known of one file after it went through the house.
#[derive(Debug)]
pub struct Inspected {
    /// Text and looks.
    pub document: Document,
    /// Facts.
    pub plan: Plan,
    /// Findings, checklist, verdict; `None` when only facts were wanted.
    pub outcome: Option<Outcome>,
    /// Demand by demand, how far the plan meets the superior's.
    pub coverage: Option<Vec<Coverage>>,
}

/// Reads, understands and checks one file. `name` only serves to tell a wrong ending and Markdown from text.
pub fn inspect(bytes: &[u8], name: Option<&str>, settings: &Settings<'_>) -> Result<Inspected> {
    let document = ingest::read(bytes, name)?; // the only step that can fail
    let plan = extract::plan(&document, Context { issued: settings.issued, registry: Some(settings.registry) });
    let coverage = settings.demands.map(|demands| coverage::judge(demands, &document, &plan));
    let demanded = demand_report::findings(coverage.as_deref().unwrap_or_default());
    let beside = Beside { policy: settings.policy, file: name.unwrap_or_default(), findings: &demanded };
    let outcome = settings.checking.then(|| judge(&document, &plan, settings, beside));
    Ok(Inspected { document, plan, outcome, coverage })
}

fn judge(document: &Document, plan: &Plan, settings: &Settings<'_>, beside: Beside<'_>) -> Outcome {
    let subject = plan.header.subject.as_ref().map_or("", |s| s.text.as_str());
    let template = settings.template.unwrap_or_else(|| Template::choose(subject));
    let case =
        Case { document, plan, template, registry: settings.registry, stage: settings.stage, today: settings.today };
    rules::check(&case, beside)
}

/// Like [`inspect`], but a panic in any room or dependency becomes an error of this file alone.
pub fn inspect_guarded(bytes: &[u8], name: Option<&str>, settings: &Settings<'_>) -> Result<Inspected> {
    catch_unwind(AssertUnwindSafe(|| inspect(bytes, name, settings))).unwrap_or_else(|_| Err(crashed()))
}

fn crashed() -> Error {
    Error::new(
        ErrorKind::Crashed,
        "chương trình gặp sự cố khi đọc tệp này; các tệp khác không bị ảnh hưởng. Hãy lưu lại tệp bằng Word rồi thử lại, và báo lỗi cho người làm rasoat",
        "the program failed on this file; other files are not affected. Save it again with Word and retry, and report the fault to the makers of rasoat",
    )
}

/// One file's record, whatever happens, and what it was made from when the file could be read.
pub fn record(path: &str, content: Result<&[u8]>, settings: &Settings<'_>) -> (Record, Option<Inspected>) {
    let sha256 = content.as_ref().ok().map(|bytes| hex(&Sha256::digest(bytes)));
    let file = FileIdentity { path: path.to_owned(), sha256 };
    match content.and_then(|bytes| inspect_guarded(bytes, Some(path), settings)) {
        Ok(seen) => {
            let record = Record::read(file, &seen.document, &seen.plan, seen.outcome.as_ref(), settings.lang);
            (record, Some(seen))
        }
        Err(error) => (Record::failed(file, &error, settings.checking, settings.lang), None),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
