//! Files in the manners of the programs that write them: RTF by Word and WordPad, web pages and archives by Word and browsers,
//! OpenDocument by LibreOffice, plain text by hand. Each test holds the smallest piece that shows the manner.

mod support;

use rasoat::registry::registry::Registry;
use rasoat::report::record::Record;
use std::io::{Cursor, Write};
use support::record_of;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Record {
    record_of(name, bytes.as_ref(), &Registry::builtin())
}

/// The outline as "id title".
fn outline(record: &Record) -> Vec<String> {
    record.outline.iter().flatten().map(|item| format!("{} {}", item.id, item.title)).collect()
}

/// The tasks as "id lead", with their deadlines.
fn tasks(record: &Record) -> Vec<String> {
    let value = |at: &usize| record.dates.as_ref().and_then(|d| d.get(*at)).and_then(|d| d.value.clone());
    let line = |t: &rasoat::report::record::Task| {
        format!("{} {:?} {:?}", t.id, t.lead, t.deadlines.iter().filter_map(value).collect::<Vec<_>>())
    };
    record.tasks.iter().flatten().map(line).collect()
}

fn notices(record: &Record) -> Vec<&str> {
    record.source.notices.iter().map(|n| n.code).collect()
}

const OUTLINE: [&str; 4] = ["I MỤC ĐÍCH", "II NỘI DUNG", "II.1 Họp", "II.2 Thi"];

fn rtf(body: &str) -> String {
    let escaped: String = body
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", c as u32 as u16 as i16) })
        .collect();
    format!("{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\\pard KẾ HOẠCH\\par {escaped}}}")
        .replace('Ế', "\\u7870?")
        .replace('Ạ', "\\u7840?")
}

#[test]
fn word_writes_the_number_before_the_paragraph_is_reset() {
    let item = |label: &str, text: &str| {
        format!("{{\\listtext\\pard\\plain\\f0 {label}\\tab}}\\pard\\plain\\ls1 {text}\\par ")
    };
    let body = [item("I.", "MỤC ĐÍCH"), item("II.", "NỘI DUNG"), item("1.", "Họp"), item("2.", "Thi")].concat();
    assert_eq!(outline(&read("a.rtf", rtf(&body))), OUTLINE);
}

#[test]
fn numbers_that_rtf_does_not_write_out_are_counted() {
    let level = |format: u8, text: &str| {
        format!("{{\\listlevel\\levelnfc{format}\\levelstartat1{{\\leveltext{text};}}{{\\levelnumbers;}}}}")
    };
    let table = format!(
        "{{\\*\\listtable{{\\list{}{}\\listid7}}}}{{\\*\\listoverridetable{{\\listoverride\\listid7\\ls1}}}}",
        level(1, "\\'02\\'00."),
        level(0, "\\'02\\'01.")
    );
    let item = |level: u8, text: &str| format!("\\pard\\ls1\\ilvl{level} {text}\\par ");
    let body = [item(0, "MỤC ĐÍCH"), item(0, "NỘI DUNG"), item(1, "Họp"), item(1, "Thi")].concat();
    assert_eq!(outline(&read("a.rtf", rtf(&(table + &body)))), OUTLINE);
}

