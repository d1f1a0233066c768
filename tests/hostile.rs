//! Files that should not be trusted: made here by a generator with a fixed seed. Nothing panics, nothing is passed over in silence,
//! the same input gives the same record.

mod support;

use rasoat::error::ErrorKind;
use rasoat::pipeline::inspect_guarded;
use rasoat::registry::registry::Registry;
use std::io::{Cursor, Write};
use support::{Dice, record_of, settings};
use zip::write::SimpleFileOptions;

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for folder in ["fixtures/formats", "fixtures/pdf"] {
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        all.extend(
            paths
                .into_iter()
                .filter(|p| p.is_file())
                .map(|p| (p.to_string_lossy().into_owned(), std::fs::read(&p).unwrap())),
        );
    }
    all
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    package(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (index, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    out.extend(b"trailer << /Root 1 0 R >>\n%%EOF\n");
    out
}

/// Every hostile file with its name.
fn hostile() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut dice = Dice(20_261_124);
    for (name, bytes) in fixtures() {
        for tenth in 0..10 {
            all.push((format!("{name} cut at {tenth}0%"), bytes[..bytes.len() * tenth / 10].to_vec()));
        }
        for turn in 0..6 {
            let mut flipped = bytes.clone();
            for _ in 0..1 + dice.roll(40) {
                let at = dice.roll(flipped.len());
                flipped[at] ^= 1 << dice.roll(8);
            }
            all.push((format!("{name} flipped {turn}"), flipped));
        }
    }
    let deep = 30_000;
    let paragraph = "<w:p><w:r><w:t>Điều</w:t></w:r></w:p>";
    let made: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("one byte", vec![0]),
        ("zeros", vec![0; 100_000]),
        ("noise", (0..100_000).map(|_| dice.roll(256) as u8).collect()),
        ("a package of nothing", package(&[])),
        ("a package of other things", package(&[("hello.txt", b"hi")])),
        ("a spreadsheet", package(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")])),
        ("a bomb", docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "0".repeat(80 << 20)))),
        (
            "many entries",
            package(
                &vec![("a", &b"x"[..]); 1]
                    .into_iter()
                    .chain((0..5000).map(|_| ("b", &b""[..])))
                    .enumerate()
                    .map(|(i, (_, b))| (Box::leak(format!("p{i}").into_boxed_str()) as &str, b))
                    .collect::<Vec<_>>(),
            ),
        ),
        ("deep elements", docx(&"<w:sdt><w:sdtContent>".repeat(deep))),
        (
            "deep tables",
            docx(&format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(2000), "</w:tc></w:tr></w:tbl>".repeat(2000))),
        ),
        (
            "an entity",
            docx(r#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>&e;</w:t></w:r></w:p>"#),
        ),
        ("a million paragraphs", docx(&paragraph.repeat(1_000_000))),
        ("deep RTF", format!("{{\\rtf1 {}", "{".repeat(1_000_000)).into_bytes()),
        (
            "RTF with huge numbers",
            b"{\\rtf1\\bin99999999999 \\u99999999999?\\uc99999\\cellx-99999999999\\fs-5 x\\par}".to_vec(),
        ),
        ("RTF cells without rows", format!("{{\\rtf1 {}}}", "\\intbl a\\cell ".repeat(50_000)).into_bytes()),
        ("deep HTML", format!("<html>{}", "<div><table><tr><td>".repeat(50_000)).into_bytes()),
        ("unclosed script", format!("<html><script>{}", "a<b ".repeat(100_000)).into_bytes()),
        ("a long line", "Căn cứ Nghị định số 30/2020/NĐ-CP; ".repeat(200_000).into_bytes()),
        ("one endless word", "a".repeat(5_000_000).into_bytes()),
        ("digits", "1".repeat(1_000_000).into_bytes()),
        ("slashes", "/".repeat(1_000_000).into_bytes()),
        ("days", "ngày ".repeat(200_000).into_bytes()),
        ("half dates", "ngày 12 tháng ".repeat(100_000).into_bytes()),
        ("symbols", "số 12/KH-".repeat(100_000).into_bytes()),
        ("labels", "1.1.1.1.1.1.1.1. a\n".repeat(50_000).into_bytes()),
        ("marks", format!("a{}", "\u{301}".repeat(500_000)).into_bytes()),
        ("quotes", "“".repeat(200_000).into_bytes()),
        ("brackets", "(".repeat(200_000).into_bytes()),
        ("a table of pipes", format!("|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(30_000)).into_bytes()),
        ("dash list", "- a\n".repeat(50_000).into_bytes()),
        (
            "nested dashes",
            (0..2_000).map(|i| format!("{}- a\n", "  ".repeat(i % 200))).collect::<String>().into_bytes(),
        ),
        ("UTF-16 cut", [0xFF, 0xFE, b'K', 0, 0xDC].to_vec()),
        ("bad UTF-8", b"K\xE1\xBA ho\xFFch \xC0\xAF".repeat(1000)),
        ("soft hyphens", "\u{ad}".repeat(300_000).into_bytes()),
        ("right to left", "\u{202E}KẾ HOẠCH\u{202C}\n".repeat(1000).into_bytes()),
        ("a PDF of nothing", b"%PDF-1.7\n%%EOF".to_vec()),
        (
            "a cyclic page tree",
            pdf(&["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]),
        ),
        (
            "a page that is its own parent",
            pdf(&[
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>",
                "<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>",
            ]),
        ),
        (
            "a form that draws itself",
            pdf(&[
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
                "<< /Length 4 >> stream\n/F Do\nendstream",
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 4 /Resources << /XObject << /F 5 0 R >> >> >> stream\n/F Do\nendstream",
            ]),
        ),
        ("a compound file of nothing", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0xFF; 4096]].concat()),
    ];
    all.extend(made.into_iter().map(|(n, b)| (n.to_owned(), b)));
    all
}

#[test]
fn nothing_panics_and_the_same_bytes_give_the_same_record() {
    std::panic::set_hook(Box::new(|_| {}));
    let registry = Registry::builtin();
    let files = hostile();
    assert!(files.len() >= 80);
    let mut crashed = Vec::new();
    for (name, bytes) in &files {
        match inspect_guarded(bytes, Some(name), &settings(&registry)) {
            Err(error) if error.kind == ErrorKind::Crashed => crashed.push(name.clone()),
            Err(error) => assert!(!error.vi.is_empty() && !error.en.is_empty()),
            Ok(_) => {}
        }
    }
    assert!(crashed.is_empty(), "{} of {} files crashed a reader: {crashed:#?}", crashed.len(), files.len());
    println!("{} hostile files", files.len());
}

#[test]
fn a_bad_file_has_the_same_record_every_time() {
    let registry = Registry::builtin();
    for (name, bytes) in hostile().into_iter().filter(|(_, b)| b.len() < 200_000).step_by(7) {
        let first = serde_json::to_string(&record_of(&name, &bytes, &registry)).unwrap();
        let second = serde_json::to_string(&record_of(&name, &bytes, &registry)).unwrap();
        assert!(first == second, "{name}");
    }
}
