//! The office's settings in layers: built in < profile < `rasoat.toml` < flags. Every value knows where it came from; accepted findings
//! stand in the settings or in a side file.

use super::baseline::baseline;
use super::config_file::{self, File, wrong};
use super::profile;
use crate::batch::gather::read_file;
use crate::demand::codes::CODES;
use crate::error::Result;
use crate::finding::Severity;
use crate::report::options::Office;
use crate::rules;
use crate::rules::policy::{Level, Policy};
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file's name in the working folder.
const NAME: &str = "rasoat.toml";
/// The side file of accepted findings beside it.
const SIDE_FILE: &str = "rasoat-chap-nhan.toml";
/// Numbers that an office may set, with their built-in values.
const PARAMETERS: &[(&str, u32)] = &[("demand.met-from", 62), ("demand.partly-from", 42)];

/// A value and where it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct From<T> {
    /// The value.
    pub value: T,
    /// `rasoat`, a profile, a file, a flag.
    pub origin: String,
}

/// The office's settings.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Template id or file.
    pub template: Option<String>,
    /// `draft` or `final`.
    pub stage: Option<String>,
    /// The level from which the exit status is 1.
    pub fail_on: Option<String>,
    /// Levels, accepted findings, known findings, numbers.
    pub policy: Policy,
    /// The letterhead of reports.
    pub office: Office,
    /// Every value that is not built in: by its name, what it is and where it came from.
    origins: BTreeMap<String, From<String>>,
}

/// Reads the layers that the arguments and the working folder name, and `--baseline`.
pub fn load(matches: &ArgMatches) -> Result<Config> {
    let named = text(matches, "config").map(PathBuf::from);
    let path = named.or_else(|| Some(PathBuf::from(NAME)).filter(|p| p.is_file()));
    let file = path.as_deref().map(config_file::read).transpose()?;
    let mut config = Config::default();
    let wanted = text(matches, "profile").or_else(|| file.as_ref().and_then(|f| f.profile.clone()));
    if let Some(name) = wanted {
        let by = if text(matches, "profile").is_some() { "--profile" } else { NAME };
        config.note("profile", &name, by);
        let (profile, origin) = profile::read(&name)?;
        config.take(profile, &origin, None)?;
    }
    if let (Some(file), Some(path)) = (file, &path) {
        config.take(file, &path.display().to_string(), Some(path))?;
    }
    config.take_side_file(&path.unwrap_or_else(|| PathBuf::from(NAME)).with_file_name(SIDE_FILE))?;
    config.take_flags(matches);
    if let Some(path) = text(matches, "baseline") {
        config.policy.baseline = baseline(Path::new(&path))?;
        config.note("baseline", &path, "--baseline");
    }
    Ok(config)
}

fn text(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.try_get_one::<String>(name).ok().flatten().cloned()
}

/// A code or topic that a level may be given to.
fn is_known(key: &str) -> bool {
    rules::all().any(|r| r.code == key || r.topic.as_str() == key)
        || CODES.iter().any(|c| c.code == key || c.topic.as_str() == key)
}

impl Config {
    fn note(&mut self, name: &str, value: &str, origin: &str) {
        self.origins.insert(name.to_owned(), From { value: value.to_owned(), origin: origin.to_owned() });
    }

    /// Lays a file over what is there.
    fn take(&mut self, file: File, origin: &str, path: Option<&Path>) -> Result<()> {
        let fault_at = |what: &str| wrong(path.unwrap_or(Path::new(origin)), what);
        for (name, value, slot) in [
            ("template", file.template, &mut self.template),
            ("stage", file.stage, &mut self.stage),
            ("fail-on", file.fail_on, &mut self.fail_on),
        ] {
            if let Some(value) = value {
                self.origins.insert(name.to_owned(), From { value: value.clone(), origin: origin.to_owned() });
                *slot = Some(value);
            }
        }
        for (key, word) in file.rules {
            let level = Level::parse(&word).filter(|_| is_known(&key)).ok_or_else(|| {
                fault_at(&format!(
                    "[rules] {key} = \"{word}\": expected a rule's code or topic, and off | info | warning | error"
                ))
            })?;
            self.note(&format!("rules.{key}"), &word, origin);
            self.policy.levels.insert(key, level);
        }
        for (key, value) in file.parameters {
            if !PARAMETERS.iter().any(|(name, _)| *name == key) || value > 100 {
                let known = PARAMETERS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                return Err(fault_at(&format!("[parameters] {key} = {value}: expected 0 to 100 for one of {known}")));
            }
            self.note(&format!("parameters.{key}"), &value.to_string(), origin);
            self.policy.parameters.insert(key, value);
        }
        for table in file.suppressions {
            self.policy.suppressions.push(config_file::suppression(table).map_err(|what| fault_at(&what))?);
        }
        if let Some(office) = file.office {
            self.take_office(office, origin, path)?;
        }
        if let (Some(side), Some(path)) = (file.suppressions_file, path) {
            self.take_suppressions(&path.with_file_name("").join(side))?;
        }
        Ok(())
    }

    fn take_side_file(&mut self, path: &Path) -> Result<()> {
        if path.is_file() { self.take_suppressions(path) } else { Ok(()) }
    }

