//! One file through the house: read, understand, check, record. Pure but for nothing: no disk, no clock.

use crate::demand::coverage::{self, Borders};
use crate::demand::demands::Demands;
use crate::demand::report as demand_report;
use crate::demand::verdict::Coverage;
use crate::document::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::extract::plan::Plan;
use crate::extract::{self, Context};
use crate::finding::{Lang, Stage};
use crate::ingest;
use crate::ingest::pdf::pictures::{self, PictureReader};
use crate::registry::registry::Registry;
use crate::report::record::{FileIdentity, Record};
use crate::rules::policy::Policy;
use crate::rules::prose::Prose;
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
    /// Who reads the pictures of scans, where somebody does.
    pub pictures: Option<PictureReader>,
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
    let document = read(bytes, name, settings.pictures)?; // the only step that can fail
    let plan = extract::plan(&document, Context { issued: settings.issued, registry: Some(settings.registry) });
    let coverage =
        settings.demands.map(|demands| coverage::judge_with(demands, &document, &plan, borders(settings.policy)));
    let demanded = demand_report::findings(coverage.as_deref().unwrap_or_default());
    let beside = Beside { policy: settings.policy, file: name.unwrap_or_default(), findings: &demanded };
    let outcome = settings.checking.then(|| judge(&document, &plan, settings, beside));
    Ok(Inspected { document, plan, outcome, coverage })
}

/// The likeness from which a demand is met, as the office sets it (percent).
fn borders(policy: &Policy) -> Borders {
    let usual = Borders::default();
    let share =
        |name: &str, usual: f64| policy.parameters.get(name).map_or(usual, |percent| f64::from(*percent) / 100.0);
    Borders { met: share("demand.met-from", usual.met), partly: share("demand.partly-from", usual.partly) }
}

/// Reads a file; a scan by its pictures, where somebody reads them.
fn read(bytes: &[u8], name: Option<&str>, pictures: Option<PictureReader>) -> Result<Document> {
    match (ingest::read(bytes, name), pictures) {
        (Err(error), Some(reader)) if error.kind == ErrorKind::Scanned => pictures::read(bytes, reader),
        (read, _) => read,
    }
}

fn judge(document: &Document, plan: &Plan, settings: &Settings<'_>, beside: Beside<'_>) -> Outcome {
    let subject = plan.header.subject.as_ref().map_or("", |s| s.text.as_str());
    let template = settings.template.unwrap_or_else(|| Template::choose(subject));
    let case = Case {
        document,
        prose: &Prose::of(document),
        plan,
        template,
        registry: settings.registry,
        stage: settings.stage,
        today: settings.today,
    };
    let mut outcome = rules::check(&case, beside);
    outcome.checklist.push(demand_report::row(&outcome.findings, settings.demands.is_some()));
    outcome
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
            let record = match &seen.coverage {
                Some(rows) => record.with_demands(rows, &seen.document, &seen.plan, settings.lang),
                None => record,
            };
            (record, Some(seen))
        }
        Err(error) => (Record::failed(file, &error, settings.checking, settings.lang), None),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
