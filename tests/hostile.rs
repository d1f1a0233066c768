//! Files that should not be trusted: made here by a generator with a fixed seed. Nothing panics, nothing is passed over in silence,
//! the same input gives the same record.

mod support;

use rasoat::error::ErrorKind;
use rasoat::pipeline::inspect_guarded;
use rasoat::registry::registry::Registry;
use rayon::prelude::*;
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
        ("RTF cells without rows", format!("{{\\rtf1 {}}}", "\\intbl a\\cell ".repeat(20_000)).into_bytes()),
        ("deep HTML", format!("<html>{}", "<div><table><tr><td>".repeat(50_000)).into_bytes()),
        ("unclosed script", format!("<html><script>{}", "a<b ".repeat(100_000)).into_bytes()),
        ("a long line", "Căn cứ Nghị định số 30/2020/NĐ-CP; ".repeat(5_000).into_bytes()),
        ("a line over the limit", "Căn cứ Nghị định số 30/2020/NĐ-CP; ".repeat(1_400_000).into_bytes()),
        ("one endless word", "a".repeat(5_000_000).into_bytes()),
        ("digits", "1".repeat(200_000).into_bytes()),
        ("slashes", "/".repeat(200_000).into_bytes()),
        ("days", "ngày ".repeat(30_000).into_bytes()),
        ("half dates", "ngày 12 tháng ".repeat(10_000).into_bytes()),
        ("symbols", "số 12/KH-".repeat(10_000).into_bytes()),
        ("labels", "1.1.1.1.1.1.1.1. a\n".repeat(10_000).into_bytes()),
        ("marks", format!("a{}", "\u{301}".repeat(100_000)).into_bytes()),
        ("quotes", "“".repeat(60_000).into_bytes()),
        ("brackets", "(".repeat(200_000).into_bytes()),
        ("a table of pipes", format!("|a|b|\n|-|-|\n{}", "|x|y|\n".repeat(10_000)).into_bytes()),
        ("dash list", "- a\n".repeat(10_000).into_bytes()),
        (
            "nested dashes",
            (0..2_000).map(|i| format!("{}- a\n", "  ".repeat(i % 200))).collect::<String>().into_bytes(),
        ),
        ("UTF-16 cut", [0xFF, 0xFE, b'K', 0, 0xDC].to_vec()),
        ("bad UTF-8", b"K\xE1\xBA ho\xFFch \xC0\xAF".repeat(1000)),
        ("soft hyphens", "\u{ad}".repeat(100_000).into_bytes()),
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
    all.extend(more().into_iter().map(|(n, b)| (n.to_owned(), b)));
    all
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.text").unwrap();
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// A page with this content, resources and further objects from number 6 on.
fn page(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let sheet =
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>");
    let content = stream(content, "");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        &sheet,
        &content,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ];
    objects.extend(more.iter().map(String::as_str));
    pdf(&objects)
}

fn stream(content: &str, dictionary: &str) -> String {
    format!("<< /Length {} {dictionary} >> stream\n{content}\nendstream", content.len())
}

/// A form number `number` that draws the next one ten times.
fn form(number: usize) -> String {
    let next = number + 1;
    let own = format!(
        "/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << /XObject << /F{next} {next} 0 R >> >>"
    );
    stream(&format!("/F{next} Do ").repeat(10), &own)
}

/// Text that is repeated up to so many bytes.
fn filled(unit: &str, bytes: usize) -> Vec<u8> {
    unit.repeat(bytes / unit.len()).into_bytes()
}

/// A sound plan with further parts in its package.
fn docx_with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let sound = docx("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>");
    let mut zip = zip::ZipWriter::new_append(Cursor::new(sound)).unwrap();
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Structures that lie about their size or lead back to themselves, and baits for scanners, each in one line.
fn more() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = words();
    all.extend(papers());
    all.extend(texts());
    all.extend(wrapped());
    all
}

