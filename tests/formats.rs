//! One plan in eight formats gives the same facts. `cargo test --test formats -- --nocapture` prints the differences.

mod support;

use rasoat::registry::registry::Registry;
use rasoat::report::record::Record;
use rasoat::rules::rule::Needs;
use support::encodings::{encode, tcvn3, vni};
use support::record_of;

const FORMATS: &[&str] = &["docx", "doc", "rtf", "odt", "html", "pdf", "txt", "md"];

/// The facts of a record without their places.
fn facts(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(h) = &record.header {
        for (name, field) in [
            ("parent", &h.parent_agency),
            ("agency", &h.agency),
            ("title", &h.national_title),
            ("motto", &h.motto),
            ("subject", &h.subject),
        ] {
            lines.push(format!("header {name}: {:?}", field.as_ref().map(|f| &f.text)));
        }
        lines.push(format!("header number: {:?}", h.number_symbol.as_ref().map(|n| (&n.number, &n.symbol))));
        lines.push(format!("header date: {:?}", h.place_date.as_ref().map(|n| (&n.place, &n.date))));
        lines.extend(h.recipients.iter().map(|f| format!("recipient: {}", f.text)));
        lines.push(format!(
            "signature: {:?}",
            h.signature.as_ref().map(|s| match s {
                rasoat::report::record::Signatures::One(one) =>
                    (one.authority.clone(), one.position.clone(), one.name.clone()),
                rasoat::report::record::Signatures::Many(_) => (Vec::new(), None, None),
            })
        ));
    }
    lines.extend(record.legal_basis.iter().flatten().map(|f| format!("basis: {}", f.text)));
    lines.extend(
        record.outline.iter().flatten().map(|i| format!("outline: {} {:?} {} {:?}", i.id, i.label, i.title, i.kind)),
    );
    lines.extend(
        record
            .tasks
            .iter()
            .flatten()
            .map(|t| format!("task: {} {} {:?} {:?} {} {}", t.id, t.text, t.lead, t.partners, t.leaf, t.action)),
    );
    lines.extend(
        record
            .citations
            .iter()
            .flatten()
            .map(|c| format!("citation: {} {:?} {:?} {:?}", c.text, c.key, c.issued, c.issuer)),
    );
    lines.extend(
        record.dates.iter().flatten().map(|d| {
            format!("date: {} {:?} {:?} {:?} {:?} {}", d.text, d.value, d.bound, d.kind, d.recurrence, d.role)
        }),
    );
    lines
}

#[test]
fn one_plan_in_eight_formats_gives_the_same_facts() {
    let registry = Registry::builtin();
    let read = |ending: &str| {
        let path = format!("fixtures/formats/ke-hoach-y-te.{ending}");
        let record = record_of(&path, &std::fs::read(&path).unwrap(), &registry);
        assert!(record.error.is_none(), "{path}: {:?}", record.error);
        facts(&record)
    };
    let expected = read(FORMATS[0]);
    assert!(expected.len() > 40, "the plan has facts");
    let mut different = Vec::new();
    for ending in &FORMATS[1..] {
        let found = read(ending);
        different.extend(expected.iter().filter(|l| !found.contains(l)).map(|l| format!("{ending} lacks {l}")));
        different.extend(found.iter().filter(|l| !expected.contains(l)).map(|l| format!("{ending} adds  {l}")));
    }
    println!("{} facts, {} differences\n{}", expected.len(), different.len(), different.join("\n"));
    assert!(different.is_empty());
}

fn pdf(name: &str) -> Record {
    let path = format!("fixtures/pdf/{name}.pdf");
    record_of(&path, &std::fs::read(&path).unwrap(), &Registry::builtin())
}

#[test]
fn a_number_in_a_signature_widget_stands_where_it_is_shown() {
    let header = pdf("chu-ky-so").header.unwrap();
    let number = header.number_symbol.unwrap();
    assert_eq!((number.number.as_deref(), number.symbol.as_deref()), (Some("17"), Some("KH-THTP")));
    assert_eq!(header.place_date.unwrap().date.as_deref(), Some("2026-09-12"));
}

