//! Reports as files: what a careful office would send. Looks at the files with LibreOffice, poppler and qpdf where they are installed.

mod support;

use rasoat::document::document::Format;
use rasoat::finding::{CheckStatus, Lang, Safety, Severity, Stage, Status, Topic, VerdictResult};
use rasoat::report::batch_record::{Batch, Copies, Missing};
use rasoat::report::options::{Office, ReportOptions};
use rasoat::report::paper::{Block, Cell, Paper, Row};
use rasoat::report::record::*;
use rasoat::report::{WRITERS, docx, paper, pdf, phieu, tong_hop, writer};
use std::path::{Path, PathBuf};
use std::process::Command;

// ---------------------------------------------------------------------------------------------------------- records by hand

fn at(block: u32, place: Option<&str>) -> At {
    At { block, start: 4, end: 12, line: None, page: None, place: place.map(str::to_owned) }
}

fn field(text: &str, block: u32) -> Field {
    Field { text: text.to_owned(), at: at(block, Some("header")) }
}

fn finding(
    code: &'static str,
    topic: Topic,
    severity: Severity,
    message: &str,
    place: At,
    marked: &str,
) -> FindingRecord {
    FindingRecord {
        code,
        topic,
        severity,
        status: Status::Open,
        message: message.to_owned(),
        why: "Người nhận tra cứu văn bản theo số, ký hiệu và ngày ban hành; ghi sai thì không tìm được văn bản."
            .to_owned(),
        hint: Some("Ghi đúng theo văn bản gốc".to_owned()),
        basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6".to_owned()),
        quote: Some(marked.to_owned()),
        fix: Some(FixRecord {
            safety: Safety::Safe,
            edits: vec![EditRecord { at: place.clone(), replacement: "769/KH-GDĐT".to_owned() }],
        }),
        at: Some(place),
        excerpt: Some(Excerpt {
            before: "…thực hiện Kế hoạch số ".to_owned(),
            marked: marked.to_owned(),
            after: " ngày 15 tháng 3 năm 2024 của Phòng Giáo dục và Đào tạo…".to_owned(),
        }),
    }
}

fn row(item: &str, label: &str, status: CheckStatus, reason: Option<&str>, findings: Vec<usize>) -> ChecklistRecord {
    ChecklistRecord {
        item: item.to_owned(),
        label: label.to_owned(),
        status,
        reason: reason.map(str::to_owned),
        findings,
        basis: "NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II".to_owned(),
    }
}

fn checklist() -> Vec<ChecklistRecord> {
    use CheckStatus::*;
    let labels = [
        ("national-title", "Quốc hiệu", Pass),
        ("motto", "Tiêu ngữ", Pass),
        ("agency", "Tên cơ quan ban hành", Pass),
        ("number-symbol", "Số, ký hiệu", Fail),
        ("place-date", "Địa danh, thời gian", Pass),
        ("doc-type", "Tên loại, trích yếu", Pass),
        ("legal-basis", "Căn cứ ban hành", Pass),
        ("purpose", "Mục đích, yêu cầu", Pass),
        ("content", "Nội dung, nhiệm vụ", Pass),
        ("schedule", "Tiến độ, thời gian thực hiện", Fail),
        ("organisation", "Tổ chức thực hiện, phân công", Pass),
        ("budget", "Kinh phí", NotApplicable),
        ("reporting", "Chế độ báo cáo", Pass),
        ("signature", "Chức vụ, họ tên người ký", Pass),
        ("seal", "Dấu, chữ ký số", NotChecked),
        ("recipients", "Nơi nhận", Pass),
        ("page-setup", "Khổ giấy, lề trang", NotChecked),
        ("font", "Phông chữ, cỡ chữ", NotChecked),
        ("citations", "Viện dẫn văn bản", Fail),
        ("names", "Tên riêng thống nhất", NeedsReview),
    ];
    labels
        .iter()
        .map(|(item, label, status)| {
            let reason = match status {
                NotChecked => Some("Tệp văn bản thuần không mang thông tin này"),
                NeedsReview => Some("Hai cách viết đều có thể đúng"),
                NotApplicable => Some("Mẫu không yêu cầu"),
                _ => None,
            };
            row(item, label, *status, reason, if *status == Fail { vec![0] } else { vec![] })
        })
        .collect()
}

fn task(id: &str, text: &str, lead: &[&str], deadlines: Vec<usize>) -> Task {
    Task {
        id: id.to_owned(),
        section: "II".to_owned(),
        form: "numbered",
        leaf: true,
        action: true,
        text: text.to_owned(),
        lead: lead.iter().map(|l| (*l).to_owned()).collect(),
        partners: vec!["Công đoàn".to_owned()],
        deadlines,
        citations: Vec::new(),
        at: at(20, Some(id)),
        product: None,
        place: None,
        budget: None,
    }
}

fn date(text: &str, day: Option<&str>, bound: Option<&'static str>, recurrence: Option<&str>) -> DateFact {
    DateFact {
        text: text.to_owned(),
        value: day.map(str::to_owned),
        from: day.map(str::to_owned),
        to: day.map(str::to_owned),
        bound,
        kind: if recurrence.is_some() { "recurrence" } else { "date" },
        recurrence: recurrence.map(str::to_owned),
        role: "deadline",
        valid: true,
        place: Some("IV".to_owned()),
        at: at(40, Some("IV")),
    }
}

fn citation(text: &str, number: &str, issued: Option<&str>, malformed: bool, status: Option<&'static str>) -> Citation {
    Citation {
        text: text.to_owned(),
        doc_type: Some("Kế hoạch".to_owned()),
        number: Some(number.to_owned()),
        year: None,
        symbol: Some("KH-GDĐT".to_owned()),
        key: Some(format!("{number}/KH-GDĐT")),
        issued: issued.map(str::to_owned),
        issuer: issued.map(|_| "Phòng Giáo dục và Đào tạo".to_owned()),
        issuer_source: issued.map(|_| "stated"),
        title: None,
        locator: None,
        malformed,
        problems: Vec::new(),
        within: None,
        first: true,
        refers_to: None,
        registry: status.map(|status| RegistryMatch {
            key: format!("{number}/KH-GDĐT"),
            issued: None,
            issuer: None,
            title: None,
            status,
            replaced_by: (status == "expired").then(|| "27/2020/TT-BGDĐT".to_owned()),
        }),
        at: at(9, Some("basis")),
    }
}