/// Readers that undo a wrapping, and places that open and close: archives, packages in one file, frames, notes, nested rows.
fn wrapped() -> Vec<(&'static str, Vec<u8>)> {
    let archive = |head: &str, body: String| format!("MIME-Version: 1.0\nContent-Type: {head}\n\n{body}").into_bytes();
    let flat = |inner: String| format!("<?xml version=\"1.0\"?><pkg:package>{inner}</pkg:package>").into_bytes();
    let rtf = |body: String| format!("{{\\rtf1 {body}}}").into_bytes();
    let frame = "<text:p>a<draw:frame><draw:text-box>";
    vec![
        ("boundaries", archive("multipart/related; boundary=a", "--a\nContent-Type: x\n\n".repeat(20_000))),
        ("an empty boundary", archive("multipart/related; boundary=\"\"", "--".repeat(50_000))),
        (
            "an archive in an archive",
            archive("text/html", archive("text/html", "<p>a".into()).escape_ascii().to_string()),
        ),
        ("parts without end", flat("<pkg:part pkg:name='/a'><pkg:xmlData><a>".repeat(5_000))),
        ("parts of one name", flat("<pkg:part pkg:name='/a'><pkg:xmlData><a/></pkg:xmlData></pkg:part>".repeat(3))),
        (
            "parts that climb",
            flat("<pkg:part pkg:name='/../../etc/passwd'><pkg:xmlData><a/></pkg:xmlData></pkg:part>".into()),
        ),
        ("frames in frames", odt(&frame.repeat(3_000))),
        (
            "frames not closed",
            odt("<text:p>a<draw:text-box><text:p>b</text:p></text:p></draw:text-box></draw:text-box>"),
        ),
        (
            "rows of every depth",
            rtf((0..20_000).map(|i| format!("\\pard\\intbl\\itap{} a\\nestcell ", i % 40)).collect()),
        ),
        ("rows that end nothing", rtf("\\row\\nestrow\\cell\\nestcell".repeat(2_000))),
        ("notes in notes", rtf("{\\footnote a".repeat(200))),
        (
            "lists of nothing",
            rtf("{\\*\\listtable{\\list\\listid-1}}{\\*\\listoverridetable{\\listoverride\\ls1}}\\ls1 a\\par".into()),
        ),
        (
            "numbers of numbers",
            rtf(format!(
                "{{\\*\\listtable{{\\list{{\\listlevel{{\\leveltext{};}}}}\\listid1}}}}{{\\*\\listoverridetable{{\\listoverride\\listid1\\ls1}}}}{}",
                "\\'00".repeat(3_000),
                "\\pard\\ls1 a\\par".repeat(20)
            )),
        ),
        ("closed again and again", rtf(format!("a{}\\par", "}".repeat(200_000)))),
        ("hidden in hidden", "<p style='display:none'><del hidden>a".repeat(20_000).into_bytes()),
        (
            "tables of markup",
            "# a\n<table><tr><td rowspan=4000000000 colspan=99999999999>a\n".repeat(5_000).into_bytes(),
        ),
        ("columns of spaces", format!("STT  a  b\n{}", "1    a  b\n".repeat(20_000)).into_bytes()),
        ("contents without end", "I. A 1\n".repeat(9_000).into_bytes()),
        (
            "dates in every row",
            format!("II. NỘI DUNG\nSTT\tNội dung\tThời gian\n{}", "1\tHọp\t31/9/2026\n".repeat(4_000)).into_bytes(),
        ),
        ("a team named by a post", "II. NỘI DUNG\n1. Phân công\n- Tổ TỔ TRƯỞNG\n".into()),
        ("unseen letters", "a\u{202e}b\u{200b}".repeat(20_000).into_bytes()),
        (
            "lengths of everything",
            docx(
                r#"<w:p><w:pPr><w:ind w:left="2147483647" w:right="2147483647"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="2147483647" w:h="-2147483648"/></w:sectPr>"#,
            ),
        ),
    ]
}

