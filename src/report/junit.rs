//! JUnit XML for build servers: one suite a file, one case a row of the checklist; open errors that belong to no row are cases of their own.

use crate::finding::{CheckStatus, Lang, Severity, Status};
use crate::report::batch_record::Batch;
use crate::report::options::ReportOptions;
use crate::report::place::place_in_words;
use crate::report::record::{ChecklistRecord, FindingRecord, Record};
use crate::report::wording::{self, say};

/// What became of a case.
enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
    Broken(String),
}

/// One case.
struct Case {
    class: String,
    name: String,
    outcome: Outcome,
}

/// The batch as JUnit XML.
pub fn render(batch: &Batch<'_>, options: &ReportOptions) -> Vec<u8> {
    let suites: Vec<(&Record, Vec<Case>)> = batch.records.iter().map(|r| (r, cases(r, options.lang))).collect();
    let all = suites.iter().flat_map(|(_, cases)| cases);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(&format!("<testsuites name=\"rasoat\" {}>\n", totals(all)));
    for (record, cases) in &suites {
        xml.push_str(&format!("  <testsuite name=\"{}\" {}>\n", escaped(&record.source.path), totals(cases.iter())));
        for case in cases {
            xml.push_str(&element(case));
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml.into_bytes()
}

fn totals<'c>(cases: impl Iterator<Item = &'c Case>) -> String {
    let (mut tests, mut failures, mut errors, mut skipped) = (0, 0, 0, 0);
    for case in cases {
        tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Failed(_) => failures += 1,
            Outcome::Skipped(_) => skipped += 1,
            Outcome::Broken(_) => errors += 1,
        }
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"")
}

fn element(case: &Case) -> String {
    let open = format!("    <testcase classname=\"{}\" name=\"{}\"", escaped(&case.class), escaped(&case.name));
    match &case.outcome {
        Outcome::Passed => format!("{open}/>\n"),
        Outcome::Failed(text) => {
            let first = text.lines().next().unwrap_or_default();
            let (first, text) = (escaped(first), escaped(text));
            format!("{open}>\n      <failure message=\"{first}\">{text}</failure>\n    </testcase>\n")
        }
        Outcome::Skipped(text) => {
            format!("{open}>\n      <skipped message=\"{}\"/>\n    </testcase>\n", escaped(text))
        }
        Outcome::Broken(text) => format!("{open}>\n      <error message=\"{}\"/>\n    </testcase>\n", escaped(text)),
    }
}

fn cases(record: &Record, lang: Lang) -> Vec<Case> {
    if let Some(error) = &record.error {
        let name = say(lang, "Đọc tệp", "Read the file").to_owned();
        return vec![Case { class: "file".to_owned(), name, outcome: Outcome::Broken(error.message.clone()) }];
    }
    let findings = record.checked.findings.as_deref().unwrap_or_default();
    let rows = record.checked.checklist.as_deref().unwrap_or_default();
    let mut cases: Vec<Case> = rows.iter().map(|r| row_case(r, findings, lang)).collect();
    let told: std::collections::BTreeSet<usize> = rows.iter().flat_map(|r| r.findings.iter().copied()).collect();
    for (index, finding) in findings.iter().enumerate() {
        let open_error = finding.status == Status::Open && finding.severity == Severity::Error;
        if open_error && !told.contains(&index) {
            cases.push(Case {
                class: finding.topic.as_str().to_owned(),
                name: format!("{} {}", finding.code, place(finding, lang)),
                outcome: Outcome::Failed(told_finding(finding, lang)),
            });
        }
    }
    cases
}

fn row_case(row: &ChecklistRecord, findings: &[FindingRecord], lang: Lang) -> Case {
    let reason = || row.reason.clone().unwrap_or_else(|| wording::check_status(row.status, lang).to_owned());
    let outcome = match row.status {
        CheckStatus::Pass => Outcome::Passed,
        CheckStatus::NotApplicable | CheckStatus::NotChecked | CheckStatus::NeedsReview => Outcome::Skipped(reason()),
        CheckStatus::Fail => {
            let lines: Vec<String> =
                row.findings.iter().filter_map(|i| findings.get(*i)).map(|f| told_finding(f, lang)).collect();
            Outcome::Failed(if lines.is_empty() { reason() } else { lines.join("\n") })
        }
    };
    Case { class: row.item.clone(), name: row.label.clone(), outcome }
}

fn place(finding: &FindingRecord, lang: Lang) -> String {
    finding
        .at
        .as_ref()
        .map_or_else(|| say(lang, "toàn văn bản", "whole document").to_owned(), |at| place_in_words(at, lang))
}

fn told_finding(finding: &FindingRecord, lang: Lang) -> String {
    format!("{} ({}, {})", finding.message, finding.code, place(finding, lang))
}

/// Text and attribute values; characters that XML may not have become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