    fn take_suppressions(&mut self, path: &Path) -> Result<()> {
        let file = config_file::read_suppressions(path)?;
        for table in file {
            self.policy.suppressions.push(config_file::suppression(table).map_err(|what| wrong(path, &what))?);
        }
        self.note("suppressions", &self.policy.suppressions.len().to_string(), &path.display().to_string());
        Ok(())
    }

    fn take_office(&mut self, o: config_file::OfficeTable, origin: &str, path: Option<&Path>) -> Result<()> {
        let logo = match (o.logo, path) {
            (Some(logo), Some(path)) => Some(read_file(&path.with_file_name("").join(&logo)).map_err(|e| e.at(logo))?),
            _ => None,
        };
        for (name, value, slot) in [
            ("parent-agency", o.parent_agency, &mut self.office.parent_agency),
            ("agency", o.agency, &mut self.office.agency),
            ("symbol", o.symbol, &mut self.office.symbol),
            ("place", o.place, &mut self.office.place),
            ("signer", o.signer, &mut self.office.signer),
            ("signer-name", o.signer_name, &mut self.office.signer_name),
            ("title-of-one", o.title_of_one, &mut self.office.title_of_one),
            ("title-of-many", o.title_of_many, &mut self.office.title_of_many),
        ] {
            if let Some(value) = value {
                let shown = value.replace('\n', " / ");
                self.origins.insert(format!("office.{name}"), From { value: shown, origin: origin.to_owned() });
                *slot = Some(value);
            }
        }
        if !o.recipients.is_empty() {
            self.office.recipients = o.recipients;
        }
        self.office.logo_png = logo.or(self.office.logo_png.take());
        Ok(())
    }

    fn take_flags(&mut self, matches: &ArgMatches) {
        for (name, slot) in
            [("template", &mut self.template), ("stage", &mut self.stage), ("fail-on", &mut self.fail_on)]
        {
            let typed =
                matches.try_contains_id(name).is_ok() && matches.value_source(name) == Some(ValueSource::CommandLine);
            if let Some(value) = text(matches, name).filter(|_| typed) {
                let origin = format!("--{name}");
                self.origins.insert(name.to_owned(), From { value: value.clone(), origin });
                *slot = Some(value);
            }
        }
    }

    /// Every value and where it came from, a line each.
    pub fn lines(&self) -> Vec<String> {
        const BUILT_IN: &[(&str, &str)] = &[
            ("profile", "-"),
            ("template", "auto"),
            ("stage", "draft"),
            ("fail-on", "error"),
            ("baseline", "-"),
            ("suppressions", "0"),
            ("office.parent-agency", "-"),
            ("office.agency", "-"),
            ("office.symbol", "-"),
            ("office.place", "-"),
            ("office.signer", "-"),
            ("office.signer-name", "-"),
            ("office.title-of-one", "-"),
            ("office.title-of-many", "-"),
        ];
        let mut lines: Vec<String> = BUILT_IN.iter().map(|(name, usual)| self.line(name, usual)).collect();
        lines.extend(
            PARAMETERS.iter().map(|(name, usual)| self.line(&format!("parameters.{name}"), &usual.to_string())),
        );
        let demanded = CODES.iter().map(|c| (c.code, c.topic.as_str(), c.severity));
        let all = rules::all().map(|r| (r.code, r.topic.as_str(), r.severity)).chain(demanded);
        lines.extend(all.map(|(code, topic, severity)| self.rule_line(code, topic, severity)));
        for s in &self.policy.suppressions {
            let part = |name: &str, value: Option<String>| value.map(|v| format!(" {name} = {v}")).unwrap_or_default();
            lines.push(format!(
                "suppress {}{}{}{}{}: {}",
                s.code,
                part("file", s.file.clone()),
                part("quote", s.quote.as_ref().map(|q| format!("“{q}”"))),
                part("person", s.person.clone()),
                part("until", s.until.map(|d| d.to_string())),
                s.reason
            ));
        }
        lines
    }

    fn line(&self, name: &str, usual: &str) -> String {
        match self.origins.get(name) {
            Some(set) => format!("{name} = {}    ({})", set.value, set.origin),
            None => format!("{name} = {usual}    (rasoat)"),
        }
    }

    /// A rule's level as it takes effect: never above what the certainty of its fact allows.
    fn rule_line(&self, code: &str, topic: &str, severity: Severity) -> String {
        let word = |severity| match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let Some((key, level)) = [code, topic].iter().find_map(|key| self.policy.levels.get_key_value(*key)) else {
            return format!("rules.{code} = {}    (rasoat)", word(severity));
        };
        let origin = self.origins.get(&format!("rules.{key}")).map_or("rasoat", |set| set.origin.as_str());
        match level {
            Level::Off => format!("rules.{code} = off    ({origin})"),
            Level::At(asked) if *asked > severity => {
                format!("rules.{code} = {}    ({origin}: {} > certainty)", word(severity), word(*asked))
            }
            Level::At(asked) => format!("rules.{code} = {}    ({origin})", word(*asked)),
        }
    }
}
