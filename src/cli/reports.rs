//! Report files: which are wanted, what the batch adds to the records, how they are written.

use super::file_names;
use super::output::{make_folder, on_disk, refuse_existing, refuse_plan, write_file};
use crate::batch::copies::{Fingerprint, pairs};
use crate::batch::gather::{Input, read_file};
use crate::batch::roster::{self, Unit};
use crate::batch::run::Done;
use crate::error::{Error, ErrorKind, Result};
use crate::report::batch_record::{Batch, Copies, Missing};
use crate::report::options::ReportOptions;
use crate::report::record::Record;
use crate::report::{self, Writer};
use clap::ArgMatches;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A report to write.
pub struct Wanted {
    /// Where.
    pub path: PathBuf,
    writer: &'static Writer,
}

/// The reports asked for; the kind follows the ending.
pub fn wanted(matches: &ArgMatches) -> Result<Vec<Wanted>> {
    let paths = matches.get_many::<String>("report").into_iter().flatten();
    paths.map(|path| Ok(Wanted { writer: writer(path)?, path: PathBuf::from(path) })).collect()
}

/// A report for every plan, into a folder.
pub struct Each {
    folder: PathBuf,
    writers: Vec<&'static Writer>,
    /// File names without ending, one an input.
    stems: Vec<String>,
}

impl Each {
    /// What `--report-each` and `--report-format` ask for. The folder is made and files that are there already are
    /// refused now, before the work begins.
    pub fn wanted(matches: &ArgMatches, inputs: &[Input]) -> Result<Option<Each>> {
        let Some(folder) = matches.get_one::<String>("report-each").map(PathBuf::from) else { return Ok(None) };
        let endings = matches.get_many::<String>("report-format").into_iter().flatten();
        let mut writers: Vec<&'static Writer> = endings.map(|e| writer(&format!("x.{e}"))).collect::<Result<_>>()?;
        if writers.is_empty() {
            writers.push(writer("x.docx")?);
        }
        writers.sort_by_key(|w| w.ending);
        writers.dedup_by_key(|w| w.ending);
        let names: Vec<String> = inputs.iter().map(Input::name).collect();
        let each = Each { folder, writers, stems: file_names::stems(&names) };
        make_folder(&each.folder)?;
        let (force, plans) = (matches.get_flag("force"), plans(inputs));
        for index in 0..each.stems.len() {
            for path in each.writers.iter().map(|writer| each.path(index, writer)) {
                refuse_plan(&path, &plans)?;
                refuse_existing(&path, force)?;
            }
        }
        Ok(Some(each))
    }

    /// `ke-hoach-phieu.docx` for `ke-hoach.docx`: beside its plan it is told from it.
    fn path(&self, index: usize, writer: &Writer) -> PathBuf {
        let stem = self.stems.get(index).map_or("", String::as_str);
        self.folder.join(format!("{stem}-phieu.{}", writer.ending))
    }

    /// Writes them; every file is whole or not there.
    pub fn write(&self, batch: &Batch<'_>, options: &ReportOptions, force: bool) -> Result<()> {
        let one = |index: usize| -> Result<()> {
            let records = batch.records.get(index..=index).unwrap_or_default();
            let units = batch.units.get(index).cloned().into_iter().collect();
            let own = Batch { units, ..Batch::of(records) };
            for writer in &self.writers {
                let path = self.path(index, writer);
                let bytes = (writer.write)(&own, options).map_err(|e| e.at(&path))?;
                write_file(&path, &bytes, force)?;
            }
            Ok(())
        };
        (0..batch.records.len().min(self.stems.len())).into_par_iter().try_for_each(one)
    }
}

/// Refuses reports that would be written over a plan or, without `force`, over anything.
pub fn refuse(wanted: &[Wanted], inputs: &[Input], force: bool) -> Result<()> {
    let plans = plans(inputs);
    wanted.iter().try_for_each(|report| {
        refuse_plan(&report.path, &plans)?;
        refuse_existing(&report.path, force)
    })
}

fn plans(inputs: &[Input]) -> BTreeSet<PathBuf> {
    on_disk(&inputs.iter().filter_map(Input::path).collect::<Vec<_>>())
}

/// True when a report shows the plans' whole text.
pub fn show_text(wanted: &[Wanted], each: Option<&Each>) -> bool {
    let mut writers = wanted.iter().map(|w| w.writer).chain(each.iter().flat_map(|e| e.writers.iter().copied()));
    writers.any(|w| w.ending == "html")
}

fn writer(path: &str) -> Result<&'static Writer> {
    report::writer(path).ok_or_else(|| {
        let known = report::WRITERS.iter().map(|w| format!(".{}", w.ending)).collect::<Vec<_>>().join(" ");
        Error::new(
            ErrorKind::Usage,
            format!("không biết viết báo cáo «{path}»; đuôi tệp phải là một trong: {known}"),
            format!("no writer for the report '{path}'; its ending must be one of: {known}"),
        )
    })
}

/// The roster asked for.
pub fn roster(matches: &ArgMatches) -> Result<Option<Vec<Unit>>> {
    let Some(path) = matches.get_one::<String>("roster") else { return Ok(None) };
    let bytes = read_file(Path::new(path)).map_err(|e| e.at(path))?;
    roster::parse(&String::from_utf8_lossy(&bytes)).map(Some).map_err(|e| e.at(path))
}

/// What is kept of a run for its reports.
#[derive(Default)]
pub struct Kept {
    records: Vec<Record>,
    prints: Vec<Fingerprint>,
}

impl Kept {
    /// Keeps one result.
    pub fn add(&mut self, done: Done) {
        self.records.push(done.record);
        self.prints.push(done.print);
    }

    /// The batch with copies and, where there is a roster, who is missing.
    pub fn batch(&self, roster: Option<&[Unit]>) -> Batch<'_> {
        let copies = pairs(&self.prints);
        let copies =
            copies.into_iter().map(|p| Copies { first: p.first, second: p.second, likeness: p.likeness, note: None });
        let mut batch = Batch { copies: copies.collect(), ..Batch::of(&self.records) };
        if let Some(units) = roster {
            let found: Vec<Option<usize>> = self.records.iter().map(|r| unit_of(r, units)).collect();
            batch.roster = true;
            batch.units = found.iter().map(|f| f.map(|i| units[i].name.clone())).collect();
            let read = |index: &usize| self.records[*index].error.is_none();
            batch.not_on_roster = (0..found.len()).filter(|i| found[*i].is_none()).filter(read).collect();
            let absent = units.iter().enumerate().filter(|(i, _)| !found.contains(&Some(*i)));
            batch.missing = absent.map(|(_, u)| Missing { unit: u.name.clone(), note: u.note.clone() }).collect();
        }
        batch
    }
}

/// The unit that a plan comes from: by its issuer, else by its file's name.
fn unit_of(record: &Record, units: &[Unit]) -> Option<usize> {
    let agency = record.header.as_ref().and_then(|h| h.agency.as_ref()).map(|a| a.text.as_str());
    let name = Path::new(&record.source.path).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    agency.and_then(|a| roster::find(units, a)).or_else(|| roster::find(units, &name.replace(['-', '_'], " ")))
}

/// Writes every report.
pub fn write_all(wanted: &[Wanted], batch: &Batch<'_>, options: &ReportOptions, force: bool) -> Result<()> {
    for report in wanted {
        let bytes = (report.writer.write)(batch, options).map_err(|e| e.at(&report.path))?;
        write_file(&report.path, &bytes, force)?;
    }
    Ok(())
}