fn words() -> Vec<(&'static str, Vec<u8>)> {
    let cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    let huge = r#"<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr><w:p/></w:tc>"#;
    let away = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="../../../../etc/passwd"/></Relationships>"#;
    let doc = std::fs::read("fixtures/formats/ke-hoach-y-te.doc").unwrap();
    let fib = doc.windows(2).position(|w| w == [0xEC, 0xA5]).unwrap();
    let broken_doc = |at: usize, bytes: &[u8]| {
        let mut doc = doc.clone();
        doc[fib + at..fib + at + bytes.len()].copy_from_slice(bytes);
        doc
    };
    let chained = |start: usize, end: usize, byte: u8| {
        let mut doc = doc.clone();
        doc[start..end].fill(byte);
        doc
    };
    vec![
        ("a package in a package", docx_with(&[("word/embeddings/a.zip", &package(&[("b", &[0; 100_000])]))])),
        ("names that climb", docx_with(&[("../../../etc/passwd", b"x"), ("/etc/shadow", b"x")])),
        ("a target that climbs", package(&[("_rels/.rels", away.as_bytes())])),
        (
            "entities of entities",
            docx(r#"<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>"#),
        ),
        ("huge spans", docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{huge}{huge}</w:tr>").repeat(200)))),
        ("many cells", docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(10)).repeat(2_000)))),
        ("a row of cells", docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(10_000)))),
        ("many tables", docx(&format!("<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>").repeat(3_000))),
        ("open fields", docx(&r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>"#.repeat(10_000))),
        ("boxes in boxes", docx(&"<w:p><w:r><w:txbxContent>".repeat(5_000))),
        (
            "many runs",
            docx(&format!(
                "<w:p>{}</w:p>",
                "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b </w:t></w:r>".repeat(40_000)
            )),
        ),
        ("impossible letters", docx("<w:p><w:r><w:t>&#0;&#xD800;&#x110000;&#99999999999;&nothing;</w:t></w:r></w:p>")),
        (
            "repeated columns",
            odt(
                r#"<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000" table:number-columns-spanned="4294967295"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#,
            ),
        ),
        ("endless spaces", odt(&r#"<text:p>a<text:s text:c="2000000000"/>b</text:p>"#.repeat(50))),
        ("lists in lists", odt(&"<text:list><text:list-item>".repeat(3_000))),
        ("pieces outside", broken_doc(0x1A2, &[0xFF; 8])),
        ("a text without end", broken_doc(0x4C, &[0xFF, 0xFF, 0xFF, 0x7F])),
        ("formats outside", broken_doc(0xFA, &[0xFF; 8])),
        ("lists outside", broken_doc(0x2E2, &[0xFF; 16])),
        ("flags of everything", broken_doc(0x0A, &[0xFF, 0xFF])),
        ("a chain that bites its tail", chained(512, 1024, 0)),
        ("a table of chains elsewhere", chained(76, 512, 5)),
    ]
}

fn papers() -> Vec<(&'static str, Vec<u8>)> {
    let forms: Vec<String> =
        (6..16).map(form).chain([stream("", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")]).collect();
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    let pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let font = "/Font << /F 5 0 R >>";
    let scattered: String =
        (0..6_000).map(|i| format!("BT /F 9 Tf 1 0 0 1 {} {} Tm (ab cd) Tj ET ", i * 37 % 595, i * 91 % 842)).collect();
    vec![
        ("forms that multiply", page("/F6 Do", "/XObject << /F6 6 0 R >>", &forms)),
        ("open brackets", page(&"[".repeat(300_000), "", &[])),
        ("open dictionaries", page(&"<<".repeat(300_000), "", &[])),
        ("saved states", page(&"q ".repeat(300_000), "", &[])),
        ("text without end", page(&"BT /F 12 Tf (a) Tj ".repeat(30_000), font, &[])),
        ("letters everywhere", page(&scattered, font, &[])),
        ("a stream packed twice", page("", "", &[stream(&"x".repeat(500), "/Filter [/FlateDecode /FlateDecode]")])),
        (
            "a stream as long as itself",
            pdf(&[catalog, pages, "<< /Type /Page /Contents 4 0 R >>", "<< /Length 4 0 R >> stream\nabc\nendstream"]),
        ),
        (
            "an object stream in itself",
            pdf(&[catalog, pages, "<< /Type /ObjStm /N 1000000000 /First 9 /Extends 3 0 R >> stream\n1 0\nendstream"]),
        ),
        (
            "pages without end",
            pdf(&[
                catalog,
                &format!("<< /Type /Pages /Kids [{}] /Count 1 >>", "3 0 R ".repeat(20_000)),
                "<< /Type /Page /MediaBox [0 0 9 9] >>",
            ]),
        ),
        (
            "references that lead to themselves",
            b"%PDF-1.5\nxref\n0 1\n0000000000 65535 f \ntrailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF"
                .to_vec(),
        ),
        (
            "a page of every size",
            pdf(&[catalog, pages, "<< /Type /Page /MediaBox [0 0 1e30 -1e30] /UserUnit 1e9 /Rotate 45 >>"]),
        ),
        ("nothing but objects", b"%PDF-1.7\n1 0 obj ".repeat(20_000)),
    ]
}

fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let row = format!(
        "\\trowd {}\\intbl {}\\row ",
        (0..50).map(|i| format!("\\cellx{}", i * 7919 % 10_000)).collect::<String>(),
        "a\\cell ".repeat(50)
    );
    let nests: String = (0..2_000).map(|i| format!("\\itap{i}\\intbl a\\nestcell ")).collect();
    let mut all = vec![
        ("formats in formats", format!("<html>{}a", "<b><i><font>".repeat(3_000)).into_bytes()),
        (
            "tall cells",
            format!("<html><table>{}", "<tr><td rowspan=65534 colspan=1000>a</td></tr>".repeat(1_000)).into_bytes(),
        ),
        (
            "lists in HTML",
            format!("<html>{}", "<ol start=-99999999999><li value=2147483647>".repeat(2_000)).into_bytes(),
        ),
        ("impossible entities", b"<html>&#xD800;&#99999999999;&amp&lt".to_vec()),
        ("RTF surrogates", format!("{{\\rtf1 {}}}", "\\u55296?".repeat(20_000)).into_bytes()),
        ("RTF grids", format!("{{\\rtf1 {}}}", row.repeat(100)).into_bytes()),
        ("RTF nests", format!("{{\\rtf1 {nests}").into_bytes()),
        ("a hex without digits", format!("{{\\rtf1 {}", "\\'".repeat(50_000)).into_bytes()),
        ("only a mark", b"\xEF\xBB\xBF".to_vec()),
        ("only a wide mark", b"\xFF\xFE".to_vec()),
        ("lone surrogates", [&b"\xFF\xFE"[..], &[0, 0xD8].repeat(20_000)].concat()),
        ("nothing but zeros in lines", b"\0\n".repeat(20_000)),
        (
            "a wide table",
            format!("|{}\n|{}\n|{}\n", "a|".repeat(5_000), "-|".repeat(5_000), "b|".repeat(5_000)).into_bytes(),
        ),
        ("stars.md", filled("**a", 60_000)),
        ("links.md", filled("[a](", 60_000)),
        ("ticks.md", (0..500).map(|i| "`".repeat(i % 90) + " ").collect::<String>().into_bytes()),
    ];
    for (name, unit) in [
        ("a a a", "a a a "),
        ("1.1.1.1", "1.1.1.1. "),
        ("twice and twice", "ngày ngày "),
        ("points of clauses", "Điều 1 khoản 2 điểm a "),
        ("articles alone", "Điều khoản điểm "),
        ("from and to", "từ 01/9 đến "),
        ("from and to without days", "từ ngày đến ngày "),
        ("brackets in turn", "()"),
        ("explanations without end", "(viết tắt là ABC "),
        ("quotes the wrong way", "”“"),
        ("straight quotes", "\"a "),
        ("letters of lists", "a) b) c) d) "),
        ("names", "Nguyễn Văn An "),
        ("schools", "Trường Tiểu học "),
        ("capitals", "UBND XÃ AN HÒA "),
        ("leads", "Hiệu trưởng chủ trì, phối hợp với Tổ trưởng "),
        ("laws", "Luật số 43/2019/QH14 "),
        ("letters of offices", "Công văn 1234/SGDĐT-VP, "),
        ("addresses", "http://a.vn/b@c.vn"),
        ("dots", "…."),
        ("hyphens", "KH-"),
        ("blanks", "a          "),
    ] {
        all.push((name, filled(unit, 40_000)));
    }
    all
}

#[test]
fn nothing_panics_and_the_same_bytes_give_the_same_record() {
    std::panic::set_hook(Box::new(|_| {}));
    let registry = Registry::builtin();
    let files = hostile();
    assert!(files.len() >= 80);
    let crashed: Vec<&String> = files
        .par_iter()
        .filter_map(|(name, bytes)| match inspect_guarded(bytes, Some(name), &settings(&registry)) {
            Err(error) => {
                assert!(!error.vi.is_empty() && !error.en.is_empty());
                (error.kind == ErrorKind::Crashed).then_some(name)
            }
            Ok(_) => None,
        })
        .collect();
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

/// Folders that lead back to themselves, pipes and odd names: every other file of the run is checked all the same.
#[cfg(unix)]
#[test]
fn a_hostile_folder_does_not_stop_a_run() {
    use std::os::unix::ffi::OsStrExt;
    let folder = std::env::temp_dir().join(format!("rasoat-hostile-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("sub/loop")).unwrap();
    std::os::unix::fs::symlink(folder.join("nowhere"), folder.join("sub/broken.docx")).unwrap();
    let pipe = folder.join("pipe.docx");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for name in [&b"a\nb.txt"[..], b"\xFF\xFE.txt", b"-x.txt", " \u{202E}txt.docx.txt".as_bytes()] {
        std::fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), "KẾ HOẠCH\nNăm học 2026 - 2027\n").unwrap();
    }
    std::fs::write(folder.join("empty.docx"), b"").unwrap();
    let run = || {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
            .args(["check", "--format", "json", "--today", "2026-11-24"])
            .args([&folder, &pipe])
            .output()
            .unwrap();
        assert!(matches!(out.status.code(), Some(0..=2)), "{out:?}");
        out.stdout
    };
    let (first, second) = (run(), run());
    let _ = std::fs::remove_dir_all(&folder);
    assert!(first == second);
    let records: Vec<serde_json::Value> =
        String::from_utf8(first).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let read = records.iter().filter(|r| r["error"].is_null()).count();
    assert!(read >= 4, "{records:#?}");
    assert!(records.iter().filter(|r| !r["error"].is_null()).count() >= 2);
}