fn findings() -> Vec<FindingRecord> {
    use Severity::*;
    let mut all = vec![
        finding(
            "VD004",
            Topic::CitationForm,
            Error,
            "Ký hiệu “KH-GDDT” viết thiếu dấu Đ",
            at(17, Some("II.3")),
            "769/KH-GDDT",
        ),
        finding(
            "TT003",
            Topic::NumberSymbol,
            Error,
            "Số, ký hiệu có khoảng trắng thừa",
            at(3, Some("header")),
            "Số : 124 /KH - ĐT",
        ),
        finding("NG002", Topic::DateFormat, Warning, "Tháng 4 không ghi thêm số 0", at(5, Some("header")), "tháng 04"),
        finding(
            "NV001",
            Topic::TaskOwner,
            Warning,
            "Nhiệm vụ không nêu người thực hiện",
            at(22, Some("II.5-2")),
            "Tổ chức tuyên truyền",
        ),
        finding("CT010", Topic::Spelling, Info, "Tên trường được viết hai cách", at(30, Some("III")), "Thạnh"),
    ];
    let missing = FindingRecord {
        at: None,
        excerpt: None,
        quote: None,
        fix: None,
        message: "Thiếu Quốc hiệu".to_owned(),
        code: "TT001",
        topic: Topic::NationalTitle,
        ..finding("TT001", Topic::NationalTitle, Error, "", at(1, None), "")
    };
    all.insert(0, missing);
    for n in 0..9 {
        all.push(finding(
            "CT001",
            Topic::Punctuation,
            Warning,
            "Thừa dấu cách trước dấu phẩy",
            at(40 + n, Some("II.7")),
            " ,",
        ));
    }
    all
}

/// A plan of a school whose name is long and has capitals with two marks.
fn plan(school: &str, path: &str, findings: Vec<FindingRecord>) -> Record {
    let count = |s: Severity| findings.iter().filter(|f| f.severity == s).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let result = match (errors, warnings) {
        (0, 0) => VerdictResult::Pass,
        (0, _) => VerdictResult::PassWithWarnings,
        _ => VerdictResult::Fail,
    };
    Record {
        schema: SCHEMA,
        source: Source {
            path: path.to_owned(),
            format: Some(Format::Docx),
            sha256: Some("8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4".to_owned()),
            pages: Some(5),
            notices: vec![NoticeRecord {
                code: "tracked-changes",
                message: "Văn bản còn thay đổi được theo dõi; rà soát theo bản đã chấp nhận hết thay đổi.".to_owned(),
            }],
        },
        header: Some(Header {
            heading: "state",
            parent_agency: Some(field("UBND XÃ BÌNH MỸ", 1)),
            agency: Some(field(school, 2)),
            national_title: None,
            motto: None,
            number_symbol: Some(NumberSymbol {
                text: "Số: 124/KH-ĐT".to_owned(),
                at: at(3, Some("header")),
                number: Some("124".to_owned()),
                symbol: Some("KH-ĐT".to_owned()),
            }),
            place_date: Some(PlaceDate {
                text: "Bình Mỹ, ngày 10 tháng 4 năm 2026".to_owned(),
                at: at(5, Some("header")),
                place: Some("Bình Mỹ".to_owned()),
                date: Some("2026-04-10".to_owned()),
            }),
            doc_type: Some(DocType {
                text: "KẾ HOẠCH".to_owned(),
                at: at(6, Some("header")),
                code: Some("KH".to_owned()),
            }),
            subject: Some(field("Thực hiện quy chế dân chủ ở cơ sở năm học 2026 - 2027", 7)),
            addressees: Vec::new(),
            recipients: Vec::new(),
            signature: None,
        }),
        legal_basis: Some(Vec::new()),
        outline: Some(Vec::new()),
        tasks: Some(vec![
            task(
                "II.1",
                "Tổ chức hội nghị cán bộ, công chức, viên chức đầu năm học; công khai kế hoạch và quy chế chi tiêu nội bộ.",
                &["Hiệu trưởng"],
                vec![0],
            ),
            task("II.2.a", "Rà soát hồ sơ, sổ sách theo quy định của ngành.", &[], vec![]),
            task(
                "III#4",
                "Báo cáo kết quả thực hiện về Ủy ban nhân dân xã.",
                &["Văn thư", "Phó Hiệu trưởng"],
                vec![1, 2],
            ),
        ]),
        citations: Some(vec![
            citation("Kế hoạch số 769/KH-GDDT", "769", None, true, None),
            citation(
                "Kế hoạch số 12/KH-GDĐT ngày 05 tháng 02 năm 2026 của Phòng Giáo dục và Đào tạo",
                "12",
                Some("2026-02-05"),
                false,
                Some("in-force"),
            ),
            citation(
                "Kế hoạch số 58/KH-GDĐT ngày 12 tháng 12 năm 2011 của Phòng Giáo dục và Đào tạo",
                "58",
                Some("2011-12-12"),
                false,
                Some("expired"),
            ),
        ]),
        dates: Some(vec![
            date("ngày 25 tháng 4 năm 2026", Some("2026-04-25"), Some("before"), None),
            date("6 tháng/lần", None, None, Some("FREQ=MONTHLY;INTERVAL=6")),
            date("ngày 05 tháng 02 năm 2026", Some("2026-02-05"), Some("by"), None),
        ]),
        checked: Checked {
            findings: Some(findings),
            checklist: Some(checklist()),
            verdict: Some(VerdictRecord {
                result,
                errors,
                warnings,
                infos,
                template: "ke-hoach".to_owned(),
                stage: Stage::Draft,
            }),
            left_out: false,
        },
        error: None,
        demands: None,
        text: None,
    }
}