#[test]
fn a_footnote_of_rtf_does_not_cut_its_paragraph() {
    let body = "II. NỘI DUNG\\par 1. Tổ Văn phòng sửa phòng đọc trước ngày 30 tháng 11 năm 2026{\\super\\chftn}{\\footnote \\pard Theo kiểm kê.\\par}.\\par";
    assert_eq!(tasks(&read("a.rtf", rtf(body))), [r#"II.1 ["Tổ Văn phòng"] ["2026-11-30"]"#]);
}

const ROWS: [[&str; 4]; 2] =
    [["STT", "Nội dung", "Người phụ trách", "Thời gian"], ["1", "Họp phụ huynh", "Hiệu trưởng", "Trước 20/10/2026"]];
const ROW_TASK: [&str; 1] = [r#"II#1 ["Hiệu trưởng"] ["2026-10-20"]"#];

#[test]
fn a_table_in_a_cell_is_a_table() {
    let cells = |row: [&str; 4]| row.map(|cell| format!("{cell}\\nestcell ")).concat();
    let rows =
        ROWS.map(|row| format!("\\pard\\intbl\\itap2 {}{{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}}", cells(row)));
    let nested = format!("\\pard II. NỘI DUNG\\par \\trowd\\cellx9000 {}\\pard\\intbl\\cell\\row", rows.concat());
    assert_eq!(tasks(&read("a.rtf", rtf(&nested))), ROW_TASK);

    let rows = ROWS.map(|row| format!("<tr>{}</tr>", row.map(|cell| format!("<td>{cell}</td>")).concat())).concat();
    let page = format!("<html><body><p>KẾ HOẠCH<p>II. NỘI DUNG<table><tr><td><table>{rows}</table></td></tr></table>");
    assert_eq!(tasks(&read("a.html", page)), ROW_TASK);
}

#[test]
fn what_surrounds_an_rtf_file_is_not_its_text() {
    let body = rtf("I. MỤC ĐÍCH\\par II. NỘI DUNG\\par 1. Họp\\par 2. Thi\\par");
    for file in [format!("\u{feff}{body}"), format!("\r\n {body}"), format!("{body}\0\0 3. Rác")] {
        assert_eq!(outline(&read("a.rtf", file)), OUTLINE);
    }
}

fn page(body: &str) -> String {
    format!("<html><head><meta charset=utf-8></head><body><p>KẾ HOẠCH</p>{body}</body></html>")
}

#[test]
fn pages_in_every_encoding_and_in_pieces() {
    let body = "<p>I. MỤC ĐÍCH</p><p>II. NỘI DUNG</p><p>1. Họp</p><p>2. Thi</p>";
    let wide: Vec<u8> = page(body).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(outline(&read("a.html", [b"\xFF\xFE".as_slice(), &wide].concat())), OUTLINE);
    assert_eq!(outline(&read("a.html", &wide)), OUTLINE);
    assert_eq!(outline(&read("a.html", format!("<!-- x --><p>KẾ HOẠCH</p>{body}"))), OUTLINE);
    let xhtml = page(body).replace("<head>", "<head><title/>");
    assert_eq!(outline(&read("a.xhtml", format!("<?xml version=\"1.0\"?><!DOCTYPE html>{xhtml}"))), OUTLINE);
    // Entities beside letters of Windows-1252: "XÃ" is no "Xă" of Windows-1258.
    let western = b"<html><meta charset=windows-1252><p>K&#7870; HO&#7840;CH<p>X\xC3 T&#194;N";
    assert!(read("a.html", western).source.notices.is_empty());
}

#[test]
fn what_a_page_hides_or_deletes_is_not_read() {
    let hidden = read("a.html", page("<p style='display: none'>I. SAI</p><p hidden>I. SAI</p><p>I. MỤC ĐÍCH</p>"));
    assert_eq!((outline(&hidden), notices(&hidden)), (vec!["I MỤC ĐÍCH".to_owned()], vec!["hidden-text"]));
    let deleted = read("a.html", page("<p>I. MỤC <del>TIÊU</del><ins>ĐÍCH</ins></p>"));
    assert_eq!((outline(&deleted), notices(&deleted)), (vec!["I MỤC ĐÍCH".to_owned()], vec!["tracked-changes"]));
}

#[test]
fn comments_of_reviewers_are_told_and_not_read() {
    for ending in ["docx", "doc", "odt", "rtf"] {
        let name = format!("nhan-xet.{ending}");
        let record = read(&name, std::fs::read(format!("fixtures/comments/{name}")).unwrap());
        assert_eq!(
            (outline(&record), notices(&record)),
            (vec!["I MỤC ĐÍCH".into(), "I.1 Họp".into()], vec!["comments"])
        );
        assert!(record.source.notices[0].message.contains("còn 2 nhận xét"), "{name}");
    }
}

#[test]
fn styles_number_lists_and_notes_are_no_numbers() {
    let body = "<ol style='list-style-type: upper-roman'><li>MỤC ĐÍCH<li>NỘI DUNG</ol><ol><li>1. Họp<li>Thi</ol>";
    assert_eq!(outline(&read("a.html", page(body))), OUTLINE);
    let note = "<p>II. NỘI DUNG<p>1. Tổ Văn phòng sửa phòng đọc trước ngày 30 tháng 11 năm 2026<a href='#_ftn1'><sup>1</sup></a>.";
    assert_eq!(tasks(&read("a.html", page(note))), [r#"II.1 ["Tổ Văn phòng"] ["2026-11-30"]"#]);
}

#[test]
fn a_web_archive_named_doc_is_read_for_what_it_is() {
    let body = page("<p>I. MỤC ĐÍCH</p><p>II. NỘI DUNG</p><p>1. Họp</p><p>2. Thi</p>");
    let archive = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{body}\n--x--\n"
    );
    let record = read("a.doc", archive);
    assert_eq!((outline(&record), notices(&record)), (OUTLINE.map(str::to_owned).to_vec(), vec!["wrong-ending"]));
}

#[test]
fn word_packages_in_one_xml_file_are_read_and_older_xml_is_refused() {
    let ns = "http://schemas.openxmlformats.org";
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = ["KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Họp", "2. Thi"].map(paragraph).concat();
    let part =
        |name: &str, xml: &str| format!("<pkg:part pkg:name=\"/{name}\"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>");
    let relations = format!(
        "<Relationships xmlns=\"{ns}/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{ns}/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let document =
        format!("<w:document xmlns:w=\"{ns}/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{}{}</pkg:package>",
        part("_rels/.rels", &relations),
        part("word/document.xml", &document)
    );
    assert_eq!(outline(&read("a.xml", &flat)), OUTLINE);
    let older =
        "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>";
    let error = read("a.doc", older).error.unwrap();
    assert!(error.kind == "unknown-format" && error.message.contains(".docx"), "{error:?}");
    assert_eq!(read("a.txt", (0..=255u8).cycle().take(9000).collect::<Vec<_>>()).error.unwrap().kind, "unknown-format");
}

fn odt(styles: &str, body: &str) -> Vec<u8> {
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}:office:1.0\" xmlns:text=\"{urn}:text:1.0\" xmlns:draw=\"{urn}:drawing:1.0\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text><text:p>KẾ HOẠCH</text:p>{body}</office:text></office:body></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)] {
        zip.start_file(
            name,
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
        )
        .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_item_that_only_holds_a_deeper_list_takes_no_number() {
    let level = |level: u8, format: &str| {
        format!(
            "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"{format}\" style:num-suffix=\".\"/>"
        )
    };
    let style = format!("<text:list-style style:name=\"L\">{}{}</text:list-style>", level(1, "I"), level(2, "1"));
    let list =
        |inner: &str| format!("<text:list text:style-name=\"L\" text:continue-numbering=\"true\">{inner}</text:list>");
    let deeper = |text: &str| {
        list(&format!(
            "<text:list-item><text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list></text:list-item>"
        ))
    };
    let item = |text: &str| list(&format!("<text:list-item><text:p>{text}</text:p></text:list-item>"));
    let body =
        [item("MỤC ĐÍCH"), item("NỘI DUNG"), deeper("Họp"), "<text:p>Đoạn.</text:p>".into(), deeper("Thi")].concat();
    assert_eq!(outline(&read("a.odt", odt(&style, &body))), OUTLINE);
}

#[test]
fn the_rest_of_a_paragraph_behind_a_frame_is_not_lost() {
    let body = "<text:p>I. MỤC <draw:frame><draw:text-box><text:p>Khung</text:p></draw:text-box></draw:frame>ĐÍCH</text:p>\
                <text:p><draw:frame><draw:text-box><text:p>Khung</text:p></draw:text-box></draw:frame>II. NỘI DUNG</text:p>";
    let record = read("a.odt", odt("", body));
    assert!(outline(&record).iter().any(|item| item == "II NỘI DUNG"), "{:?}", outline(&record));
}

#[test]
fn tracked_deletions_inside_paragraphs_are_left_out() {
    let body = "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion/></text:changed-region></text:tracked-changes>\
                <text:p>I. MỤC <text:change-start text:change-id=\"c1\"/>TIÊU <text:change-end text:change-id=\"c1\"/>ĐÍCH</text:p>";
    assert_eq!(outline(&read("a.odt", odt("", body))), ["I MỤC ĐÍCH"]);
}

#[test]
fn a_table_of_contents_is_no_outline() {
    let plan = "KẾ HOẠCH\nMỤC LỤC\nI. MỤC ĐÍCH ........ 1\nII. NỘI DUNG ........ 2\nI. MỤC ĐÍCH\nII. NỘI DUNG\n1. Họp\n2. Thi\n";
    assert_eq!(outline(&read("a.txt", plan)), OUTLINE);
}

#[test]
fn tables_drawn_in_plain_text_are_tables() {
    for (corner, bar, dash) in [('+', '|', '-'), ('┼', '│', '─')] {
        let border = format!(
            "{corner}{0}{corner}{1}{corner}{1}{corner}{1}{corner}",
            dash.to_string().repeat(5),
            dash.to_string().repeat(20)
        );
        let row = |row: [&str; 4]| {
            format!("{bar} {:<4}{bar} {:<19}{bar} {:<19}{bar} {:<19}{bar}\n{border}", row[0], row[1], row[2], row[3])
        };
        let plan = format!("KẾ HOẠCH\nII. NỘI DUNG\n\n{border}\n{}\n", ROWS.map(row).join("\n"));
        assert_eq!(tasks(&read("a.txt", plan)), ROW_TASK, "{bar}");
    }
}

#[test]
fn an_empty_file_is_told() {
    for (name, bytes) in [("a.txt", ""), ("a.html", "<html><body><img src=x></body></html>"), ("a.rtf", "{\\rtf1 }")] {
        assert_eq!(notices(&read(name, bytes)), ["no-text"], "{name}");
    }
}

#[test]
fn characters_that_nobody_sees_are_in_no_fact() {
    let plan =
        "KẾ HOẠCH\nII. NỘI DUNG\n1. Nhân\u{200b} viên thư vi\u{ad}ện mua sách trước ngày 30 tháng 11 năm 2026.\n";
    assert_eq!(tasks(&read("a.txt", plan)), [r#"II.1 ["Nhân viên thư viện"] ["2026-11-30"]"#]);
}

proptest::proptest! {
    #[test]
    fn no_wrapping_panics(front in 0..FRONTS.len(), tail in "[<>/a-z=\"' {}\\\\:;*0-9\n\u{1ea1}-]{0,300}") {
        let bytes = format!("{}{tail}", FRONTS[front]);
        let _ = rasoat::ingest::read(bytes.as_bytes(), Some("a.doc"));
    }
}

/// Fronts by which files are told.
const FRONTS: [&str; 8] = [
    "{\\rtf1 \\trowd\\intbl ",
    "<p><table><tr><td>",
    "<html><body>",
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n",
    "<?xml version=\"1.0\"?><pkg:package><pkg:part pkg:name=\"/a\"><pkg:xmlData>",
    "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>",
    "STT  Nội dung  Thời gian\n1    ",
    "# a\n<table><tr><td>",
];