#[test]
fn decomposed_text_gives_the_same_facts_as_composed() {
    let header = pdf("nfd").header.unwrap();
    assert_eq!(header.agency.unwrap().text, "TRƯỜNG TIỂU HỌC TÂN PHONG");
    assert_eq!(header.subject.unwrap().text, "Tổ chức Ngày hội đọc sách năm học 2026 - 2027");
}

#[test]
fn a_table_over_a_page_break_is_one_table() {
    let record = pdf("bang-qua-trang");
    let rows: Vec<_> = record.tasks.as_ref().unwrap().iter().filter(|t| t.form == "row").collect();
    assert_eq!(rows.len(), 8, "{rows:#?}");
    assert_eq!(rows[7].id, "III#8");
    assert!(rows[5].text.contains("Tổng kết, khen thưởng"));
}

#[test]
fn a_scanned_page_is_told_and_a_scanned_file_refused() {
    let some = pdf("trang-quet");
    assert!(some.error.is_none());
    assert!(some.source.notices.iter().any(|n| n.code == "scanned-pdf" && n.message.contains("trang 2")));
    for name in ["ban-quet", "ban-quet-co-dau"] {
        assert_eq!(pdf(name).error.map(|e| e.kind), Some("scanned-pdf"), "{name}");
    }
}

#[test]
fn a_broken_character_map_and_a_password_are_refused() {
    assert_eq!(pdf("bang-ma-hong").error.map(|e| e.kind), Some("broken-charmap"));
    assert_eq!(pdf("mat-khau").error.map(|e| e.kind), Some("encrypted"));
}

