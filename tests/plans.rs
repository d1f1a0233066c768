//! Whole plans of our own: the flawless ones raise no error and no warning, the others exactly what is listed beside them.
//!
//! `fixtures/plans/<name>.expected.toml` lists every finding of a plan, in order. A plan without a list is flawless, as a draft and as
//! the signed document. `BLESS=1 cargo test --test plans` writes the lists anew; read them before you commit them.

use rasoat::document::document::Document;
use rasoat::extract::{self, Context};
use rasoat::finding::{Finding, Severity, Stage, Topic};
use rasoat::ingest;
use rasoat::registry::registry::Registry;
use rasoat::rules::policy::Policy;
use rasoat::rules::prose::Prose;
use rasoat::rules::rule::Case;
use rasoat::rules::{Beside, Outcome, check};
use rasoat::template::template::Template;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// A list beside a plan.
#[derive(Debug, Default, Deserialize, Serialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// `final`: checked as the signed document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    stage: String,
    /// In order of the place.
    #[serde(default, rename = "finding")]
    findings: Vec<Expectation>,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Expectation {
    code: String,
    severity: String,
    /// The quoted text; none when the thing is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
}

fn plans() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir("fixtures/plans").unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| ["txt", "md", "docx"].iter().any(|known| e == *known)));
    paths.sort();
    paths
}

fn outcome(path: &Path, stage: Stage, registry: &Registry) -> Outcome {
    checked(&fs::read(path).unwrap(), &path.to_string_lossy(), stage, registry).1
}

