//! `rasoat compare OLD NEW`: what of the earlier findings is mended, what is still there, what is new. Findings are matched by what they
//! say, never by line numbers; either side is a plan or the output of an earlier `check --format json`.

use super::baseline::{known_of, last_part, records};
use super::config;
use super::{CLEAN, FOUND, settings};
use crate::batch::gather::read_file;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Severity};
use crate::pipeline::{self, Settings};
use crate::report::place::part_in_words;
use crate::report::wording::capitalised;
use crate::rules::known::{self, Known};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// One file's findings on one side.
struct Side {
    path: String,
    findings: Vec<Value>,
}

/// Two versions of one plan. Indices are of the sides' findings.
struct Change<'s> {
    old: Option<&'s Side>,
    new: Option<&'s Side>,
    fixed: Vec<usize>,
    /// Old and new.
    open: Vec<(usize, usize)>,
    fresh: Vec<usize>,
}

/// Reads both sides, prints the changes, gives the exit status: 1 when the new side has findings from `--fail-on` on.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    let config = config::load(matches)?;
    let template = settings::template(&config)?;
    let registry = settings::registry(matches)?;
    let settings = Settings {
        checking: true,
        template: template.as_ref(),
        registry: &registry,
        stage: settings::stage(&config),
        today: settings::today(matches)?,
        issued: None,
        lang,
        policy: &config.policy,
        demands: None,
        pictures: None,
    };
    let side = |name: &str| side(matches.get_one::<String>(name).map_or("", String::as_str), &settings);
    let (old, new) = (side("old")?, side("new")?);
    let changes = changes(&old, &new);
    let text = match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => format!("{}\n", to_json(&changes)),
        Some("markdown") => to_text(&changes, lang, true),
        _ => to_text(&changes, lang, false),
    };
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    let level = super::settings::fail_on(&config);
    let fails = |finding: &Value| level.is_some_and(|level| severity(finding) >= level);
    Ok(if new.iter().flat_map(|side| &side.findings).any(fails) { FOUND } else { CLEAN })
}

/// A file's findings: of JSON lines as they stand, of a plan by checking it now. What a person accepted does not count.
fn side(path: &str, settings: &Settings<'_>) -> Result<Vec<Side>> {
    let lower = path.to_lowercase();
    if lower.ends_with(".json") || lower.ends_with(".jsonl") {
        let sides = records(Path::new(path))?.into_iter().map(|record| side_of(&record));
        return Ok(sides.collect());
    }
    let bytes = read_file(Path::new(path)).map_err(|e| e.at(path))?;
    let (record, _) = pipeline::record(path, Ok(&bytes), settings);
    if let Some(error) = &record.error {
        return Err(Error::new(ErrorKind::Usage, error.message.clone(), error.message.clone()).at(path));
    }
    let value = serde_json::to_value(&record).map_err(|cause| {
        Error::new(ErrorKind::Crashed, "không ghi được kết quả", "the result cannot be written").because(cause)
    })?;
    Ok(vec![side_of(&value)])
}

fn side_of(record: &Value) -> Side {
    let findings = record["findings"].as_array().into_iter().flatten();
    Side {
        path: record["source"]["path"].as_str().unwrap_or_default().to_owned(),
        findings: findings.filter(|f| f["status"] != "suppressed").cloned().collect(),
    }
}

/// Pairs the files (one with one, else by the last part of the path) and the findings in them.
fn changes<'s>(old: &'s [Side], new: &'s [Side]) -> Vec<Change<'s>> {
    if let ([old], [new]) = (old, new) {
        return vec![change(Some(old), Some(new))];
    }
    let mut taken = vec![false; old.len()];
    let mut all: Vec<Change<'s>> = Vec::new();
    for side in new {
        let same = |(index, o): (usize, &Side)| !taken[index] && last_part(&o.path) == last_part(&side.path);
        let found = old.iter().enumerate().position(same);
        if let Some(index) = found {
            taken[index] = true;
        }
        all.push(change(found.and_then(|index| old.get(index)), Some(side)));
    }
    all.extend(old.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(side, _)| change(Some(side), None)));
    all
}

fn change<'s>(old: Option<&'s Side>, new: Option<&'s Side>) -> Change<'s> {
    let known = |side: Option<&Side>| -> Vec<Known> {
        side.map(|s| s.findings.iter().map(known_of).collect()).unwrap_or_default()
    };
    let (before, after) = (known(old), known(new));
    let pairs = known::pair(&before, &after);
    let open: Vec<(usize, usize)> = pairs.iter().enumerate().filter_map(|(n, o)| Some(((*o)?, n))).collect();
    let fresh = (0..after.len()).filter(|index| pairs.get(*index).is_some_and(Option::is_none)).collect();
    // A file that is gone was not mended.
    let all = if new.is_some() { before.len() } else { 0 };
    let fixed = (0..all).filter(|index| !open.iter().any(|(o, _)| o == index)).collect();
    Change { old, new, fixed, open, fresh }
}

