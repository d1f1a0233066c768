//! The program as a person runs it: exit statuses, messages, the same bytes on one thread and on many, a folder with bad files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn rasoat(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of its own for one test, emptied before.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn misuse_says_what_to_type() {
    let output = rasoat(&["chek", "a.docx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("không có lệnh «chek»"), "{}", err(&output));
    assert!(err(&output).contains("check"));
    let output = rasoat(&["check", "a.txt", "--stage", "ban-nhap"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("draft") && err(&output).contains("ban-nhap"), "{}", err(&output));
    assert_eq!(rasoat(&["check", "a.txt", "--today", "hôm nay"]).status.code(), Some(2));
    assert_eq!(rasoat(&["check"]).status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_there_gives_a_record_and_exit_2() {
    let output = rasoat(&["check", "khong-co.docx", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let record: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(record["error"]["kind"], "io");
    assert!(record["header"].is_null() && record["findings"].is_null());
}

#[test]
fn json_is_the_contract() {
    let output = rasoat(&["check", "fixtures/formats/ke-hoach-y-te.md", "--format", "json", "--today", "2026-11-24"]);
    let record: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let keys: Vec<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "schema",
        "source",
        "header",
        "legal_basis",
        "outline",
        "tasks",
        "citations",
        "dates",
        "findings",
        "checklist",
        "verdict",
        "error",
    ] {
        assert!(keys.contains(&key), "{key} is missing in {keys:?}");
    }
    assert_eq!(record["schema"], "rasoat/1");
    assert_eq!(record["source"]["format"], "markdown");
    let extract = rasoat(&["extract", "fixtures/formats/ke-hoach-y-te.md"]);
    assert_eq!(extract.status.code(), Some(0));
    let facts: serde_json::Value = serde_json::from_str(&out(&extract)).unwrap();
    assert!(facts.get("findings").is_none() && facts.get("tasks").is_some());
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let run = |jobs: &str| {
        rasoat(&["check", "fixtures/formats", "--format", "json", "--today", "2026-11-24", "--jobs", jobs])
    };
    let (one, many) = (run("1"), run("5"));
    assert_eq!(one.status.code(), many.status.code());
    assert!(!one.stdout.is_empty() && one.stdout == many.stdout);
    let reports = |jobs: &str| {
        let folder = folder(&format!("threads-{jobs}"));
        let paths: Vec<String> = ["docx", "pdf", "html", "sarif"]
            .map(|e| folder.join(format!("r.{e}")).to_string_lossy().into_owned())
            .to_vec();
        let mut arguments = vec!["check", "fixtures/formats", "--today", "2026-11-24", "--quiet", "--jobs", jobs];
        for path in &paths {
            arguments.extend(["--report", path]);
        }
        rasoat(&arguments);
        paths.iter().map(|p| std::fs::read(p).unwrap()).collect::<Vec<_>>()
    };
    assert!(reports("1") == reports("4"));
}

#[test]
fn a_bad_file_spoils_nothing() {
    let folder = folder("bad");
    std::fs::copy("fixtures/formats/ke-hoach-y-te.docx", folder.join("a.docx")).unwrap();
    let alone = rasoat(&["check", folder.to_str().unwrap(), "--format", "json", "--today", "2026-11-24"]);
    std::fs::write(folder.join("b-hỏng.docx"), b"PK\x03\x04 broken").unwrap();
    std::fs::write(folder.join("c-rỗng.pdf"), b"%PDF-1.7").unwrap();
    std::fs::write(folder.join(".hidden.txt"), "x").unwrap();
    std::fs::write(folder.join("~$a.docx"), "x").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&folder, folder.join("loop")).unwrap();
        std::os::unix::fs::symlink(folder.join("nowhere"), folder.join("dangling.docx")).unwrap();
    }
    let with = rasoat(&["check", folder.to_str().unwrap(), "--format", "json", "--today", "2026-11-24"]);
    assert_eq!(with.status.code(), Some(1));
    let (alone, with) = (out(&alone), out(&with));
    assert!(with.lines().any(|l| Some(l) == alone.lines().next()), "the good file's record is unchanged");
    assert!(!with.contains(".hidden") && !with.contains("~$a"));
    for line in with.lines() {
        let _: serde_json::Value = serde_json::from_str(line).unwrap();
    }
}

#[test]
fn a_report_is_not_overwritten_without_force() {
    let folder = folder("force");
    let path = folder.join("r.docx");
    std::fs::write(&path, "mine").unwrap();
    let arguments = ["check", "fixtures/formats/ke-hoach-y-te.md", "--report", path.to_str().unwrap()];
    let output = rasoat(&arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("--force"));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    let output = rasoat(&[&arguments[..], &["--force"]].concat());
    assert_ne!(output.status.code(), Some(2));
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

#[test]
fn a_missing_folder_for_a_report_is_a_clear_error() {
    let output = rasoat(&["check", "fixtures/formats/ke-hoach-y-te.md", "--report", "khong/co/thu-muc/r.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("không ghi được tệp"), "{}", err(&output));
    let output = rasoat(&["check", "fixtures/formats/ke-hoach-y-te.md", "--report", "r.odp"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains(".pdf"));
}

#[test]
fn lines_are_documents_of_their_own() {
    let folder = folder("lines");
    let path = folder.join("l.txt");
    std::fs::write(&path, "Nộp báo cáo trước ngày 15/9/2026.\nKhông có gì.\n").unwrap();
    let output = rasoat(&["extract", "--lines", path.to_str().unwrap()]);
    let lines: Vec<serde_json::Value> = out(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["dates"][0]["value"], "2026-09-15");
    assert_eq!(lines[0]["dates"][0]["bound"], "before");
    assert_eq!(lines[1]["dates"].as_array().map(Vec::len), Some(0));
}

#[test]
fn the_roster_tells_who_has_not_sent() {
    let folder = folder("roster");
    let roster = folder.join("ds.txt");
    std::fs::write(&roster, "Trường THCS Nguyễn Thị Định\nTrường THCS Chưa Nộp\n").unwrap();
    let output =
        rasoat(&["check", "fixtures/formats/ke-hoach-y-te.md", "--quiet", "--roster", roster.to_str().unwrap()]);
    assert!(out(&output).contains("Chưa nộp (1): Trường THCS Chưa Nộp"), "{}", out(&output));
}

#[test]
fn both_languages_speak() {
    let vi = out(&rasoat(&["--help"]));
    assert!(vi.contains("Cách dùng") && vi.contains("Giới hạn cho mỗi tệp"));
    let en = out(&rasoat(&["--lang", "en", "--help"]));
    assert!(en.contains("Limits for each file") && !en.contains("Cách dùng"));
    let rules = out(&rasoat(&["rules"]));
    assert!(rules.lines().count() > 100, "{} rules", rules.lines().count());
    let first = rules.split_whitespace().next().unwrap();
    assert_eq!(rasoat(&["explain", first]).status.code(), Some(0));
    assert_eq!(rasoat(&["explain", "ZZ999"]).status.code(), Some(2));
    assert!(out(&rasoat(&["templates"])).contains("ke-hoach"));
    assert!(out(&rasoat(&["completions", "bash"])).contains("rasoat"));
    assert!(out(&rasoat(&["man"])).contains(".TH"));
}

#[test]
fn fix_writes_a_new_file_and_never_the_source() {
    let folder = folder("fix");
    let source = folder.join("kh.md");
    let text = "Số 12 /KH-THCSHB\n\nHòa Bình, ngày 5 tháng 04 năm 2026\n\nKẾ HOẠCH\n\nTổ chức hội nghị\n";
    std::fs::write(&source, text).unwrap();
    let target = folder.join("moi.md");
    let output = rasoat(&["fix", source.to_str().unwrap(), "-o", target.to_str().unwrap(), "--today", "2026-11-24"]);
    assert_ne!(output.status.code(), Some(2), "{}", err(&output));
    assert_eq!(std::fs::read_to_string(&source).unwrap(), text);
    assert!(std::fs::read_to_string(&target).unwrap().contains("Số: 12/KH-THCSHB"));
    assert!(out(&output).contains("+Số: 12/KH-THCSHB"));
    assert_eq!(rasoat(&["fix", source.to_str().unwrap()]).status.code(), Some(2));
    rasoat(&["fix", source.to_str().unwrap(), "--in-place", "--today", "2026-11-24"]);
    assert_eq!(std::fs::read_to_string(folder.join("kh.md.bak")).unwrap(), text);
}

#[test]
fn a_folder_is_annotated_and_mended_into_another() {
    let (source, target) = (folder("revise-in"), folder("revise-out"));
    std::fs::copy("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx", source.join("a.docx")).unwrap();
    let (annotated, fixed) = (target.join("gop-y"), target.join("da-sua"));
    let output = rasoat(&[
        "check",
        source.to_str().unwrap(),
        "--quiet",
        "--today",
        "2026-11-24",
        "--annotate",
        annotated.to_str().unwrap(),
        "--fix",
        fixed.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(std::fs::read(annotated.join("a.docx")).unwrap().starts_with(b"PK"));
    assert!(std::fs::read(fixed.join("a.docx")).unwrap().starts_with(b"PK"));
}
