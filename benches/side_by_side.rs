//! Side by side in one run: the whole check of generated plans against a bare unzip and XML read of the same files, facts of text
//! against a plain scan, readers against the converters that are installed, start-up of one small check, peak memory for 1 and for
//! 1,000 plans.
//! `cargo bench --bench side_by_side` prints the table of README.md.

use quick_xml::events::Event;
use rasoat::batch::gather::Input;
use rasoat::batch::run::run;
use rasoat::finding::{Lang, Stage};
use rasoat::pipeline::{Settings, inspect, record};
use rasoat::registry::registry::Registry;
use rasoat::report::batch_record::Batch;
use rasoat::report::options::ReportOptions;
use rasoat::report::{pdf, tong_hop};
use rasoat::revise::annotate::annotate;
use rasoat::revise::choice::{Consent, Options};
use rasoat::revise::fix::fix;
use rasoat::rules::policy::Policy;
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SEED: &[u8] = include_bytes!("../fixtures/formats/ke-hoach-y-te.docx");

/// A plan with its own school and number, made from the seed plan.
fn plan(index: usize) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(SEED)).expect("the fixture is a package");
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in 0..package.len() {
        let mut file = package.by_index(entry).expect("an entry");
        let name = file.name().to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let school = format!("Nguyễn Văn {}", ["An", "Bình", "Cường", "Dũng", "Hòa"][index % 5]);
            bytes =
                text.replace("Nguyễn Thị Định", &school).replace("Số: 45", &format!("Số: {}", 10 + index)).into_bytes();
        }
        made.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        made.write_all(&bytes).expect("written");
    }
    made.finish().expect("a package").into_inner()
}

/// The peer: unzip every part and walk its XML events.
fn bare(bytes: &[u8]) -> usize {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut events = 0;
    for entry in 0..package.len() {
        let mut file = package.by_index(entry).expect("an entry");
        let mut part = Vec::new();
        file.read_to_end(&mut part).expect("readable");
        if !file.name().ends_with(".xml") {
            continue;
        }
        let mut reader = quick_xml::Reader::from_reader(part.as_slice());
        while let Ok(event) = reader.read_event() {
            if matches!(event, Event::Eof) {
                break;
            }
            events += 1;
        }
    }
    events
}

/// Medians of seven timings of `work` and `peer`, taken in turn so that a slow moment strikes both.
fn paired(mut work: impl FnMut(), mut peer: impl FnMut()) -> (Duration, Duration) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        let start = Instant::now();
        peer();
        theirs.push(start.elapsed());
        let start = Instant::now();
        work();
        ours.push(start.elapsed());
    }
    ours.sort();
    theirs.sort();
    (ours[3], theirs[3])
}