/// Findings of layout that a PDF can show too, as (code, message without the numbers of paragraphs).
fn layout(path: &str) -> Vec<(String, String)> {
    let record = record_of(path, &std::fs::read(path).unwrap(), &Registry::builtin());
    assert!(record.error.is_none(), "{path}: {:?}", record.error);
    let shown = [Needs::PageSetup, Needs::Characters, Needs::Furniture];
    let findings = record.checked.findings.as_ref().unwrap().iter();
    findings
        .filter(|f| f.code.starts_with("TB") && rasoat::rules::find(f.code).is_some_and(|r| shown.contains(&r.needs)))
        .map(|f| (f.code.to_owned(), f.message.split(" (đoạn").next().unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn a_sound_pdf_has_no_fault_of_layout() {
    for path in [
        "fixtures/formats/ke-hoach-y-te.pdf",
        "fixtures/pdf/thcs-hung-vuong-bang-phan-cong.pdf",
        "fixtures/pdf/thpt-thoai-ngoc-danh-so-tu-dong.pdf",
    ] {
        assert_eq!(layout(path), [], "{path}");
    }
}

#[test]
fn a_pdf_has_the_faults_of_layout_of_its_word_file() {
    for (word, pdf) in [
        ("fixtures/pdf/sai-co-chu.docx", "fixtures/pdf/sai-co-chu.pdf"),
        ("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx", "fixtures/pdf/mam-non-tan-lap-loi-trinh-bay.pdf"),
    ] {
        let expected = layout(word);
        assert!(expected.len() >= 3, "{word}");
        assert_eq!(layout(pdf), expected, "{pdf}");
    }
}

#[test]
fn what_a_pdf_does_not_show_is_not_checked() {
    let record =
        record_of("a.pdf", &std::fs::read("fixtures/formats/ke-hoach-y-te.pdf").unwrap(), &Registry::builtin());
    let rows = serde_json::to_value(&record.checked.checklist).unwrap();
    let status = |item: &str| {
        let row = rows.as_array().unwrap().iter().find(|r| r["item"] == item).unwrap();
        (row["status"].as_str().unwrap().to_owned(), row["reason"].as_str().is_some())
    };
    assert_eq!(status("paper"), ("pass".into(), false));
    assert_eq!(status("font"), ("pass".into(), false));
    for item in ["margins", "rule-line", "paragraph"] {
        assert_eq!(status(item), ("not-checked".into(), true), "{item}");
    }
}

/// A program named `tesseract` that does what the script says, alone on the path.
#[cfg(unix)]
fn with_tesseract(script: &str, arguments: &[&str]) -> (i32, String, String) {
    use std::os::unix::fs::PermissionsExt;
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("rasoat-tesseract-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    if !script.is_empty() {
        let program = folder.join("tesseract");
        std::fs::write(&program, format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(["check", "--format", "json", "--today", "2026-11-24"])
        .args(arguments)
        .env("PATH", &folder)
        .output()
        .unwrap();
    let _ = std::fs::remove_dir_all(&folder);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
}

#[cfg(unix)]
const LISTS_VIETNAMESE: &str = "if [ \"$1\" = --list-langs ]; then echo 'List of languages:'; echo vie; exit 0; fi";

#[cfg(unix)]
#[test]
fn a_scan_is_read_by_the_installed_program_for_review_only() {
    let script = format!(
        "{LISTS_VIETNAMESE}\nhead -c 2 | grep -q P5 || exit 3\ncat > /dev/null\ncat <<'TEXT'\nUBND XÃ AN HÒA\nTRƯỜNG TIỂU HỌC TÂN PHONG\n\nKẾ HOẠCH\nTổ chức Ngày hội đọc sách năm học 2026 - 2027\n\nI. MỤC ĐÍCH\n\nIII. NỘI DUNG\n\nTổ chức hội thi ngày 31/02/2027.\nTEXT"
    );
    let (_, out, err) = with_tesseract(&script, &["--ocr", "fixtures/pdf/ban-quet.pdf"]);
    let record: serde_json::Value =
        serde_json::from_str(out.lines().next().unwrap_or_else(|| panic!("{err}"))).unwrap();
    assert!(record["error"].is_null(), "{record}");
    assert_eq!(record["source"]["notices"][0]["code"], "ocr");
    let findings = record["findings"].as_array().unwrap();
    assert!(findings.iter().any(|f| f["message"].as_str().unwrap().contains("31/02/2027")), "{findings:#?}");
    assert!(findings.iter().all(|f| f["severity"] == "info" && f["topic"] != "numbering"), "{findings:#?}");
    let rows = record["checklist"].as_array().unwrap();
    assert!(rows.iter().all(|r| r["status"] != "pass" && r["status"] != "fail"), "{rows:#?}");
    assert_ne!(record["verdict"]["result"], "pass");
}

#[cfg(unix)]
#[test]
fn without_the_program_it_is_said_what_to_install() {
    let (code, _, err) = with_tesseract("", &["--ocr", "fixtures/pdf/ban-quet.pdf"]);
    assert_eq!(code, 2);
    assert!(err.contains("tesseract-ocr-vie"), "{err}");
    let (code, _, err) = with_tesseract("echo eng", &["--ocr", "fixtures/pdf/ban-quet.pdf"]);
    assert_eq!(code, 2);
    assert!(err.contains("tiếng Việt"), "{err}");
    let (_, out, _) = with_tesseract(
        &format!("{LISTS_VIETNAMESE}\necho 'no picture' >&2; exit 1"),
        &["--ocr", "fixtures/pdf/ban-quet.pdf"],
    );
    assert!(out.contains("scanned-pdf") && out.contains("no picture"), "{out}");
}

/// A text file of the years before Unicode: bytes of TCVN3 or VNI, or UTF-16 from a notepad.
#[test]
fn one_plan_in_old_encodings_gives_the_same_facts() {
    let registry = Registry::builtin();
    let text = std::fs::read_to_string("fixtures/formats/ke-hoach-y-te.txt").unwrap();
    // The old fonts have no curly quotes and long dashes, TCVN3 no capitals with a tone: both sides go without them.
    let plain: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' => '"',
            '–' => '-',
            c => c,
        })
        .collect();
    let read = |bytes: &[u8]| {
        let record = record_of("ke-hoach.txt", bytes, &registry);
        facts(&record).into_iter().map(|line| line.to_lowercase()).collect::<Vec<_>>()
    };
    let latin1 = |text: String| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let expected = read(plain.as_bytes());
    assert!(expected.len() > 40);
    for (name, bytes) in
        [("TCVN3", latin1(encode(&tcvn3(), &plain))), ("VNI", latin1(encode(&vni(), &plain))), ("UTF-16", utf16)]
    {
        let seen = read(&bytes);
        let differs: Vec<_> = expected.iter().zip(&seen).filter(|(a, b)| a != b).collect();
        assert!(differs.is_empty() && expected.len() == seen.len(), "{name}: {differs:#?}");
    }
}