/// A picture of 12 x 8 pixels with transparency.
const LOGO: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x0c\x00\x00\x00\x08\x08\x06\x00\x00\x00\xcd\xe4\x1e\xf1\x00\x00\x00\x2f\x49\x44\x41\x54\x78\x9c\x63\x3c\xc1\xc0\x50\xc1\xc0\xc0\xd5\xce\xc0\xc0\x55\x49\x0c\xcd\xc2\x20\xc2\xd0\xce\xc0\xc0\x50\xc9\xc0\x40\x1c\xcd\xc2\x20\x42\xbc\x62\x06\x06\x86\x91\x69\x03\x00\xc9\x9c\x31\xdf\xfe\xe1\xcc\xf9\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

const LONG_SCHOOL: &str = "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ NGUYỄN THỊ MINH KHAI – ẴỖỰ";

fn sample() -> Record {
    plan(LONG_SCHOOL, "plans/huyen-hoc-mon/KẾ HOẠCH thực hiện quy chế dân chủ (bản sửa lần 3).docx", findings())
}

fn failed(path: &str) -> Record {
    Record {
        source: Source { path: path.to_owned(), format: None, sha256: None, pages: None, notices: Vec::new() },
        header: None,
        legal_basis: None,
        outline: None,
        tasks: None,
        citations: None,
        dates: None,
        checked: Checked::default(),
        error: Some(ErrorRecord {
            kind: "damaged",
            message: "Tệp hỏng: không mở được gói DOCX. Mở tệp bằng Word và lưu lại.".to_owned(),
        }),
        ..sample()
    }
}

fn options() -> ReportOptions {
    ReportOptions {
        lang: Lang::Vi,
        office: Office {
            parent_agency: Some("ỦY BAN NHÂN DÂN XÃ BÌNH MỸ".to_owned()),
            agency: Some("PHÒNG VĂN HÓA - XÃ HỘI".to_owned()),
            symbol: Some("BC-VHXH".to_owned()),
            place: Some("Bình Mỹ".to_owned()),
            ..Office::default()
        },
        date: Some(jiff::civil::date(2026, 10, 15)),
        version: "0.1.0".to_owned(),
        template_title: Some("Kế hoạch của trường".to_owned()),
        register_date: Some(jiff::civil::date(2026, 10, 1)),
        ..ReportOptions::default()
    }
}

// ------------------------------------------------------------------------------------------------------------------ tools

/// Where the files of the tests lie, to be looked at.
fn out(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    std::fs::create_dir_all(&dir).unwrap();
    dir.join(name)
}

fn save(name: &str, bytes: &[u8]) -> PathBuf {
    let path = out(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Runs a tool; `None` with a message where it is not installed.
fn tool(program: &str, args: &[&str]) -> Option<String> {
    match Command::new(program).args(args).output() {
        Ok(output) => {
            assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            eprintln!("skipped: {program} is not installed");
            None
        }
    }
}

// ------------------------------------------------------------------------------------------------------------------ tests

/// So many plans: every fourth flawless, every fifth with warnings only, one file broken, some with very many faults.
fn plans(count: usize) -> Vec<Record> {
    (0..count)
        .map(|n| {
            let school = match n % 3 {
                0 => format!("TRƯỜNG TIỂU HỌC BÌNH MỸ {n}"),
                1 => format!("TRƯỜNG TRUNG HỌC CƠ SỞ VÀ TRUNG HỌC PHỔ THÔNG NGUYỄN THỊ MINH KHAI {n} – ẴỖỰ"),
                _ => format!("TRƯỜNG MẦM NON HOA SEN {n}"),
            };
            let path = format!("plans/xa-{}/ke-hoach-{n:03}.docx", n % 7);
            if n == 3 {
                return failed(&path);
            }
            let mut found = findings();
            match n % 5 {
                0 => found.clear(),
                1 => found.retain(|f| f.severity != Severity::Error),
                2 if n % 2 == 0 => {
                    let more = findings();
                    for _ in 0..4 {
                        found.extend(more.clone());
                    }
                }
                _ => {}
            }
            plan(&school, &path, found)
        })
        .collect()
}

fn batch(records: &[Record]) -> Batch<'_> {
    Batch {
        records,
        roster: true,
        missing: vec![Missing {
            unit: "Trường Mầm non Sơn Ca".to_owned(),
            note: Some("đã nhắc ngày 10/10/2026".to_owned()),
        }],
        late: vec![0],
        copies: if records.len() > 2 {
            vec![Copies {
                first: 1,
                second: 2,
                likeness: 93,
                note: Some("Tên trường khác còn sót trong mục III.2".to_owned()),
            }]
        } else {
            Vec::new()
        },
        ..Batch::of(records)
    }
}

// ------------------------------------------------------------------------------------------------------------------ tools for papers

/// Every paragraph of a paper as one text.
fn paragraphs(paper: &Paper) -> Vec<String> {
    let mut all = Vec::new();
    for block in paper.sheets.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Letterhead(l) => {
                all.extend(l.parent_agency.clone());
                all.extend([&l.agency, &l.number, &l.national_title, &l.motto, &l.place_date].map(String::clone));
            }
            Block::Title(t) => {
                all.extend([Some(t.kind.clone()), Some(t.subject.clone()), t.reference.clone()].into_iter().flatten())
            }
            Block::Heading(h) => all.push(h.text.clone()),
            Block::Paragraph(p) => all.push(p.spans.iter().map(|s| s.text.as_str()).collect()),
            Block::Table(t) => {
                for cell in t.head.iter().chain(&t.rows).flat_map(|r| &r.cells) {
                    all.extend(cell.paragraphs.iter().map(|p| p.iter().map(|s| s.text.as_str()).collect::<String>()));
                }
            }
            Block::Bars(b) => all.extend(b.bars.iter().map(|b| b.label.clone()).chain([b.title.clone()])),
            Block::Closing(c) => all.extend(c.recipients.iter().chain(&c.signer).chain(&c.name).cloned()),
        }
    }
    all
}

