//! `rasoat check`.

use super::accepted::Accepted;
use super::config::{self, Config};
use super::output::progress;
use super::reports::{self, Each, Kept};
use super::revise::{self, Work};
use super::{CLEAN, FOUND, MISUSE, settings};
use crate::batch::gather::Input;
use crate::batch::run::{Done, run_keeping};
use crate::demand::demands::Demands;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Lang, Severity, Status};
use crate::pipeline::Settings;
use crate::report::record::Record;
use crate::report::{json, matrix, terminal};
use crate::revise::choice::Consent;
use clap::ArgMatches;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Checks all inputs, prints them in order, writes the reports, gives the exit status.
pub fn run(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    settings::threads(matches);
    let config = config::load(matches)?;
    let wanted = reports::wanted(matches)?;
    let roster = reports::roster(matches)?;
    let template = settings::template(&config)?;
    let registry = settings::registry(matches)?;
    let superior =
        matches.get_one::<String>("superior").map(|path| settings::demands_of(path, &registry)).transpose()?;
    let superior = superior.or_else(|| Demands::of_template(template.as_ref()?));
    let settings = Settings {
        checking: true,
        template: template.as_ref(),
        registry: &registry,
        stage: settings::stage(&config),
        today: settings::today(matches)?,
        issued: settings::date(matches, "issued")?,
        lang,
        policy: &config.policy,
        demands: superior.as_ref(),
        pictures: settings::pictures(matches)?,
    };
    let inputs = settings::inputs(matches);
    let files: Vec<PathBuf> = inputs.iter().filter_map(Input::path).collect();
    if inputs.is_empty() {
        return Err(nothing_to_read());
    }
    reports::refuse(&wanted, &inputs, matches.get_flag("force"))?;
    let each = Each::wanted(matches, &inputs)?;
    let keep = !wanted.is_empty() || each.is_some() || roster.is_some();
    let text = reports::show_text(&wanted, each.as_ref());
    let bar = progress(inputs.len(), lang);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let print = Printer::new(matches, lang);
    let mut tally = Tally::new(settings::fail_on(&config));
    let mut kept = Kept::default();
    let mut accepted = Accepted::new(&config.policy.suppressions, settings.today);
    run_keeping(
        inputs,
        &settings,
        text,
        &mut |done| {
            tally.count(&done.record);
            accepted.count(&done.record);
            // A closed pipe ends the printing, not the reports.
            let _ = print.print(&done, &mut out);
            if keep {
                kept.add(done);
            }
        },
        &|| bar.inc(1),
    );
    bar.finish_and_clear();
    let _ = print.summary(&tally, &mut out);
    let remarks = accepted.lines(lang);
    for line in &remarks {
        // Beside the JSON, not in it.
        let _ = if print.json { writeln!(std::io::stderr(), "{line}") } else { writeln!(out, "{line}") };
    }
    let batch = kept.batch(roster.as_deref());
    if roster.is_some() && !print.json {
        let _ = terminal::write_roster(&batch, print.style, &mut out);
    }
    let _ = out.flush();
    drop(out);
    let (options, force) = (options(&config, &settings, remarks, lang), matches.get_flag("force"));
    reports::write_all(&wanted, &batch, &options, force)?;
    if let Some(each) = &each {
        each.write(&batch, &options, force)?;
    }
    for (option, work) in [("annotate", Work::Annotate), ("fix", Work::Fix(Consent::SafeOnly))] {
        if let Some(folder) = matches.get_one::<String>(option) {
            revise::folder(&files, Path::new(folder), &work, &settings, force)?;
        }
    }
    Ok(tally.status())
}

fn options(
    config: &Config,
    settings: &Settings<'_>,
    remarks: Vec<String>,
    lang: Lang,
) -> crate::report::options::ReportOptions {
    crate::report::options::ReportOptions {
        lang,
        office: config.office.clone(),
        date: settings.today,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        template_title: settings.template.map(|t| t.title.get(lang).to_owned()),
        register_date: Some(crate::registry::registry::AS_OF),
        remarks,
    }
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

    fn print(&self, done: &Done, out: &mut dyn Write) -> std::io::Result<()> {
        match (self.json, self.quiet) {
            (true, _) => json::write(&done.record, out),
            (false, true) => terminal::write_headline(&done.record, self.style, out),
            (false, false) => {
                terminal::write(&done.record, self.style, out)?;
                matrix::write(&done.record, self.style.lang, out)
            }
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