fn severity(finding: &Value) -> Severity {
    match finding["severity"].as_str() {
        Some("error") => Severity::Error,
        Some("warning") => Severity::Warning,
        _ => Severity::Info,
    }
}

fn to_json(changes: &[Change<'_>]) -> Value {
    let path = |side: Option<&Side>| side.map(|s| s.path.clone());
    let of = |side: Option<&Side>, index: usize| side.and_then(|s| s.findings.get(index)).cloned();
    let files: Vec<Value> = changes
        .iter()
        .map(|c| {
            let fixed: Vec<_> = c.fixed.iter().map(|i| of(c.old, *i)).collect();
            let open: Vec<_> =
                c.open.iter().map(|(o, n)| json!({ "old": of(c.old, *o), "new": of(c.new, *n) })).collect();
            let fresh: Vec<_> = c.fresh.iter().map(|i| of(c.new, *i)).collect();
            json!({ "old": path(c.old), "new": path(c.new), "fixed": fixed, "open": open, "introduced": fresh })
        })
        .collect();
    let (fixed, open, fresh) = totals(changes);
    json!({
        "schema": "rasoat-compare/1",
        "files": files,
        "totals": { "fixed": fixed, "open": open, "introduced": fresh },
    })
}

fn totals(changes: &[Change<'_>]) -> (usize, usize, usize) {
    let sum = |of: fn(&Change<'_>) -> usize| changes.iter().map(of).sum::<usize>();
    (sum(|c| c.fixed.len()), sum(|c| c.open.len()), sum(|c| c.fresh.len()))
}

fn to_text(changes: &[Change<'_>], lang: Lang, markdown: bool) -> String {
    let mut out = String::new();
    for change in changes {
        out += &head(change, lang, markdown);
        let parts = [
            (
                ["Đã sửa", "Mended"],
                change.fixed.iter().filter_map(|i| change.old?.findings.get(*i)).collect::<Vec<_>>(),
            ),
            (
                ["Chưa sửa", "Still open"],
                change.open.iter().filter_map(|(_, i)| change.new?.findings.get(*i)).collect(),
            ),
            (["Phát sinh", "New"], change.fresh.iter().filter_map(|i| change.new?.findings.get(*i)).collect()),
        ];
        for ([vi, en], findings) in parts {
            let title = if lang == Lang::Vi { vi } else { en };
            out += &match markdown {
                true => format!("### {title}: {}\n\n", findings.len()),
                false => format!("  {title}: {}\n", findings.len()),
            };
            for finding in &findings {
                out += &line(finding, lang, markdown);
            }
            if markdown && !findings.is_empty() {
                out.push('\n');
            }
        }
        if !markdown {
            out.push('\n');
        }
    }
    let (fixed, open, fresh) = totals(changes);
    out += &match lang {
        Lang::Vi => format!("Tổng cộng: {fixed} đã sửa, {open} chưa sửa, {fresh} phát sinh\n"),
        Lang::En => format!("In all: {fixed} mended, {open} still open, {fresh} new\n"),
    };
    out
}

fn head(change: &Change<'_>, lang: Lang, markdown: bool) -> String {
    let mark = if markdown { "## " } else { "" };
    let end = if markdown { "\n\n" } else { "\n" };
    let text = match (change.old, change.new, lang) {
        (Some(old), Some(new), _) if old.path == new.path => new.path.clone(),
        (Some(old), Some(new), _) => format!("{} → {}", old.path, new.path),
        (None, Some(new), Lang::Vi) => format!("{} (không có ở lần trước)", new.path),
        (None, Some(new), Lang::En) => format!("{} (was not there before)", new.path),
        (Some(old), None, Lang::Vi) => format!("{} (không có ở lần này, không so được)", old.path),
        (Some(old), None, Lang::En) => format!("{} (is not there now and cannot be compared)", old.path),
        (None, None, _) => String::new(),
    };
    format!("{mark}{text}{end}")
}

fn line(finding: &Value, lang: Lang, markdown: bool) -> String {
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    let level = match (severity(finding), lang) {
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Info, Lang::Vi) => "lưu ý",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Info, Lang::En) => "note",
    };
    let place = finding["at"]["where"].as_str().map(|part| capitalised(&part_in_words(part, lang)));
    let place = place.map(|place| format!(" [{place}]")).unwrap_or_default();
    let (mark, code) = if markdown { ("- ", format!("`{}`", text("code"))) } else { ("    ", text("code").to_owned()) };
    format!("{mark}{code} {level}{place} {}\n", text("message"))
}