fn checked(bytes: &[u8], name: &str, stage: Stage, registry: &Registry) -> (Document, Outcome) {
    let document = ingest::read(bytes, Some(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let plan = extract::plan(&document, Context { issued: None, registry: Some(registry) });
    let subject = plan.header.subject.as_ref().map_or("", |s| s.text.as_str());
    let template = Template::choose(subject);
    let case =
        Case { document: &document, prose: &Prose::of(&document), plan: &plan, template, registry, stage, today: None };
    let outcome = check(&case, Beside { policy: &Policy::default(), file: name, findings: &[] });
    (document, outcome)
}

fn expectation(finding: &Finding) -> Expectation {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    Expectation { code: finding.code.to_owned(), severity: severity.to_owned(), quote: finding.quote.clone() }
}

fn shown(expectation: &Expectation) -> String {
    format!("{} {} {:?}", expectation.code, expectation.severity, expectation.quote.as_deref().unwrap_or("—"))
}

#[test]
fn every_plan_has_exactly_its_findings() {
    let bless = std::env::var("BLESS").is_ok();
    let registry = Registry::builtin();
    let mut faults = Vec::new();
    for path in plans() {
        let list = path.with_extension("expected.toml");
        match fs::read_to_string(&list) {
            Ok(text) => {
                let expected: Expected = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", list.display()));
                let stage = if expected.stage == "final" { Stage::Final } else { Stage::Draft };
                let found: Vec<Expectation> =
                    outcome(&path, stage, &registry).findings.iter().map(expectation).collect();
                if bless {
                    let now = Expected { stage: expected.stage, findings: found };
                    fs::write(&list, toml::to_string_pretty(&now).unwrap()).unwrap();
                } else {
                    faults.extend(differences(&path, &expected.findings, &found));
                }
            }
            Err(_) => {
                for stage in [Stage::Draft, Stage::Final] {
                    let found = outcome(&path, stage, &registry).findings;
                    let grave = found.iter().filter(|f| f.severity > Severity::Info).map(expectation);
                    faults
                        .extend(grave.map(|f| format!("{} is flawless, but {stage:?}: {}", path.display(), shown(&f))));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn differences(path: &Path, expected: &[Expectation], found: &[Expectation]) -> Vec<String> {
    let missed =
        expected.iter().filter(|e| !found.contains(e)).map(|e| format!("{}: not found: {}", path.display(), shown(e)));
    let extra =
        found.iter().filter(|f| !expected.contains(f)).map(|f| format!("{}: not listed: {}", path.display(), shown(f)));
    missed.chain(extra).collect()
}

#[test]
fn there_are_plans_of_every_level_and_time() {
    let names: Vec<String> = plans().iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert!(names.len() >= 14, "{} plans", names.len());
    let flawless: BTreeSet<&str> = names
        .iter()
        .filter(|n| !Path::new("fixtures/plans").join(n).with_extension("expected.toml").exists())
        .filter_map(|n| ["mam-non", "tieu-hoc", "thcs", "thpt"].into_iter().find(|level| n.starts_with(level)))
        .collect();
    assert_eq!(flawless.len(), 4, "a flawless plan for each level of school: {flawless:?}");
}

#[test]
fn every_row_of_the_checklist_has_a_status_and_a_reason_where_it_needs_one() {
    use rasoat::finding::CheckStatus;
    let registry = Registry::builtin();
    for path in plans() {
        let outcome = outcome(&path, Stage::Draft, &registry);
        for row in &outcome.checklist {
            let silent = matches!(row.status, CheckStatus::Pass | CheckStatus::Fail);
            assert!(silent || row.reason.is_some(), "{}: {} has no reason", path.display(), row.item);
            let grave = row.findings.iter().any(|i| outcome.findings[*i].severity > Severity::Info);
            assert!(
                row.status != CheckStatus::Pass || !grave,
                "{}: {} passed with an open finding",
                path.display(),
                row.item
            );
        }
        // Every open error and warning fails some row: nothing is found that the list is silent on.
        for (index, finding) in outcome.findings.iter().enumerate().filter(|(_, f)| f.severity > Severity::Info) {
            let in_a_row = outcome.checklist.iter().any(|row| row.findings.contains(&index));
            assert!(in_a_row, "{}: {} ({}) is in no row", path.display(), finding.code, finding.topic.as_str());
        }
    }
}

#[test]
fn every_topic_of_one_document_has_a_row() {
    let template = Template::builtin("ke-hoach").unwrap();
    let elsewhere = ["demand-missing", "demand-late", "demand-partial", "unreadable"];
    for topic in Topic::ALL.iter().filter(|t| t.group() != "batch" && !elsewhere.contains(&t.as_str())) {
        let by_topic = template.checklist.iter().any(|row| row.topics.contains(topic));
        let by_code = rasoat::rules::all()
            .filter(|rule| rule.topic == *topic)
            .all(|rule| template.checklist.iter().any(|row| row.codes.iter().any(|c| c == rule.code)));
        assert!(by_topic || by_code, "no row for {}", topic.as_str());
    }
}

/// The same plan with every letter taken apart (NFD, as some systems save it) has the same findings at the same places, save the
/// one that tells of its form.
#[test]
fn decomposed_plans_have_the_same_findings() {
    let registry = Registry::builtin();
    let folders = ["fixtures/plans", "fixtures/facts", "fixtures/demands"];
    let paths = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let texts = paths.filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "md"));
    let mut faults = Vec::new();
    for path in texts {
        let name = path.to_string_lossy().into_owned();
        let composed: String = fs::read_to_string(&path).unwrap().nfc().collect();
        let seen = |text: &str| {
            let (document, outcome) = checked(text.as_bytes(), &name, Stage::Final, &registry);
            let mut found: Vec<String> =
                outcome.findings.iter().filter(|f| f.code != "NN002").map(|f| placed(&document, f)).collect();
            found.sort();
            found
        };
        let (whole, apart) = (seen(&composed), seen(&composed.nfd().collect::<String>()));
        let differs = |a: &[String], b: &[String]| a.iter().filter(|f| !b.contains(f)).cloned().collect::<Vec<_>>();
        let (lost, new) = (differs(&whole, &apart), differs(&apart, &whole));
        if whole != apart {
            faults.push(format!("{name}: only composed {lost:#?}, only apart {new:#?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A finding with its place in composed characters.
fn placed(document: &Document, finding: &Finding) -> String {
    let at = finding.at.map(|at| {
        let text = document.blocks[at.block as usize].text();
        let count = |end: u32| text[..end as usize].nfc().count();
        (at.block, count(at.start), count(at.end))
    });
    format!("{} {:?} {at:?} {:?} {}", finding.code, finding.severity, finding.quote, finding.message.vi)
}