/// Without white space: lines and cells break where they must.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The PDF's text in the order of its content holds every paragraph, letter by letter.
fn holds_text(paper: &Paper, pdf: &Path) {
    let Some(text) = tool("pdftotext", &["-raw", pdf.to_str().unwrap(), "-"]) else { return };
    let text = dense(&text.replace('\u{c}', " "));
    let wanted: std::collections::BTreeSet<String> = paragraphs(paper).iter().map(|p| dense(p)).collect();
    let lost: Vec<String> = wanted.into_iter().filter(|p| !text.contains(p)).collect();
    assert!(lost.is_empty(), "not found in {}: {lost:#?}", pdf.display());
}

/// No word stands outside the margins.
fn inside_margins(pdf: &Path) {
    let Some(boxes) = tool("pdftotext", &["-bbox", pdf.to_str().unwrap(), "-"]) else { return };
    let number = |line: &str, name: &str| -> f32 {
        let key = format!("{name}=\"");
        let at = line.find(&key).unwrap() + key.len();
        line[at..].split('"').next().unwrap().parse().unwrap()
    };
    let mut page = (0.0, 0.0);
    for line in boxes.lines() {
        if line.contains("<page ") {
            page = (number(line, "width"), number(line, "height"));
        } else if line.contains("<word ") {
            let (left, right) = (number(line, "xMin"), number(line, "xMax"));
            let (top, bottom) = (number(line, "yMin"), number(line, "yMax"));
            assert!(left > 84.5 && right < page.0 - 42.0, "{line}");
            assert!(top > 25.0 && bottom < page.1 - 55.0, "{line}");
        }
    }
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
    text
}

// ------------------------------------------------------------------------------------------------------------------ PDF

#[test]
fn pdf_of_one_plan() {
    let paper = phieu::compose(&sample(), &options());
    let bytes = pdf::render(&paper).unwrap();
    assert_eq!(bytes, pdf::render(&paper).unwrap(), "same paper, same bytes");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let path = save("phieu.pdf", &bytes);
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    holds_text(&paper, &path);
    inside_margins(&path);
    if let Some(fonts) = tool("pdffonts", &[path.to_str().unwrap()]) {
        assert!(fonts.lines().skip(2).all(|l| l.contains("yes yes yes")), "embedded, subset, with Unicode: {fonts}");
    }
    let paper = phieu::compose(&failed("plans/hong.docx"), &ReportOptions::default());
    let path = save("phieu-hong.pdf", &pdf::render(&paper).unwrap());
    holds_text(&paper, &path);
}

/// One set of properties, ours: nothing of the library's own producer and day is left in the file.
#[test]
fn pdf_says_who_made_it_once() {
    let bytes = pdf::render(&phieu::compose(&sample(), &options())).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let told = document.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has(b"Producer"));
    let producers: Vec<Vec<u8>> = told.map(|d| d.get(b"Producer").unwrap().as_str().unwrap().to_vec()).collect();
    let ours: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("rasoat 0.1.0".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(producers, [ours]);
    assert!(!bytes.windows(8).any(|w| w.eq_ignore_ascii_case(b"printpdf")));
}

#[test]
fn english_report() {
    let options = ReportOptions { lang: Lang::En, ..options() };
    let paper = phieu::compose(&sample(), &options);
    let path = save("sheet.pdf", &pdf::render(&paper).unwrap());
    holds_text(&paper, &path);
    let records = plans(4);
    let paper = tong_hop::compose(&batch(&records), &options);
    holds_text(&paper, &save("summary.pdf", &pdf::render(&paper).unwrap()));
}

#[test]
fn summaries() {
    for count in [1, 20, 300] {
        let records = plans(count);
        let paper = tong_hop::compose(&batch(&records), &options());
        let start = std::time::Instant::now();
        let bytes = pdf::render(&paper).unwrap();
        eprintln!("PDF of {count}: {:?}, {} bytes", start.elapsed(), bytes.len());
        let path = save(&format!("tong-hop-{count}.pdf"), &bytes);
        tool("qpdf", &["--check", path.to_str().unwrap()]);
        holds_text(&paper, &path);
        inside_margins(&path);
        let start = std::time::Instant::now();
        let bytes = docx::render(&paper).unwrap();
        eprintln!("DOCX of {count}: {:?}, {} bytes", start.elapsed(), bytes.len());
        save(&format!("tong-hop-{count}.docx"), &bytes);
    }
}

/// A row taller than a page is split between lines; nothing of it is lost.
#[test]
fn a_fault_told_as_a_note_and_as_a_warning_is_one_of_a_unit() {
    let told = |severity, place| {
        finding("CT001", Topic::SectionMissing, severity, "Không tìm thấy phần.", at(place, None), "")
    };
    let records = [
        plan("Trường A", "a.docx", vec![told(Severity::Info, 1)]),
        plan(
            "Trường B",
            "b.docx",
            vec![told(Severity::Warning, 1), told(Severity::Warning, 2), told(Severity::Info, 3)],
        ),
    ];
    let paper = tong_hop::compose(&batch(&records), &options());
    let tables = paper
        .sheets
        .iter()
        .flat_map(|s| &s.blocks)
        .filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    let cells = |row: &Row| -> Vec<String> {
        let text = |cell: &Cell| cell.paragraphs.iter().flatten().map(|span| span.text.as_str()).collect();
        row.cells.iter().map(text).collect()
    };
    let faults = tables.filter(|t| t.summary == "Lỗi thường gặp").flat_map(|t| &t.rows).map(cells).collect::<Vec<_>>();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0][4..], ["Cảnh báo", "2", "4"], "{faults:?}");
}

