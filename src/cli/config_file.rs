//! The shape of `rasoat.toml`, of a profile, and of the side file of accepted findings. Unknown keys are refused with the line.

use crate::batch::gather::read_file;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Words;
use crate::rules::policy::Suppression;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `rasoat.toml` or a profile.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the keys of the file, told in README")]
pub struct File {
    /// A profile's name, for people.
    pub title: Option<Words>,
    pub profile: Option<String>,
    pub template: Option<String>,
    pub stage: Option<String>,
    pub fail_on: Option<String>,
    #[serde(default)]
    pub rules: BTreeMap<String, String>,
    #[serde(default)]
    pub parameters: BTreeMap<String, u32>,
    pub office: Option<OfficeTable>,
    #[serde(default, rename = "suppress")]
    pub suppressions: Vec<SuppressTable>,
    /// Another file of accepted findings, beside this one.
    pub suppressions_file: Option<PathBuf>,
}

/// `[office]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "as in report::options::Office")]
pub struct OfficeTable {
    pub parent_agency: Option<String>,
    pub agency: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub signer: Option<String>,
    pub signer_name: Option<String>,
    #[serde(default)]
    pub recipients: Vec<String>,
    pub logo: Option<PathBuf>,
    pub title_of_one: Option<String>,
    pub title_of_many: Option<String>,
}

/// `[[suppress]]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "as in rules::policy::Suppression")]
pub struct SuppressTable {
    pub code: String,
    pub file: Option<String>,
    pub quote: Option<String>,
    #[serde(default)]
    pub reason: String,
    pub person: Option<String>,
    pub until: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SideFile {
    #[serde(default, rename = "suppress")]
    suppressions: Vec<SuppressTable>,
}

/// Reads settings.
pub fn read(path: &Path) -> Result<File> {
    let bytes = read_file(path).map_err(|e| e.at(path))?;
    parse(&String::from_utf8_lossy(&bytes), path)
}

/// Settings from their text; `path` only serves the complaint.
pub fn parse(text: &str, path: &Path) -> Result<File> {
    let file: File = toml::from_str(text).map_err(|cause| wrong(path, &cause.to_string()))?;
    let closed = [
        ("stage", &file.stage, &["draft", "final"][..]),
        ("fail-on", &file.fail_on, &["error", "warning", "info", "never"][..]),
    ];
    for (name, value, words) in closed {
        if let Some(value) = value.as_deref().filter(|value| !words.contains(value)) {
            return Err(wrong(path, &format!("{name} = \"{value}\": expected {}", words.join(" | "))));
        }
    }
    Ok(file)
}

/// Reads a side file of accepted findings.
pub fn read_suppressions(path: &Path) -> Result<Vec<SuppressTable>> {
    let bytes = read_file(path).map_err(|e| e.at(path))?;
    let file: SideFile =
        toml::from_str(&String::from_utf8_lossy(&bytes)).map_err(|cause| wrong(path, &cause.to_string()))?;
    Ok(file.suppressions)
}

/// One accepted finding; it needs a reason.
pub fn suppression(table: SuppressTable) -> std::result::Result<Suppression, String> {
    if table.reason.trim().is_empty() {
        return Err(format!("[[suppress]] {}: expected a reason, found none", table.code));
    }
    let until = match table.until {
        Some(day) => Some(day.parse::<Date>().map_err(|_| {
            format!("[[suppress]] {}: until = \"{day}\" is no date; write it like 2026-12-31", table.code)
        })?),
        None => None,
    };
    Ok(Suppression {
        code: table.code,
        file: table.file,
        quote: table.quote,
        reason: table.reason,
        person: table.person,
        until,
    })
}

/// The complaint about a configuration.
pub fn wrong(path: &Path, what: &str) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("tệp cấu hình có chỗ sai: {what}"),
        format!("the configuration is wrong: {what}"),
    )
    .at(path)
}
