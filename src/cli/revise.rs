//! `rasoat annotate` and `rasoat fix`, and the same for a whole folder with `check --annotate DIR --fix DIR`.

use super::config::{self, Config};
use super::output::{complain, refuse_existing, write_file};
use super::{CLEAN, FOUND, settings};
use crate::batch::gather::{Input, read_file};
use crate::document::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Lang;
use crate::ingest::decode::decode;
use crate::pipeline::{Inspected, Settings, inspect_guarded};
use crate::revise::annotate::annotate;
use crate::revise::choice::{Consent, Options, Skipped};
use crate::revise::fix::fix;
use crate::revise::text;
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// What is done to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Comments.
    Annotate,
    /// Mends.
    Fix(Consent),
}

/// The revised file and what a person is told of it.
struct Outcome {
    bytes: Vec<u8>,
    diff: String,
    done: usize,
    skipped: Vec<Skipped>,
}

/// `rasoat annotate`.
pub fn run_annotate(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    run(matches, lang, &Work::Annotate)
}

/// `rasoat fix`.
pub fn run_fix(matches: &ArgMatches, lang: Lang) -> Result<u8> {
    run(matches, lang, &Work::Fix(consent(matches)))
}

fn consent(matches: &ArgMatches) -> Consent {
    match matches.get_one::<String>("consent").map(String::as_str) {
        None => Consent::SafeOnly,
        Some("all") => Consent::All,
        Some(codes) => Consent::Codes(codes.split(',').map(|c| c.trim().to_owned()).collect()),
    }
}

fn run(matches: &ArgMatches, lang: Lang, work: &Work) -> Result<u8> {
    let config: Config = config::load(matches)?;
    let source = PathBuf::from(matches.get_one::<String>("file").map_or("", String::as_str));
    let in_place = *work != Work::Annotate && matches.get_flag("in-place");
    let target = target(matches, &source, in_place)?;
    let force = in_place || matches.get_flag("force");
    refuse_existing(&target, force)?;
    let template = settings::template(matches, &config)?;
    let registry = settings::registry(matches)?;
    let settings = Settings {
        checking: true,
        template: template.as_ref(),
        registry: &registry,
        stage: settings::stage(matches, &config),
        today: settings::today(matches)?,
        issued: None,
        lang,
        policy: &config.policy,
        demands: None,
        pictures: None,
    };
    let bytes = read_file(&source).map_err(|e| e.at(&source))?;
    let outcome = revise(&source, &bytes, work, &settings)?;
    if in_place {
        write_file(&backup(&source), &bytes, true)?;
    }
    write_file(&target, &outcome.bytes, force)?;
    tell(&target, &outcome, work, lang);
    Ok(if outcome.skipped.is_empty() { CLEAN } else { FOUND })
}

fn target(matches: &ArgMatches, source: &Path, in_place: bool) -> Result<PathBuf> {
    match (matches.get_one::<String>("output"), in_place) {
        (Some(path), false) if Path::new(path) != source => Ok(PathBuf::from(path)),
        (None, true) => Ok(source.to_owned()),
        _ => Err(Error::new(
            ErrorKind::Usage,
            "cần -o TỆP MỚI, khác tệp gốc (hoặc --in-place để sửa ngay tệp gốc, có bản lưu .bak)",
            "expected -o NEW FILE, other than the source (or --in-place to mend the source itself, with a .bak copy)",
        )),
    }
}

fn backup(source: &Path) -> PathBuf {
    let name = source.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    source.with_file_name(format!("{name}.bak"))
}

fn revise(path: &Path, bytes: &[u8], work: &Work, settings: &Settings<'_>) -> Result<Outcome> {
    let name = path.to_string_lossy();
    let seen = inspect_guarded(bytes, Some(&name), settings).map_err(|e| e.at(path))?;
    let Inspected { document, outcome, .. } = &seen;
    let findings = outcome.as_ref().map(|o| o.findings.as_slice()).unwrap_or_default();
    let options = Options { lang: settings.lang, date: settings.today.map(|d| format!("{d}T00:00:00Z")) };
    match (document.format, work) {
        (Format::Docx, Work::Annotate) => annotate(bytes, document, findings, &options),
        (Format::Docx, Work::Fix(consent)) => fix(bytes, document, findings, consent, &options),
        (Format::Text | Format::Markdown, Work::Fix(consent)) => {
            let mended = text::fix(&decode(bytes).text, &name, document, findings, consent);
            let done = mended.done.len();
            return Ok(Outcome { bytes: mended.text.into_bytes(), diff: mended.diff, done, skipped: mended.skipped });
        }
        _ => return Err(wrong_kind().at(path)),
    }
    .map(|r| Outcome { bytes: r.bytes, diff: String::new(), done: r.done.len(), skipped: r.skipped })
    .map_err(|e| e.at(path))
}

fn wrong_kind() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "chỉ ghi chú được vào tệp .docx và sửa được tệp .docx, .txt, .md; hãy lưu lại thành .docx",
        "only .docx files take comments, and only .docx, .txt and .md files can be mended; save it as .docx",
    )
}

fn tell(target: &Path, outcome: &Outcome, work: &Work, lang: Lang) {
    let (path, done) = (target.display(), outcome.done);
    match (work, lang) {
        (Work::Annotate, Lang::Vi) => println!("{path}: đã ghi {done} phát hiện thành ghi chú"),
        (Work::Annotate, Lang::En) => println!("{path}: {done} findings set as comments"),
        (Work::Fix(_), Lang::Vi) => println!("{path}: đã sửa {done} chỗ"),
        (Work::Fix(_), Lang::En) => println!("{path}: {done} mends made"),
    }
    for skipped in &outcome.skipped {
        println!("  {} {}", skipped.code, skipped.reason.get(lang));
    }
    print!("{}", outcome.diff);
}

/// Revises every file of a batch into a folder; files that cannot be revised are named and left alone.
pub fn folder(inputs: &[PathBuf], folder: &Path, work: &Work, settings: &Settings<'_>, force: bool) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|cause| {
        Error::new(ErrorKind::Io, "không tạo được thư mục", "the folder cannot be made").at(folder).because(cause)
    })?;
    for path in inputs {
        let written = Input::File(path.clone()).content().and_then(|bytes| revise(path, &bytes, work, settings));
        let name = path.file_name().map(PathBuf::from).unwrap_or_default();
        match written.and_then(|outcome| write_file(&folder.join(name), &outcome.bytes, force)) {
            Ok(()) => {}
            Err(error) => complain(&error, settings.lang),
        }
    }
    Ok(())
}