#[test]
fn a_row_taller_than_a_page() {
    let mut record = sample();
    let long = "Rà soát toàn bộ hồ sơ, sổ sách chuyên môn theo quy định của ngành giáo dục. ".repeat(120);
    record.checked.findings.as_mut().unwrap()[2].why = long;
    let paper = phieu::compose(&record, &options());
    let path = save("dong-dai.pdf", &pdf::render(&paper).unwrap());
    inside_margins(&path);
    if let Some(text) = tool("pdftotext", &["-raw", path.to_str().unwrap(), "-"]) {
        let whole = dense(&text).matches("hồsơ,sổsáchchuyênmôntheoquyđịnh").count();
        let cut = text.matches('\u{c}').count();
        assert!(whole + cut >= 120, "{whole} whole, at most {cut} cut by a page's end");
    }
}

// ------------------------------------------------------------------------------------------------------------------ DOCX

#[test]
fn docx_of_one_plan() {
    let paper = phieu::compose(&sample(), &options());
    let bytes = docx::render(&paper).unwrap();
    assert_eq!(bytes, docx::render(&paper).unwrap(), "same paper, same bytes");
    let path = save("phieu.docx", &bytes);
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader />").count(), 7, "one head row a table with a head");
    assert_eq!(document.matches("<wps:wsp>").count(), 3, "lines under the agency, the motto and the subject");
    assert!(document.contains("<w:titlePg />") && part(&bytes, "word/header1.xml").contains("PAGE"));
    assert!(part(&bytes, "word/styles.xml").contains("w:lang w:val=\"vi-VN\""));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>PHIẾU RÀ SOÁT: Kế hoạch số 124/KH-ĐT"));
    opens_in_libreoffice(&path, &paper);
}

/// LibreOffice makes a PDF of it that has the same text.
fn opens_in_libreoffice(docx: &Path, paper: &Paper) {
    let profile = format!("-env:UserInstallation=file://{}", out("lo-profile").display());
    let folder = out("lo");
    let args =
        [&profile, "--headless", "--convert-to", "pdf", "--outdir", folder.to_str().unwrap(), docx.to_str().unwrap()];
    if tool("soffice", &args).is_some() {
        let pdf = folder.join(docx.file_stem().unwrap()).with_extension("pdf");
        let Some(text) = tool("pdftotext", &["-raw", pdf.to_str().unwrap(), "-"]) else { return };
        let text = dense(&text);
        let lost = paragraphs(paper).into_iter().filter(|p| !text.contains(&dense(p))).count();
        assert!(lost <= 2, "{lost} paragraphs lost in LibreOffice (two may be cut by a page's end)");
    }
}

/// What makes Word ask for a repair: order of properties, cells without a last paragraph, bookmarks twice or not paired, grids that do not fit.
#[test]
fn docx_is_sound() {
    let records = plans(20);
    for (name, paper) in [
        ("phieu", phieu::compose(&sample(), &options())),
        ("tong-hop", tong_hop::compose(&batch(&records), &options())),
        ("hong", phieu::compose(&failed("a.docx"), &ReportOptions::default())),
    ] {
        let bytes = docx::render(&paper).unwrap();
        let path = save(&format!("{name}-sound.docx"), &bytes);
        let document = part(&bytes, "word/document.xml");
        sound(&document);
        sound(&part(&bytes, "word/styles.xml"));
        let python =
            "import sys, docx; d = docx.Document(sys.argv[1]); print(len(d.tables), d.core_properties.language)";
        if let Some(told) = tool("python3", &["-c", python, path.to_str().unwrap()]) {
            assert!(told.trim().ends_with("vi-VN"), "{told}");
        }
        let body = document.matches("<w:bookmarkStart").count();
        assert_eq!(body, document.matches("<w:bookmarkEnd").count());
        for link in document.split("w:anchor=\"").skip(1).map(|l| l.split('"').next().unwrap()) {
            assert!(document.contains(&format!("w:name=\"{link}\"")), "{link} leads nowhere");
        }
    }
}

