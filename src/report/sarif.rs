//! SARIF 2.1.0 (OASIS): findings for code-scanning tools. Places in Word files have no lines: they are logical locations.

use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Severity, Status};
use crate::report::batch_record::Batch;
use crate::report::findings::rule_title;
use crate::report::options::ReportOptions;
use crate::report::place::place_in_words;
use crate::report::record::{FindingRecord, Record};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The batch as one SARIF run.
pub fn render(batch: &Batch<'_>, options: &ReportOptions) -> Result<Vec<u8>> {
    let rules = rules(batch);
    let results: Vec<Value> =
        batch.records.iter().enumerate().flat_map(|(i, r)| results(i, r, &rules, options.lang)).collect();
    let descriptors: Vec<Value> = rules.values().map(|(_, f)| descriptor(f, options.lang)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rasoat",
                "version": options.version,
                "language": if options.lang == Lang::Vi { "vi-VN" } else { "en-GB" },
                "rules": descriptors,
            }},
            "columnKind": "unicodeCodePoints",
            "artifacts": batch.records.iter().map(artifact).collect::<Vec<_>>(),
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications(batch),
            }],
            "results": results,
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&log).map_err(|e| {
        Error::new(ErrorKind::Crashed, "Không tạo được tệp SARIF.", "The SARIF file could not be made.").because(e)
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Codes in order with their index and a finding that shows the rule.
fn rules<'r>(batch: &Batch<'r>) -> BTreeMap<&'r str, (usize, &'r FindingRecord)> {
    let findings = batch.records.iter().filter_map(|r| r.checked.findings.as_ref()).flatten();
    let mut rules: BTreeMap<&str, (usize, &FindingRecord)> = BTreeMap::new();
    for finding in findings {
        rules.entry(finding.code).or_insert((0, finding));
    }
    for (index, entry) in rules.values_mut().enumerate() {
        entry.0 = index;
    }
    rules
}

fn descriptor(finding: &FindingRecord, lang: Lang) -> Value {
    let title = rule_title(finding.code, lang).unwrap_or_else(|| finding.topic.as_str().to_owned());
    let mut rule = json!({
        "id": finding.code,
        "shortDescription": { "text": title },
        "properties": { "tags": [finding.topic.group(), finding.topic.as_str()] },
    });
    if !finding.why.is_empty() {
        rule["fullDescription"] = json!({ "text": finding.why });
    }
    if let Some(basis) = &finding.basis {
        rule["help"] = json!({ "text": basis });
    }
    rule
}

/// A path as a relative URI: forward slashes, everything but the unreserved characters in percent signs.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

fn artifact(record: &Record) -> Value {
    let mut artifact = json!({ "location": { "uri": uri(&record.source.path) } });
    if let Some(hash) = &record.source.sha256 {
        artifact["hashes"] = json!({ "sha-256": hash });
    }
    artifact
}

fn notifications(batch: &Batch<'_>) -> Vec<Value> {
    let failed = batch.records.iter().enumerate().filter_map(|(i, r)| r.error.as_ref().map(|e| (i, r, e)));
    failed
        .map(|(index, record, error)| {
            json!({
                "level": "error",
                "descriptor": { "id": error.kind },
                "message": { "text": error.message },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri(&record.source.path), "index": index }
                }}],
            })
        })
        .collect()
}

fn results(index: usize, record: &Record, rules: &BTreeMap<&str, (usize, &FindingRecord)>, lang: Lang) -> Vec<Value> {
    let findings = record.checked.findings.as_deref().unwrap_or_default();
    findings.iter().map(|f| result(index, record, f, rules.get(f.code).map_or(0, |r| r.0), lang)).collect()
}

fn result(index: usize, record: &Record, finding: &FindingRecord, rule: usize, lang: Lang) -> Value {
    let mut text = finding.message.clone();
    if let Some(hint) = &finding.hint {
        text.push_str(&format!(". {hint}"));
    }
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        "message": { "text": text },
        "locations": [location(index, record, finding, lang)],
    });
    match finding.status {
        Status::Open => {}
        Status::Suppressed => result["suppressions"] = json!([{ "kind": "external", "status": "accepted" }]),
        Status::Baseline => result["baselineState"] = json!("unchanged"),
    }
    result
}

fn location(index: usize, record: &Record, finding: &FindingRecord, lang: Lang) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&record.source.path), "index": index } });
    let Some(at) = &finding.at else { return json!({ "physicalLocation": physical }) };
    if let Some(line) = at.line {
        physical["region"] = json!({ "startLine": line });
        if let Some(quote) = &finding.quote {
            physical["region"]["snippet"] = json!({ "text": quote });
        }
    }
    let name = at.place.clone().unwrap_or_else(|| format!("{}", at.block));
    json!({
        "physicalLocation": physical,
        "logicalLocations": [{ "name": name, "fullyQualifiedName": place_in_words(at, lang), "kind": "element" }],
        "properties": { "block": at.block, "start": at.start, "end": at.end, "page": at.page },
    })
}
