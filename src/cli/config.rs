//! The office's settings: `rasoat.toml` of the working folder or `--config FILE`, and the side file of accepted findings. Layers:
//! built in < `rasoat.toml` < flags; `rasoat config show` prints each value and where it came from.

use crate::batch::gather::read_file;
use crate::error::{Error, ErrorKind, Result};
use crate::report::options::Office;
use crate::rules;
use crate::rules::policy::{Identity, Level, Policy, Suppression};
use clap::ArgMatches;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The file's name in the working folder.
const NAME: &str = "rasoat.toml";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    stage: Option<String>,
    #[serde(default)]
    rules: BTreeMap<String, String>,
    #[serde(default)]
    office: OfficeTable,
    #[serde(default, rename = "suppress")]
    suppressions: Vec<SuppressTable>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OfficeTable {
    #[serde(default)]
    parent_agency: Option<String>,
    #[serde(default)]
    agency: Option<String>,
    #[serde(default)]
    symbol: Option<String>,
    #[serde(default)]
    place: Option<String>,
    #[serde(default)]
    signer: Option<String>,
    #[serde(default)]
    signer_name: Option<String>,
    #[serde(default)]
    recipients: Vec<String>,
    #[serde(default)]
    logo: Option<PathBuf>,
    #[serde(default)]
    title_of_one: Option<String>,
    #[serde(default)]
    title_of_many: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SuppressTable {
    code: String,
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    quote: Option<String>,
    reason: String,
    #[serde(default)]
    person: Option<String>,
    #[serde(default)]
    until: Option<String>,
}

/// The office's settings with the file they came from.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Where they came from; `None` when there is no file.
    pub path: Option<PathBuf>,
    /// Template id or file.
    pub template: Option<String>,
    /// `draft` or `final`.
    pub stage: Option<String>,
    /// Levels, accepted findings.
    pub policy: Policy,
    /// The letterhead of reports.
    pub office: Office,
}

/// Reads `--config`, else `rasoat.toml` of the working folder where there is one, and `--baseline`.
pub fn load(matches: &ArgMatches) -> Result<Config> {
    let named = matches.get_one::<String>("config").map(PathBuf::from);
    let path = named.or_else(|| Some(PathBuf::from(NAME)).filter(|p| p.is_file()));
    let mut config = match path {
        Some(path) => read(&path)?,
        None => Config::default(),
    };
    if let Some(path) = matches.get_one::<String>("baseline") {
        config.policy.baseline = baseline(Path::new(path))?;
    }
    Ok(config)
}

fn read(path: &Path) -> Result<Config> {
    let bytes = read_file(path).map_err(|e| e.at(path))?;
    let text = String::from_utf8_lossy(&bytes);
    let file: File = toml::from_str(&text).map_err(|cause| wrong(path, &cause.to_string()))?;
    let mut policy = Policy::default();
    for (key, word) in file.rules {
        let known = rules::all().any(|r| r.code == key || r.topic.as_str() == key);
        let level = Level::parse(&word).filter(|_| known);
        let level = level.ok_or_else(|| {
            wrong(
                path,
                &format!(
                    "[rules] {key} = \"{word}\": expected a rule's code or topic, and off | info | warning | error"
                ),
            )
        })?;
        policy.levels.insert(key, level);
    }
    for table in file.suppressions {
        policy.suppressions.push(suppression(table).map_err(|what| wrong(path, &what))?);
    }
    let o = file.office;
    let logo =
        o.logo.map(|logo| read_file(&path.with_file_name("").join(&logo)).map_err(|e| e.at(logo))).transpose()?;
    let office = Office {
        parent_agency: o.parent_agency,
        agency: o.agency,
        symbol: o.symbol,
        place: o.place,
        signer: o.signer,
        signer_name: o.signer_name,
        recipients: o.recipients,
        logo_png: logo,
        title_of_one: o.title_of_one,
        title_of_many: o.title_of_many,
    };
    Ok(Config { path: Some(path.to_owned()), template: file.template, stage: file.stage, policy, office })
}

fn suppression(table: SuppressTable) -> std::result::Result<Suppression, String> {
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

fn wrong(path: &Path, what: &str) -> Error {
    Error::new(
        ErrorKind::Config,
        format!("tệp cấu hình có chỗ sai: {what}"),
        format!("the configuration is wrong: {what}"),
    )
    .at(path)
}

/// Findings of an earlier `check --format json`.
pub fn baseline(path: &Path) -> Result<BTreeSet<Identity>> {
    let bytes = read_file(path).map_err(|e| e.at(path))?;
    let mut known = BTreeSet::new();
    for (number, line) in String::from_utf8_lossy(&bytes).lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let record: serde_json::Value = serde_json::from_str(line).map_err(|cause| {
            Error::new(
                ErrorKind::Config,
                format!("dòng {}: cần kết quả của «rasoat check --format json»", number + 1),
                format!("line {}: expected the output of 'rasoat check --format json'", number + 1),
            )
            .at(path)
            .because(cause)
        })?;
        let file = record["source"]["path"].as_str().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or(file).to_owned();
        for finding in record["findings"].as_array().into_iter().flatten() {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            known.insert((
                name.clone(),
                text(&finding["code"]),
                text(&finding["quote"]),
                text(&finding["at"]["where"]),
            ));
        }
    }
    Ok(known)
}

impl Config {
    /// Every value and where it came from, a line each.
    pub fn lines(&self) -> Vec<String> {
        let from = self.path.as_ref().map_or_else(|| "-".to_owned(), |p| p.display().to_string());
        let mut lines = Vec::new();
        let mut say = |name: &str, value: Option<&String>, default: &str| match value {
            Some(value) => lines.push(format!("{name} = {value}    ({from})")),
            None => lines.push(format!("{name} = {default}    (rasoat)")),
        };
        say("template", self.template.as_ref(), "auto");
        say("stage", self.stage.as_ref(), "draft");
        say("office.parent-agency", self.office.parent_agency.as_ref(), "-");
        say("office.agency", self.office.agency.as_ref(), "-");
        say("office.place", self.office.place.as_ref(), "-");
        say("office.signer", self.office.signer.as_ref(), "-");
        for rule in rules::all() {
            let own = self.policy.levels.get(rule.code).or_else(|| self.policy.levels.get(rule.topic.as_str()));
            match own {
                Some(level) => lines.push(format!("rules.{} = {level:?}    ({from})", rule.code)),
                None => lines.push(format!("rules.{} = {:?}    (rasoat)", rule.code, rule.severity)),
            }
        }
        for s in &self.policy.suppressions {
            lines.push(format!(
                "suppress {} {:?} {:?}: {} ({:?}, until {:?})    ({from})",
                s.code, s.file, s.quote, s.reason, s.person, s.until
            ));
        }
        lines
    }
}
