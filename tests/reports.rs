//! Reports as files: what a careful office would send. Looks at the files with LibreOffice, poppler and qpdf where they are installed.

use rasoat::document::document::Format;
use rasoat::finding::{CheckStatus, Lang, Safety, Severity, Stage, Status, Topic, VerdictResult};
use rasoat::report::options::{Office, ReportOptions};
use rasoat::report::record::*;
use rasoat::report::{pdf, phieu};
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
    }
}

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

#[test]
fn pdf_of_one_plan() {
    let paper = phieu::compose(&sample(), &options());
    let bytes = pdf::render(&paper).unwrap();
    assert_eq!(bytes, pdf::render(&paper).unwrap(), "same paper, same bytes");
    let path = save("phieu.pdf", &bytes);
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    let failed = pdf::render(&phieu::compose(&failed("plans/hong.docx"), &ReportOptions::default())).unwrap();
    save("phieu-hong.pdf", &failed);
}
