//! From parsed arguments to the settings of a run and its inputs.

use super::config::Config;
use crate::batch::gather::{Input, gather, read_file};
use crate::batch::ocr;
use crate::demand::demands::{self, Demands};
use crate::error::{Error, ErrorKind, Result};
use crate::extract;
use crate::finding::{Severity, Stage};
use crate::ingest;
use crate::ingest::pdf::pictures::PictureReader;
use crate::registry::registry::Registry;
use crate::template::template::Template;
use clap::ArgMatches;
use jiff::civil::Date;
use std::io::IsTerminal;
use std::path::Path;

/// A date option: a day, or a year alone (its first day).
pub fn date(matches: &ArgMatches, name: &str) -> Result<Option<Date>> {
    let Some(text) = matches.get_one::<String>(name) else { return Ok(None) };
    let day = if text.len() == 4 { format!("{text}-01-01") } else { text.clone() };
    day.parse::<Date>().map(Some).map_err(|cause| {
        Error::new(
            ErrorKind::Usage,
            format!("--{name} «{text}» không phải là ngày; hãy viết như 2026-09-05"),
            format!("--{name} '{text}' is no date; write it like 2026-09-05"),
        )
        .because(cause)
    })
}

/// Today as given, else the machine's date.
pub fn today(matches: &ArgMatches) -> Result<Option<Date>> {
    Ok(date(matches, "today")?.or_else(|| Some(jiff::Zoned::now().date())))
}

/// Draft or final.
pub fn stage(config: &Config) -> Stage {
    match config.stage.as_deref() {
        Some("final") => Stage::Final,
        _ => Stage::Draft,
    }
}

/// The level from which the exit status is 1; `None` for never.
pub fn fail_on(config: &Config) -> Option<Severity> {
    match config.fail_on.as_deref() {
        Some("never") => None,
        Some("warning") => Some(Severity::Warning),
        Some("info") => Some(Severity::Info),
        _ => Some(Severity::Error),
    }
}

/// The template asked for: a built-in id or a TOML file.
pub fn template(config: &Config) -> Result<Option<Template>> {
    let Some(name) = &config.template else { return Ok(None) };
    if let Some(template) = Template::builtin(name) {
        return Ok(Some(template));
    }
    if !Path::new(name).is_file() {
        return Err(no_such_template(name));
    }
    let bytes = read_file(Path::new(name)).map_err(|e| e.at(name))?;
    Template::load(&String::from_utf8_lossy(&bytes)).map(Some).map_err(|e| e.at(name))
}

/// The error for a template that is neither built in nor a file.
pub fn no_such_template(name: &str) -> Error {
    Error::new(
        ErrorKind::Usage,
        format!("không có mẫu «{name}»; gõ «rasoat templates» để xem các mẫu có sẵn, hoặc chỉ một tệp .toml"),
        format!("no template '{name}'; type 'rasoat templates' for the built-in ones, or name a .toml file"),
    )
}

/// What a superior's plan demands.
pub fn demands_of(path: &str, registry: &Registry) -> Result<Demands> {
    let bytes = read_file(Path::new(path)).map_err(|e| e.at(path))?;
    if path.ends_with(".toml") {
        let template = Template::load(&String::from_utf8_lossy(&bytes)).map_err(|e| e.at(path))?;
        return Demands::of_template(&template).ok_or_else(|| no_demands().at(path));
    }
    let document = ingest::read(&bytes, Some(path)).map_err(|e| e.at(path))?;
    let plan = extract::plan(&document, extract::Context { issued: None, registry: Some(registry) });
    let demands = demands::read(&document, &plan);
    if demands.demands.is_empty() {
        return Err(no_demands().at(path));
    }
    Ok(demands)
}

fn no_demands() -> Error {
    Error::new(
        ErrorKind::Config,
        "không tìm thấy nhiệm vụ nào trong kế hoạch của cấp trên; hãy kiểm tra lại tệp",
        "no task was found in the superior's plan; check the file",
    )
}

/// The register: built in, with the office's own rows.
pub fn registry(matches: &ArgMatches) -> Result<Registry> {
    match matches.get_one::<String>("registry") {
        None => Ok(Registry::builtin()),
        Some(path) => {
            let bytes = read_file(Path::new(path)).map_err(|e| e.at(path))?;
            Registry::with_rows(&String::from_utf8_lossy(&bytes)).map_err(|e| e.at(path))
        }
    }
}

/// The inputs; with `--lines` every line of every text file is one.
pub fn inputs(matches: &ArgMatches) -> Vec<Input> {
    let paths: Vec<String> = matches.get_many::<String>("paths").into_iter().flatten().cloned().collect();
    let inputs = gather(&paths);
    if matches.get_flag("lines") { inputs.into_iter().flat_map(lines_of).collect() } else { inputs }
}

fn lines_of(input: Input) -> Vec<Input> {
    let name = input.name();
    match input.content() {
        Err(error) => vec![Input::Broken(name, error)],
        Ok(bytes) => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
            let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
            let line = |(i, l): (usize, &[u8])| {
                Input::Bytes(format!("{name}:{}", i + 1), l.strip_suffix(b"\r").unwrap_or(l).to_vec())
            };
            bytes.split(|b| *b == b'\n').enumerate().map(line).collect()
        }
    }
}

/// Who reads the pictures of scans: with `--ocr`, the installed program, which must be there.
pub fn pictures(matches: &ArgMatches) -> Result<Option<PictureReader>> {
    if !matches.get_flag("ocr") {
        return Ok(None);
    }
    ocr::installed()?;
    Ok(Some(ocr::read))
}

/// Colours: on a terminal, unless refused by option or by `NO_COLOR`.
pub fn color(matches: &ArgMatches) -> bool {
    !matches.get_flag("no-color") && std::env::var_os("NO_COLOR").is_none() && std::io::stdout().is_terminal()
}

/// Sets the number of threads.
pub fn threads(matches: &ArgMatches) {
    if let Some(jobs) = matches.get_one::<usize>("jobs").filter(|j| **j > 0) {
        // Only fails when the pool is built already, which one run never does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(*jobs).build_global();
    }
}
