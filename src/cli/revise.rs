//! `rasoat annotate` and `rasoat fix`, and the same for a whole folder with `check --annotate DIR --fix DIR`.

use super::config::{self, Config};
use super::file_names;
use super::output::{complain, make_folder, on_disk, refuse_existing, refuse_plan, same_file, write_file};
use super::{CLEAN, FOUND, settings};
use crate::batch::gather::read_file;
use crate::document::document::Format;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Finding, Lang, Safety, Status};
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
    left: Left,
}

/// What `fix` leaves to a person: code and message of each finding.
#[derive(Default)]
struct Left {
    /// It could be mended if the author agreed.
    asking: Vec<String>,
    /// It is for a person's hand.
    by_hand: Vec<String>,
}

impl Left {
    fn of(findings: &[Finding], done: &[usize], skipped: &[Skipped], lang: Lang) -> Left {
        let mut left = Left::default();
        let settled = |index: usize| done.contains(&index) || skipped.iter().any(|s| s.finding == index);
        let open = findings.iter().enumerate().filter(|(i, f)| f.status == Status::Open && !settled(*i));
        for (_, finding) in open {
            let line = format!("{} {}", finding.code, finding.message.get(lang));
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Consent) => left.asking.push(line),
                _ => left.by_hand.push(match finding.hint.as_ref().map(|hint| hint.get(lang)) {
                    Some(hint) if !hint.is_empty() => format!("{line} → {hint}"),
                    _ => line,
                }),
            }
        }
        left
    }
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
    let bytes = read_file(&source).map_err(|e| e.at(&source))?;
    let outcome = revise(&source, &bytes, work, &settings)?;
    if in_place && outcome.bytes != bytes {
        write_file(&backup(&source), &bytes, false)?;
    }
    write_file(&target, &outcome.bytes, force)?;
    tell(&target, &outcome, work, lang);
    Ok(if outcome.skipped.is_empty() { CLEAN } else { FOUND })
}

fn target(matches: &ArgMatches, source: &Path, in_place: bool) -> Result<PathBuf> {
    match (matches.get_one::<String>("output"), in_place) {
        (Some(path), false) if !same_file(Path::new(path), source) => Ok(PathBuf::from(path)),
        (None, true) => Ok(source.to_owned()),
        _ => Err(Error::new(
            ErrorKind::Usage,
            "cần -o TỆP MỚI, khác tệp gốc (hoặc --in-place để sửa ngay tệp gốc, có bản lưu .bak)",
            "expected -o NEW FILE, other than the source (or --in-place to mend the source itself, with a .bak copy)",
        )),
    }
}

/// The first of `kh.md.bak`, `kh.md.bak-2` … that is free: an earlier copy is never lost.
fn backup(source: &Path) -> PathBuf {
    let name = source.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let first = source.with_file_name(format!("{name}.bak"));
    let later = (2..).map(|n| source.with_file_name(format!("{name}.bak-{n}")));
    std::iter::once(first.clone()).chain(later).find(|path| !path.exists()).unwrap_or(first)
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
            let left = Left::of(findings, &mended.done, &mended.skipped, settings.lang);
            let (bytes, done) = (text::encoded(&mended.text, bytes), mended.done.len());
            return Ok(Outcome { bytes, diff: mended.diff, done, skipped: mended.skipped, left });
        }
        _ => return Err(wrong_kind().at(path)),
    }
    .map(|r| {
        let left = match work {
            Work::Annotate => Left::default(),
            Work::Fix(_) => Left::of(findings, &r.done, &r.skipped, settings.lang),
        };
        Outcome { bytes: r.bytes, diff: String::new(), done: r.done.len(), skipped: r.skipped, left }
    })
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
    let say = |vi: &'static str, en: &'static str| if lang == Lang::Vi { vi } else { en };
    for skipped in &outcome.skipped {
        println!("  {} {}: {}", skipped.code, say("không sửa được", "not mended"), skipped.reason.get(lang));
    }
    let asking = say(
        "Sửa được nếu đồng ý (--consent MÃ,… hoặc --consent all)",
        "Mended on consent (--consent CODE,… or --consent all)",
    );
    for (head, lines) in
        [(asking, &outcome.left.asking), (say("Cần sửa tay", "To be mended by hand"), &outcome.left.by_hand)]
    {
        if !lines.is_empty() {
            println!("{head}: {}", lines.len());
        }
        lines.iter().for_each(|line| println!("  {line}"));
    }
    print!("{}", outcome.diff);
}

/// Revises every file of a batch into a folder, under its own name; plans of one name from several folders are told apart.
/// Files that cannot be revised are named and left alone, and no plan is ever written over.
pub fn folder(inputs: &[PathBuf], folder: &Path, work: &Work, settings: &Settings<'_>, force: bool) -> Result<()> {
    make_folder(folder)?;
    let names: Vec<String> = inputs.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let plans = on_disk(inputs);
    for (path, stem) in inputs.iter().zip(file_names::stems(&names)) {
        let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
        let target = folder.join(format!("{stem}{ending}"));
        let bytes = refuse_plan(&target, &plans).and_then(|()| read_file(path).map_err(|e| e.at(path)));
        let revised = bytes.and_then(|bytes| revise(path, &bytes, work, settings));
        match revised.and_then(|outcome| write_file(&target, &outcome.bytes, force)) {
            Ok(()) => {}
            Err(error) => complain(&error, settings.lang),
        }
    }
    Ok(())
}
