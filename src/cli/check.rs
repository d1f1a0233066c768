//! `rasoat check`.

use super::output::{progress, refuse_existing, write_file};
use super::{CLEAN, FOUND, MISUSE, settings};
use crate::batch::run::run as run_batch;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Severity, Status};
use crate::pipeline::Settings;
use crate::report::record::Record;
use crate::report::{json, terminal};
use clap::ArgMatches;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Checks all inputs, prints them in order, writes the reports, gives the exit status.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    settings::threads(matches);
    let force = matches.get_flag("force");
    let reports: Vec<PathBuf> = matches.get_many::<String>("report").into_iter().flatten().map(PathBuf::from).collect();
    reports.iter().try_for_each(|path| refuse_existing(path, force))?;
    let template = settings::template(matches)?;
    let registry = settings::registry(matches)?;
    let settings = Settings {
        checking: true,
        template: template.as_ref(),
        registry: &registry,
        stage: settings::stage(matches),
        today: settings::today(matches)?,
        issued: settings::date(matches, "issued")?,
        lang,
    };
    let inputs = settings::inputs(matches);
    if inputs.is_empty() {
        return Err(nothing_to_read());
    }
    let bar = progress(inputs.len(), lang);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let print = Printer::new(matches, lang);
    let mut tally = Tally::new(settings::fail_on(matches));
    let mut kept = Vec::new();
    run_batch(
        inputs,
        &settings,
        &mut |done| {
            let record = done.record;
            tally.count(&record);
            // A closed pipe ends the printing, not the reports.
            let _ = print.print(&record, &mut out);
            if !reports.is_empty() {
                kept.push(record);
            }
        },
        &|| bar.inc(1),
    );
    bar.finish_and_clear();
    let _ = print.summary(&tally, &mut out).and_then(|()| out.flush());
    for path in &reports {
        write_file(path, &[], force)?;
    }
    Ok(tally.status())
}

fn nothing_to_read() -> Error {
    Error::new(
        ErrorKind::Usage,
        "không có tệp nào để đọc trong các thư mục đã cho",
        "there is no file to read in the folders given",
    )
}

struct Printer {
    json: bool,
    quiet: bool,
    style: terminal::Style,
}

impl Printer {
    fn new(matches: &ArgMatches, lang: Lang) -> Self {
        Printer {
            json: matches.get_one::<String>("format").is_some_and(|f| f == "json"),
            quiet: matches.get_flag("quiet"),
            style: terminal::Style { color: settings::color(matches), lang },
        }
    }

    fn print(&self, record: &Record, out: &mut dyn Write) -> std::io::Result<()> {
        match (self.json, self.quiet) {
            (true, _) => json::write(record, out),
            (false, true) => terminal::write_headline(record, self.style, out),
            (false, false) => terminal::write(record, self.style, out),
        }
    }

    fn summary(&self, tally: &Tally, out: &mut dyn Write) -> std::io::Result<()> {
        if self.json || tally.files < 2 {
            return Ok(());
        }
        terminal::write_summary(tally.files, tally.unread, tally.failing, self.style, out)
    }
}

/// What decides the exit status.
struct Tally {
    level: Option<Severity>,
    files: usize,
    unread: usize,
    failing: usize,
    found: bool,
}

impl Tally {
    fn new(level: Option<Severity>) -> Self {
        Tally { level, files: 0, unread: 0, failing: 0, found: false }
    }

    fn count(&mut self, record: &Record) {
        self.files += 1;
        self.unread += usize::from(record.error.is_some());
        let open = || record.checked.findings.iter().flatten().filter(|f| f.status == Status::Open);
        self.failing += usize::from(open().any(|f| f.severity == Severity::Error));
        self.found |= self.level.is_some_and(|level| open().any(|f| f.severity >= level));
    }

    fn status(&self) -> u8 {
        if self.unread == self.files {
            MISUSE
        } else if self.found || self.unread > 0 {
            FOUND
        } else {
            CLEAN
        }
    }
}
