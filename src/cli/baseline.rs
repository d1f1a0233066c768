//! Findings of an earlier run, from the output of `check --format json`: for `--baseline` and `compare`.

use crate::batch::gather::read_file;
use crate::error::{Error, ErrorKind, Result};
use crate::rules::known::Known;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Every record of a file of JSON lines.
pub fn records(path: &Path) -> Result<Vec<Value>> {
    let bytes = read_file(path).map_err(|e| e.at(path))?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| record(line, number).map_err(|e| e.at(path))).collect()
}

fn record(line: &str, number: usize) -> Result<Value> {
    let wrong = || {
        Error::new(
            ErrorKind::Config,
            format!("dòng {}: cần kết quả của «rasoat check --format json»", number + 1),
            format!("line {}: expected the output of 'rasoat check --format json'", number + 1),
        )
    };
    let value: Value = serde_json::from_str(line).map_err(|cause| wrong().because(cause))?;
    if value["source"]["path"].is_string() { Ok(value) } else { Err(wrong()) }
}

/// Findings known before, by the last part of the file's path.
pub fn baseline(path: &Path) -> Result<BTreeMap<String, Vec<Known>>> {
    let mut known: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    for record in records(path)? {
        let name = last_part(record["source"]["path"].as_str().unwrap_or_default()).to_owned();
        let findings = record["findings"].as_array().into_iter().flatten().map(known_of);
        known.entry(name).or_default().extend(findings);
    }
    Ok(known)
}

/// What of a finding of the JSON is matched.
pub fn known_of(finding: &Value) -> Known {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Known {
        code: text(&finding["code"]),
        quote: text(&finding["quote"]),
        place: text(&finding["at"]["where"]),
        message: text(&finding["message"]),
    }
}

/// The last part of a path.
pub fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