fn row(what: &str, ours: Duration, theirs: Duration, peer: &str) {
    println!("| {what} | {:.2} ms | {:.2} ms ({peer}) | {:.2} |", ms(ours), ms(theirs), ms(ours) / ms(theirs));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Runs the program and tells its time and peak memory (KiB, Linux only).
fn program(arguments: &[&str]) -> (Duration, u64) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    let mut child =
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Ok(text) = std::fs::read_to_string(&status) {
            let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
            let now: Option<u64> = line.and_then(|l| l.trim().trim_end_matches(" kB").parse().ok());
            peak = now.unwrap_or(peak).max(peak);
        }
        if child.try_wait().expect("a child").is_some() {
            return (start.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn main() {
    let registry = Registry::builtin();
    let policy = Policy::default();
    let settings = Settings {
        checking: true,
        template: None,
        registry: &registry,
        stage: Stage::Final,
        today: "2026-11-24".parse().ok(),
        issued: None,
        lang: Lang::Vi,
        policy: &policy,
        demands: None,
        pictures: None,
    };
    let facts = Settings { checking: false, ..settings.clone() };
    let plans: Vec<Vec<u8>> = (0..200).map(plan).collect();
    let _ = inspect(&plans[0], None, &settings);
    println!("| what | ours | peer | ratio |\n|---|---|---|---|");
    let each =
        |settings: &Settings<'_>| plans.iter().for_each(|p| drop(black_box(inspect(p, Some("a.docx"), settings))));
    let peer = || {
        plans.iter().for_each(|p| {
            black_box(bare(p));
        })
    };
    let (ours, theirs) = paired(|| each(&settings), peer);
    row("check of 200 DOCX plans, one core", ours, theirs, "unzip + XML events");
    let (ours, theirs) = paired(|| each(&facts), peer);
    row("facts of 200 DOCX plans, one core", ours, theirs, "unzip + XML events");
    let inputs =
        || plans.iter().enumerate().map(|(i, p)| Input::Bytes(format!("{i}.docx"), p.clone())).collect::<Vec<_>>();
    let (ours, theirs) = paired(|| run(inputs(), &settings, &mut |d| drop(black_box(d)), &|| {}), peer);
    row("check of 200 DOCX plans, all cores", ours, theirs, "unzip + XML events, one core");
    println!("| documents a second, all cores | {:.0} | | |", 200.0 / ours.as_secs_f64());
    let text = std::fs::read("fixtures/formats/ke-hoach-y-te.txt").expect("the fixture");
    let (ours, theirs) = paired(
        || (0..200).for_each(|_| drop(black_box(inspect(&text, Some("a.txt"), &facts)))),
        || (0..200).for_each(|_| drop(black_box(String::from_utf8_lossy(&text).to_lowercase()))),
    );
    row("facts of 200 text plans, one core", ours, theirs, "lower-casing the same text");
    five_pages(&facts);
    readers();
    reports_and_mends(&settings, &plans);
    whole_process(&plans);
}

/// Comments and mends of one plan against its check; the summary of 300 plans against checking them.
fn reports_and_mends(settings: &Settings<'_>, plans: &[Vec<u8>]) {
    let draft = std::fs::read("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx").expect("the fixture");
    let seen = inspect(&draft, Some("a.docx"), settings).expect("the fixture can be read");
    let findings = seen.outcome.map(|outcome| outcome.findings).unwrap_or_default();
    let options = Options::default();
    let (ours, theirs) = paired(
        || {
            for _ in 0..20 {
                let _ = black_box(annotate(&draft, &seen.document, &findings, &options));
                let _ = black_box(fix(&draft, &seen.document, &findings, &Consent::All, &options));
            }
        },
        || (0..20).for_each(|_| drop(black_box(inspect(&draft, Some("a.docx"), settings)))),
    );
    row("comments and mends of a DOCX plan, 20 times", ours, theirs, "checking it");
    let of = |index: usize| record(&format!("{index}.docx"), Ok(&plans[index % plans.len()]), settings).0;
    let records: Vec<_> = (0..300).map(of).collect();
    let report = ReportOptions { version: "0".to_owned(), ..ReportOptions::default() };
    let summary = || drop(black_box(pdf::render(&tong_hop::compose(&Batch::of(&records), &report))));
    let (ours, theirs) = paired(summary, || (0..300).for_each(|i| drop(black_box(of(i)))));
    row("PDF summary of 300 plans", ours, theirs, "checking them, one core");
}

/// Facts of one plan of five pages (about 12 KB of text) against a plain scan of the same text.
fn five_pages(facts: &Settings<'_>) {
    let text = long_plan();
    let (ours, theirs) = paired(
        || drop(black_box(inspect(text.as_bytes(), Some("a.txt"), facts))),
        || {
            black_box(text.chars().filter(|c| c.is_alphabetic()).count());
        },
    );
    row("facts of a 5-page plan", ours, theirs, "counting its letters");
}

/// A plan of our own, its parts on what is to be done repeated under new numbers.
fn long_plan() -> String {
    let plan = include_str!("../fixtures/facts/30-boarding-health.txt");
    let (head, rest) = plan.split_once("III. ").unwrap_or((plan, ""));
    let (tasks, foot) = rest.split_once("IV. ").unwrap_or((rest, ""));
    let parts = ["III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"];
    let body: String = parts.iter().map(|number| format!("{number}. {tasks}")).collect();
    format!("{head}{body}XII. {foot}")
}

/// Whole processes on both sides: `extract` of a PDF, DOC or RTF against the converter that offices would use, where it is installed.
fn readers() {
    let out = std::env::temp_dir().join(format!("rasoat-bench-text-{}", std::process::id()));
    std::fs::create_dir_all(&out).expect("a folder");
    let folder = out.to_string_lossy().into_owned();
    let pdfs: Vec<String> = [
        "formats/ke-hoach-y-te",
        "pdf/bang-qua-trang",
        "pdf/chu-ky-so",
        "pdf/thcs-hung-vuong-bang-phan-cong",
        "pdf/thpt-thoai-ngoc-danh-so-tu-dong",
    ]
    .iter()
    .map(|name| format!("fixtures/{name}.pdf"))
    .collect();
    let ours = |file: &str| {
        black_box(runs(env!("CARGO_BIN_EXE_rasoat"), &["extract", file, "--format", "json"]));
    };
    let text = |file: &str| {
        black_box(runs("pdftotext", &["-layout", file, "-"]));
    };
    if runs("pdftotext", &["-v"]) {
        let (own, peer) = paired(|| pdfs.iter().for_each(|f| ours(f)), || pdfs.iter().for_each(|f| text(f)));
        row("facts of 5 PDF plans, whole processes", own, peer, "pdftotext -layout");
    }
    for kind in ["doc", "rtf"].into_iter().filter(|_| runs("soffice", &["--version"])) {
        let file = format!("fixtures/formats/ke-hoach-y-te.{kind}");
        let convert = || {
            black_box(runs("soffice", &["--headless", "--convert-to", "txt:Text", "--outdir", &folder, &file]));
        };
        let (own, peer) = paired(|| ours(&file), convert);
        row(&format!("facts of a {} plan, whole process", kind.to_uppercase()), own, peer, "LibreOffice to text");
    }
    let _ = std::fs::remove_dir_all(&out);
}

/// Runs another program to its end; false when it is not installed.
fn runs(name: &str, arguments: &[&str]) -> bool {
    Command::new(name).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn whole_process(plans: &[Vec<u8>]) {
    let folder = std::env::temp_dir().join(format!("rasoat-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for index in 0..1000 {
        std::fs::write(folder.join(format!("{index:04}.docx")), &plans[index % plans.len()]).expect("written");
    }
    let all = folder.to_string_lossy().into_owned();
    let one = folder.join("0000.docx").to_string_lossy().into_owned();
    let best = |arguments: &[&str]| (0..7).map(|_| program(arguments)).min().unwrap_or_default();
    let (start, peak_one) = best(&["check", &one, "--format", "json"]);
    let (empty, _) = best(&["--version"]);
    let (many, peak_many) = program(&["check", &all, "--format", "json"]);
    let _ = std::fs::remove_dir_all(&folder);
    row("one small check, whole process", start, empty, "the same program with --version");
    let mib = |kib: u64| kib as f64 / 1024.0;
    println!(
        "| peak memory, 1,000 plans | {:.1} MiB | {:.1} MiB (1 plan) | {:.2} |",
        mib(peak_many),
        mib(peak_one),
        mib(peak_many) / mib(peak_one.max(1))
    );
    println!("| 1,000 plans, whole process | {:.2} s | | |", many.as_secs_f64());
}