fn sound(xml: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut last_child: Vec<(String, String)> = vec![(String::new(), String::new())];
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                in_order(&last_child.last().unwrap().0, &last_child.last().unwrap().1, &name);
                last_child.last_mut().unwrap().1 = name.clone();
                last_child.push((name, String::new()));
            }
            Event::Empty(tag) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                in_order(&last_child.last().unwrap().0, &last_child.last().unwrap().1, &name);
                last_child.last_mut().unwrap().1 = name;
            }
            Event::End(_) => {
                let (name, last) = last_child.pop().unwrap();
                assert!(name != "w:tc" || last == "w:p", "a cell ends with {last}");
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn in_order(parent: &str, before: &str, name: &str) {
    let order: &[&str] = match parent {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:pageBreakBefore",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
        "w:rPr" => &["w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:u", "w:shd", "w:lang"],
        "w:tblPr" => {
            &["w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblDescription"]
        }
        "w:tcPr" => &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd", "w:textDirection", "w:vAlign"],
        "w:sectPr" => &["w:headerReference", "w:pgSz", "w:pgMar", "w:pgNumType", "w:cols", "w:titlePg"],
        _ => return,
    };
    let rank = |n: &str| order.iter().position(|o| *o == n).unwrap_or_else(|| panic!("{n} in {parent}"));
    assert!(before.is_empty() || rank(before) < rank(name), "{before} before {name} in {parent}");
}

/// The office's logo stands in both files and is the same picture.
#[test]
fn a_logo_above_the_office() {
    let mut options = options();
    options.office.logo_png = Some(LOGO.to_vec());
    let paper = phieu::compose(&sample(), &options);
    let path = save("logo.pdf", &pdf::render(&paper).unwrap());
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    if let Some(list) = tool("pdfimages", &["-list", path.to_str().unwrap()]) {
        assert!(list.contains("12     8  rgb"), "{list}");
    }
    let bytes = docx::render(&paper).unwrap();
    let path = save("logo.docx", &bytes);
    sound(&part(&bytes, "word/document.xml"));
    opens_in_libreoffice(&path, &paper);
    options.office.logo_png = Some(b"no picture".to_vec());
    let paper = phieu::compose(&sample(), &options);
    pdf::render(&paper).unwrap();
    docx::render(&paper).unwrap();
}

/// The program finds no fault of form or layout in the summary that it wrote itself.
#[test]
fn the_summary_passes_our_own_rules_on_form() {
    let mut options = options();
    options.office.signer = Some("TRƯỞNG PHÒNG".to_owned());
    options.office.signer_name = Some("Trần Thị Bích Ngọc".to_owned());
    let records = plans(6);
    let bytes = docx::render(&tong_hop::compose(&batch(&records), &options)).unwrap();
    let registry = rasoat::registry::registry::Registry::default();
    let settings = rasoat::pipeline::Settings { stage: Stage::Draft, ..support::settings(&registry) };
    let (record, _) = rasoat::pipeline::record("bao-cao.docx", Ok(&bytes), &settings);
    let faults: Vec<String> = record
        .checked
        .findings
        .unwrap()
        .iter()
        .filter(|f| matches!(f.topic.group(), "form" | "layout") && f.severity == Severity::Error)
        .map(|f| format!("{} {} {:?}", f.code, f.message, f.quote))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

// ------------------------------------------------------------------------------------------------------------------ the others

#[test]
fn writers_are_found_by_the_end_of_the_name() {
    assert_eq!(writer("ra/tong-hop.DOCX").unwrap().ending, "docx");
    assert_eq!(writer("kq.junit.xml").unwrap().ending, "junit.xml");
    assert!(writer("kq.xml").is_none() && writer("docx").is_none());
}

/// Every writer, for one plan, for many, for a broken one, for none: no panic, the same bytes twice.
#[test]
fn every_writer_writes_everything() {
    let (one, many, broken) = ([sample()], plans(5), [failed("hỏng <b>&.docx")]);
    for writer in WRITERS {
        for (name, batch) in
            [("one", Batch::of(&one)), ("many", batch(&many)), ("broken", Batch::of(&broken)), ("none", Batch::of(&[]))]
        {
            let bytes = (writer.write)(&batch, &options()).unwrap();
            assert_eq!(bytes, (writer.write)(&batch, &options()).unwrap(), "{} {name}", writer.ending);
            save(&format!("{name}.{}", writer.ending), &bytes);
        }
    }
}

#[test]
fn html_escapes_and_fetches_nothing() {
    let mut record = sample();
    let bad = "<script>alert(1)</script>\"'&";
    record.source.path = bad.to_owned();
    record.checked.findings.as_mut().unwrap()[1].message = bad.to_owned();
    record.checked.findings.as_mut().unwrap()[1].excerpt.as_mut().unwrap().marked = bad.to_owned();
    record.tasks.as_mut().unwrap()[0].text = bad.to_owned();
    record.text = Some(vec![format!("đoạn một {bad}"); 45]);
    let records = [record];
    let html = String::from_utf8((writer("a.html").unwrap().write)(&Batch::of(&records), &options()).unwrap()).unwrap();
    assert!(!html.contains("alert(1)</script>"));
    assert_eq!(html.matches("<script").count(), 1);
    for word in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("<mark>&lt;script&gt;"));
    for link in html.split("href=\"#").skip(1).map(|l| l.split('"').next().unwrap()) {
        assert_eq!(html.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
}

/// Real plans with their text, as `check` keeps them for a page.
fn plans_with_text() -> Vec<Record> {
    let registry = rasoat::registry::registry::Registry::builtin();
    let paths =
        ["fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx", "fixtures/plans/thcs-quang-trung-loi-the-thuc.txt"];
    let read = |path: &str| {
        let bytes = std::fs::read(path).unwrap();
        let (mut record, seen) = rasoat::pipeline::record(path, Ok(&bytes), &support::settings(&registry));
        record.text = seen.map(|seen| rasoat::report::record::paragraphs(&seen.document));
        record
    };
    paths.map(read).into()
}

#[test]
fn the_page_shows_the_whole_text_with_its_findings() {
    let records = plans_with_text();
    let html = String::from_utf8((writer("a.html").unwrap().write)(&Batch::of(&records), &options()).unwrap()).unwrap();
    for record in &records {
        for paragraph in record.text.iter().flatten().filter(|p| p.is_ascii() && p.len() > 20) {
            assert!(html.contains(paragraph), "{paragraph}");
        }
    }
    let placed = records.iter().flat_map(|r| r.checked.findings.iter().flatten()).filter(|f| f.at.is_some()).count();
    assert_eq!(html.matches("class=\"show\"").count(), placed, "every finding with a place leads to it");
    for link in html.split("href=\"#").skip(1).map(|l| l.split('"').next().unwrap()) {
        assert_eq!(html.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
}

/// What a person does on the page, and what is to be seen after each step.
const STEPS: &str = r#"
  var told = [];
  function seen(what) { return [].filter.call(document.querySelectorAll(what), function (e) { return e.offsetParent !== null; }).length; }
  function type(words) { var s = document.getElementById('search'); s.value = words; s.dispatchEvent(new Event('input')); }
  var all = document.querySelectorAll('.finding').length;
  told.push(seen('.finding') === all && all > 10);
  type('zzqqzz'); told.push(seen('.finding') === 0);
  type(document.querySelector('.finding .code').textContent.toUpperCase()); told.push(seen('.finding') > 0 && seen('.finding') < all);
  type('');
  var box = document.querySelector('input[name=level][value=error]');
  box.click(); told.push(seen('.finding.error') === 0 && seen('.finding') > 0); box.click();
  var group = document.getElementById('group');
  group.value = 'layout'; group.dispatchEvent(new Event('change'));
  told.push(seen('.finding') > 0 && seen('.finding') === seen('.finding[data-group=layout]'));
  group.value = ''; group.dispatchEvent(new Event('change'));
  told.push(seen('.finding .more') === 0);
  var finding = document.querySelector('a.show').closest('.finding');
  finding.querySelector('button').click(); told.push(seen('.finding .more') === 1);
  var link = finding.querySelector('a.show');
  link.click();
  var mark = document.getElementById(link.getAttribute('href').slice(1));
  told.push(mark.closest('details').open && mark.getBoundingClientRect().top < innerHeight);
  document.getElementById('all').click(); told.push(seen('.finding .more') === all);
  document.body.setAttribute('data-told', told.join(' '));
"#;

#[test]
fn html_works_in_a_browser() {
    let html = (writer("a.html").unwrap().write)(&Batch::of(&plans_with_text()), &options()).unwrap();
    let path = save("trinh-duyet.html", &html);
    let Some(browser) = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|b| Command::new(b).arg("--version").output().is_ok())
    else {
        eprintln!("skipped: no Chromium is installed");
        return;
    };
    let profile = format!("--user-data-dir={}", out("chromium").display());
    let common =
        ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", profile.as_str()];
    let steps = String::from_utf8(html).unwrap().replace("</body>", &format!("<script>{STEPS}</script></body>"));
    let tried = save("trinh-duyet-thu.html", steps.as_bytes());
    let dom = tool(browser, &[&common[..], &["--dump-dom", &format!("file://{}", tried.display())]].concat()).unwrap();
    let told =
        dom.split("data-told=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("the script did not end");
    assert_eq!(told, ["true"; 9].join(" "));
    // Printed, every finding stands open.
    let printed = out("trinh-duyet.pdf");
    let to = format!("--print-to-pdf={}", printed.display());
    tool(browser, &[&common[..], &[&to, "--no-pdf-header-footer", &format!("file://{}", path.display())]].concat());
    if let Some(text) = tool("pdftotext", &["-raw", printed.to_str().unwrap(), "-"]) {
        let text = dense(&text);
        assert!(
            text.contains(&dense("Vì sao:")) && !text.contains(&dense("Mở/đóng tất cả")),
            "findings open, tools gone"
        );
    }
}

#[test]
fn sarif_has_what_the_standard_wants() {
    let records = plans(5);
    let bytes = (writer("a.sarif").unwrap().write)(&batch(&records), &options()).unwrap();
    let log: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains(' '));
    }
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
}

#[test]
fn the_workbook_says_with_what_it_was_made_and_what_was_not_checked() {
    use calamine::{Reader, Xlsx};
    let records = plans(5);
    let bytes = (writer("a.xlsx").unwrap().write)(&batch(&records), &options()).unwrap();
    save("so-tinh.xlsx", &bytes);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Tổng hợp", "Lỗi", "Nhiệm vụ", "Viện dẫn", "Thời hạn", "Ghi chú"]);
    let notes = book.worksheet_range("Ghi chú").unwrap();
    let told: Vec<String> =
        notes.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")).collect();
    for words in
        ["rasoat 0.1.0", "Kế hoạch của trường", "Sổ tra cứu văn bản cập nhật đến", "Dấu, chữ ký số | không kiểm được"]
    {
        assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:#?}");
    }
}

#[test]
fn junit_counts_what_it_lists() {
    let records = plans(5);
    let xml = String::from_utf8((writer("a.junit.xml").unwrap().write)(&batch(&records), &options()).unwrap()).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    while !matches!(reader.read_event().expect("well-formed"), quick_xml::events::Event::Eof) {}
    let count = |text: &str| xml.matches(text).count();
    let first = xml.lines().nth(1).unwrap();
    assert!(first.contains(&format!("tests=\"{}\"", count("<testcase"))), "{first}");
    assert!(first.contains(&format!("failures=\"{}\"", count("<failure"))), "{first}");
    assert!(first.contains(&format!("errors=\"{}\"", count("<error"))), "{first}");
    assert!(first.contains(&format!("skipped=\"{}\"", count("<skipped"))), "{first}");
}

#[test]
fn one_plan_is_a_phieu_many_are_a_summary() {
    let records = plans(2);
    assert!(paper(&Batch::of(&records[..1]), &options()).properties.title.starts_with("PHIẾU RÀ SOÁT"));
    assert!(paper(&Batch::of(&records), &options()).properties.title.starts_with("BÁO CÁO: Tổng hợp"));
}

// ------------------------------------------------------------------------------------------------------------------ the program

fn rasoat(arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

/// A folder of its own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = out(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_plan_gets_a_report_of_its_own() {
    let (plans, reports) = (folder("each-plans"), folder("each").join("phieu"));
    let plan = std::fs::read("fixtures/formats/ke-hoach-y-te.docx").unwrap();
    for school in ["thcs-a", "thcs-b"] {
        std::fs::create_dir_all(plans.join(school)).unwrap();
        std::fs::write(plans.join(school).join("ke-hoach.docx"), &plan).unwrap();
    }
    std::fs::write(plans.join("Y tế học đường.docx"), &plan).unwrap();
    std::fs::write(plans.join("hong.docx"), b"PK broken").unwrap();
    let [from, to] = [&plans, &reports].map(|p| p.to_str().unwrap());
    let arguments =
        ["check", from, "--quiet", "--today", "2026-11-24", "--report-each", to, "--report-format", "pdf,html"];
    let output = rasoat(&arguments);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let written = names(&reports);
    let stems = ["Y tế học đường", "hong", "thcs-a-ke-hoach", "thcs-b-ke-hoach"];
    let wanted: Vec<String> =
        stems.iter().flat_map(|s| [format!("{s}-phieu.html"), format!("{s}-phieu.pdf")]).collect();
    assert_eq!(written, wanted);
    let html = std::fs::read_to_string(reports.join("thcs-a-ke-hoach-phieu.html")).unwrap();
    assert!(html.contains("<details class=\"text\">") && html.contains("class=\"show\""), "the whole text is there");
    let broken = std::fs::read_to_string(reports.join("hong-phieu.html")).unwrap();
    assert!(broken.contains("hong.docx"));

    let again = rasoat(&arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("--force"));
    let before = std::fs::read(reports.join("hong-phieu.pdf")).unwrap();
    assert_eq!(rasoat(&[&arguments[..], &["--force", "--jobs", "1"]].concat()).status.code(), Some(1));
    assert_eq!(std::fs::read(reports.join("hong-phieu.pdf")).unwrap(), before, "the same bytes on one thread");

    let default = rasoat(&["check", from, "--quiet", "--report-each", to]);
    assert_eq!(default.status.code(), Some(1));
    assert!(names(&reports).contains(&"hong-phieu.docx".to_owned()));
    assert_eq!(rasoat(&["check", from, "--report-format", "pdf"]).status.code(), Some(2), "a format without a folder");
    assert_eq!(rasoat(&["check", from, "--report-each", to, "--report-format", "odp"]).status.code(), Some(2));
}

#[test]
fn a_plan_is_never_written_over() {
    let plans = folder("own-plans");
    let plan = std::fs::read("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx").unwrap();
    let path = plans.join("a.docx");
    std::fs::write(&path, &plan).unwrap();
    std::fs::write(plans.join("a-phieu.docx"), &plan).unwrap();
    let [folder, file] = [&plans, &path].map(|p| p.to_str().unwrap());
    for arguments in [
        vec!["check", folder, "--quiet", "--force", "--fix", folder, "--annotate", folder],
        vec!["check", folder, "--quiet", "--force", "--report", file],
        vec!["check", folder, "--quiet", "--force", "--report-each", folder],
        vec!["fix", file, "--force", "-o", file],
    ] {
        let output = rasoat(&arguments);
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert_eq!(std::fs::read(&path).unwrap(), plan, "{arguments:?}");
        assert_eq!(names(&plans), ["a-phieu.docx", "a.docx"], "{arguments:?}");
    }
}

/// A limit on the size of files stands for a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let target = folder("full");
    let path = target.join("r.docx");
    let (plan, draft) = ("fixtures/plans/mam-non-tan-lap-loi-trinh-bay.docx", target.join("kh.docx"));
    std::fs::copy(plan, &draft).unwrap();
    let old = std::fs::read(&draft).unwrap();
    let [path, draft] = [&path, &draft].map(|p| p.to_str().unwrap());
    for arguments in [
        vec!["check", plan, "--quiet", "--report", path],
        vec!["check", plan, "--quiet", "--report-each", target.to_str().unwrap()],
        vec!["fix", draft, "-o", path],
        vec!["fix", draft, "--in-place"],
        vec!["annotate", draft, "-o", path],
    ] {
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_rasoat")])
            .args(&arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {output:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("không ghi được tệp") && told.contains("dung lượng đĩa"), "{told}");
        assert_eq!(names(&target), ["kh.docx"], "{arguments:?}");
        assert_eq!(std::fs::read(draft).unwrap(), old, "{arguments:?}");
    }
}

#[test]
fn a_text_plan_is_mended_in_place_with_every_copy_kept() {
    let folder = folder("in-place");
    let path = folder.join("kh.md");
    let text = "\u{feff}Số 12 /KH-THCSHB\r\n\r\nHòa Bình, ngày 5 tháng 04 năm 2026\r\n\r\nKẾ HOẠCH\r\n\r\nTổ chức hội nghị\r\n";
    std::fs::write(&path, text).unwrap();
    let file = path.to_str().unwrap();
    let output = rasoat(&["fix", file, "--in-place", "--today", "2026-11-24"]);
    let mended = std::fs::read_to_string(&path).unwrap();
    assert!(mended.starts_with("\u{feff}Số: 12/KH-THCSHB\r\n"), "{mended:?}");
    assert_eq!(std::fs::read_to_string(folder.join("kh.md.bak")).unwrap(), text);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("+Số: 12/KH-THCSHB") && told.contains("Cần sửa tay"), "{told}");

    // The diff is one that other programs read.
    if Command::new("patch").arg("--version").output().is_ok() {
        let diff: String = told.split_inclusive('\n').skip_while(|l| !l.starts_with("--- ")).collect();
        let copy = folder.join("kh.goc.md");
        std::fs::write(&copy, text.trim_start_matches('\u{feff}')).unwrap();
        std::fs::write(folder.join("x.diff"), diff).unwrap();
        let [copy, diff] = [copy, folder.join("x.diff")].map(|p| p.to_str().unwrap().to_owned());
        tool("patch", &["--binary", "-s", &copy, &diff]);
        assert_eq!(std::fs::read_to_string(copy).unwrap(), mended.trim_start_matches('\u{feff}'));
    }

    // Nothing more to mend: no new copy. A new fault: a second copy, the first one stays.
    rasoat(&["fix", file, "--in-place", "--today", "2026-11-24"]);
    assert!(!folder.join("kh.md.bak-2").exists());
    std::fs::write(&path, text).unwrap();
    rasoat(&["fix", file, "--in-place", "--today", "2026-11-24"]);
    assert!(folder.join("kh.md.bak-2").exists());
    assert!(names(&folder).iter().all(|n| !n.ends_with(".tmp")));
}

#[test]
fn the_sheet_and_the_summary_pass_our_own_rules_on_form_with_and_without_a_letterhead() {
    let registry = rasoat::registry::registry::Registry::builtin();
    let mut signed = options();
    signed.office.signer = Some("TRƯỞNG PHÒNG".to_owned());
    signed.office.signer_name = Some("Trần Thị Bích Ngọc".to_owned());
    let bare = ReportOptions { office: Office::default(), ..options() };
    let records = plans(6);
    for (name, options) in [("with", &signed), ("without", &bare)] {
        let papers =
            [("phieu", phieu::compose(&sample(), options)), ("tong-hop", tong_hop::compose(&batch(&records), options))];
        for (kind, paper) in papers {
            let bytes = docx::render(&paper).unwrap();
            save(&format!("{kind}-{name}.docx"), &bytes);
            let settings = rasoat::pipeline::Settings { stage: Stage::Draft, ..support::settings(&registry) };
            let (record, _) = rasoat::pipeline::record("bao-cao.docx", Ok(&bytes), &settings);
            let faults: Vec<String> = record
                .checked
                .findings
                .unwrap()
                .iter()
                .filter(|f| matches!(f.topic.group(), "form" | "layout") && f.severity == Severity::Error)
                .map(|f| format!("{} {} {:?}", f.code, f.message, f.quote))
                .collect();
            assert!(faults.is_empty(), "{kind} {name} letterhead: {faults:#?}");
        }
    }
}
