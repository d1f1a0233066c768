//! `rasoat extract`.

use super::output::{progress, refuse_existing, write_file};
use super::{CLEAN, FOUND, MISUSE, settings};
use crate::batch::run::run as run_batch;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Stage};
use crate::pipeline::Settings;
use crate::report::facts_table::{Facts, table};
use crate::report::record::Record;
use crate::report::{facts_csv, facts_ics, facts_markdown, facts_xlsx, json};
use crate::rules::policy::Policy;
use clap::ArgMatches;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Reads all inputs and prints their facts in order.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    settings::threads(matches);
    let format = matches.get_one::<String>("format").map_or("json", String::as_str);
    let output = matches.get_one::<String>("output").map(PathBuf::from);
    let force = matches.get_flag("force");
    if let Some(path) = &output {
        refuse_existing(path, force)?;
    }
    if format == "xlsx" && output.is_none() && std::io::stdout().is_terminal() {
        return Err(wants_a_file());
    }
    let registry = settings::registry(matches)?;
    let policy = Policy::default();
    let settings = Settings {
        policy: &policy,
        demands: None,
        pictures: settings::pictures(matches)?,
        checking: false,
        template: None,
        registry: &registry,
        stage: Stage::Draft,
        today: None,
        issued: settings::date(matches, "issued")?,
        lang,
    };
    let inputs = settings::inputs(matches);
    let stream = format == "json" && output.is_none();
    let bar = progress(inputs.len(), lang);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut kept: Vec<Record> = Vec::new();
    let (mut files, mut unread) = (0, 0);
    run_batch(
        inputs,
        &settings,
        &mut |done| {
            files += 1;
            unread += usize::from(done.record.error.is_some());
            if stream {
                let _ = json::write(&done.record, &mut out);
            } else {
                kept.push(done.record);
            }
        },
        &|| bar.inc(1),
    );
    bar.finish_and_clear();
    if !stream {
        let bytes = rendered(&kept, format, matches, lang)?;
        match &output {
            Some(path) => write_file(path, &bytes, force)?,
            None => drop(out.write_all(&bytes)),
        }
    }
    let _ = out.flush();
    Ok(match unread {
        0 => CLEAN,
        _ if unread == files => MISUSE,
        _ => FOUND,
    })
}

fn rendered(records: &[Record], format: &str, matches: &ArgMatches, lang: Lang) -> Result<Vec<u8>> {
    let facts = match matches.get_one::<String>("facts").map(String::as_str) {
        Some("citations") => Facts::Citations,
        Some("deadlines") => Facts::Deadlines,
        _ => Facts::Tasks,
    };
    Ok(match format {
        "csv" => facts_csv::render(&table(facts, records, lang), facts_csv::Options::default()),
        "xlsx" => facts_xlsx::render(records, lang)?,
        "ics" => facts_ics::render(records, facts_ics::Options { lang, stamp: jiff::Timestamp::now() }),
        "markdown" => facts_markdown::render(records, lang),
        _ => json::render(records)?,
    })
}

fn wants_a_file() -> Error {
    Error::new(
        ErrorKind::Usage,
        "bảng tính không in ra màn hình được; thêm -o TỆP.xlsx",
        "a workbook cannot be printed on a terminal; add -o FILE.xlsx",
    )
}
