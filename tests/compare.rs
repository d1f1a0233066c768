//! Two reviews of one plan, and the office's settings in layers, as a person runs them.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn rasoat(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
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

fn plan(items: &[&str]) -> String {
    let mut text = String::from(
        "UBND XÃ BÌNH MINH\n\nTRƯỜNG TIỂU HỌC BÌNH MINH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 12/KH-THBM\n\nBình Minh, ngày 15 tháng 9 năm 2025\n\nKẾ HOẠCH\n\nCông tác y tế năm học 2025 - 2026\n\n\
         Căn cứ nhiệm vụ năm học 2025 - 2026;\n\nTrường Tiểu học Bình Minh xây dựng Kế hoạch như sau:\n\n\
         I. MỤC ĐÍCH, YÊU CẦU\n\nBảo vệ sức khỏe học sinh.\n\nII. NỘI DUNG\n\n",
    );
    for (number, item) in items.iter().enumerate() {
        text += &format!("{}. {item}\n\n", number + 1);
    }
    text + "III. TỔ CHỨC THỰC HIỆN\n\n1. Hiệu trưởng chỉ đạo chung.\n\nNơi nhận:\n\n- Như trên;\n\n- Lưu: VT.\n\nHIỆU TRƯỞNG\n\nLê Thị Hoa\n"
}

const OLD: &[&str] = &[
    "Nhân viên y tế khám sức khỏe cho học sinh trước ngày 31/02/2026.",
    "Giáo viên chủ nhiệm tổng vệ sinh lớp học trước ngày 31/9/2025.",
];
const NEW: &[&str] = &[
    "Tổ văn phòng chuẩn bị phòng khám trước ngày 10/10/2025.",
    "Nhân viên y tế khám sức khỏe cho học sinh trước ngày 28/02/2026.",
    "Giáo viên chủ nhiệm tổng vệ sinh lớp học trước ngày 31/9/2025.",
    "Bảo vệ kiểm tra nguồn nước trước ngày 31/11/2025.",
];

fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect()
}

fn quotes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|f| f["quote"].as_str().unwrap_or("")).collect()
}

#[test]
fn what_is_mended_open_and_new_is_told_by_content() {
    let folder = folder("compare");
    std::fs::write(folder.join("a.txt"), plan(OLD)).unwrap();
    std::fs::write(folder.join("b.txt"), plan(NEW)).unwrap();
    let output = rasoat(&folder, &["compare", "a.txt", "b.txt", "--format", "json", "--today", "2025-09-20"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let changes: Value = serde_json::from_str(&out(&output)).unwrap();
    let file = &changes["files"][0];
    assert_eq!(changes["schema"], "rasoat-compare/1");
    assert!(quotes(&file["fixed"]).iter().any(|q| q.contains("31/02/2026")), "{file:#}");
    assert!(quotes(&file["introduced"]).iter().any(|q| q.contains("31/11/2025")), "{file:#}");
    assert!(!quotes(&file["introduced"]).iter().any(|q| q.contains("31/9/2025")), "{file:#}");
    let spelled = |q: &Value| q["new"]["quote"].as_str().is_some_and(|q| q.contains("31/9/2025"));
    assert!(file["open"].as_array().unwrap().iter().any(spelled), "{file:#}");
    let totals = &changes["totals"];
    assert_eq!(totals["fixed"].as_u64().unwrap() as usize, codes(&file["fixed"]).len());
    // The same plan twice: nothing mended, nothing new.
    let output = rasoat(&folder, &["compare", "a.txt", "a.txt", "--format", "json", "--today", "2025-09-20"]);
    let same: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&same["totals"]["fixed"], &same["totals"]["introduced"]), (&Value::from(0), &Value::from(0)));
}

#[test]
fn earlier_results_compare_like_the_plans_they_came_from() {
    let folder = folder("compare-json");
    for (name, items) in [("a", OLD), ("b", NEW)] {
        std::fs::write(folder.join("plan.txt"), plan(items)).unwrap();
        let checked = rasoat(&folder, &["check", "plan.txt", "--format", "json", "--today", "2025-09-20"]);
        std::fs::write(folder.join(format!("{name}.json")), checked.stdout).unwrap();
    }
    std::fs::write(folder.join("old.txt"), plan(OLD)).unwrap();
    let totals = |arguments: &[&str]| -> Value {
        let output =
            rasoat(&folder, &[&["compare"], arguments, &["--format", "json", "--today", "2025-09-20"]].concat());
        serde_json::from_str::<Value>(&out(&output)).unwrap()["totals"].clone()
    };
    assert_eq!(totals(&["a.json", "b.json"]), totals(&["old.txt", "plan.txt"]));
    let output = rasoat(&folder, &["compare", "a.json", "old.txt", "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("Chưa sửa: ") && out(&output).contains("0 đã sửa"), "{}", out(&output));
    let output = rasoat(&folder, &["compare", "a.json", "b.json", "--format", "markdown", "--lang", "en"]);
    assert!(out(&output).contains("### Mended: ") && out(&output).contains("### New: "), "{}", out(&output));
    std::fs::write(folder.join("bad.json"), "{\"a\": 1}\n").unwrap();
    let output = rasoat(&folder, &["compare", "bad.json", "b.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("dòng 1"), "{}", err(&output));
    assert_eq!(rasoat(&folder, &["compare", "khong-co.txt", "b.json"]).status.code(), Some(2));
}

#[test]
fn a_baseline_knows_findings_again_whose_section_moved() {
    let folder = folder("baseline");
    std::fs::write(folder.join("plan.txt"), plan(OLD)).unwrap();
    let first = rasoat(&folder, &["check", "plan.txt", "--format", "json", "--today", "2025-09-20"]);
    std::fs::write(folder.join("base.json"), first.stdout).unwrap();
    std::fs::write(folder.join("plan.txt"), plan(NEW)).unwrap();
    let arguments = ["check", "plan.txt", "--format", "json", "--today", "2025-09-20", "--baseline", "base.json"];
    let record: Value = serde_json::from_str(&out(&rasoat(&folder, &arguments))).unwrap();
    let open: Vec<&str> = record["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["status"] == "open")
        .map(|f| f["quote"].as_str().unwrap_or(""))
        .collect();
    assert!(open.iter().any(|q| q.contains("31/11/2025")) && !open.iter().any(|q| q.contains("31/9/2025")), "{open:?}");
}

#[test]
fn settings_lie_in_layers_and_each_value_knows_its_layer() {
    let folder = folder("layers");
    let show = |arguments: &[&str]| out(&rasoat(&folder, &[&["config", "show"], arguments].concat()));
    assert!(show(&[]).contains("stage = draft    (rasoat)"));
    let shown = show(&["--profile", "phong"]);
    assert!(
        shown.contains("profile = phong    (--profile)") && shown.contains("stage = final    (profile phong)"),
        "{shown}"
    );
    std::fs::write(
        folder.join("rasoat.toml"),
        "profile = \"xa\"\nstage = \"draft\"\n[rules]\nfont = \"warning\"\nNV091 = \"info\"\nNV092 = \"error\"\n\
         [parameters]\n\"demand.met-from\" = 70\n[office]\nplace = \"Bình Minh\"\n",
    )
    .unwrap();
    let shown = show(&[]);
    for line in [
        "profile = xa    (rasoat.toml)",
        "stage = draft    (rasoat.toml)",
        "rules.NV091 = info    (rasoat.toml)",
        "rules.NV092 = warning    (rasoat.toml: error > certainty)",
        "parameters.demand.met-from = 70    (rasoat.toml)",
        "office.place = Bình Minh    (rasoat.toml)",
    ] {
        assert!(shown.contains(line), "no “{line}” in\n{shown}");
    }
    assert!(shown.contains("(profile xa)"), "{shown}");
    assert!(show(&["--stage", "final"]).contains("stage = final    (--stage)"));
    std::fs::write(folder.join("rasoat.toml"), "[rules]\nkhong-co = \"off\"\n").unwrap();
    let output = rasoat(&folder, &["config", "show"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("khong-co"));
    let output = rasoat(&folder, &["check", "a.txt", "--profile", "tinh"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn accepted_findings_are_told_and_those_without_use_too() {
    let folder = folder("accepted");
    std::fs::write(folder.join("plan.txt"), plan(OLD)).unwrap();
    let checked = rasoat(&folder, &["check", "plan.txt", "--format", "json", "--today", "2025-09-20"]);
    let record: Value = serde_json::from_str(&out(&checked)).unwrap();
    let finding = record["findings"].as_array().unwrap().iter().find(|f| f["quote"].is_string()).unwrap().clone();
    let (code, quote) = (finding["code"].as_str().unwrap(), finding["quote"].as_str().unwrap());
    let side = format!(
        "[[suppress]]\ncode = \"{code}\"\nquote = {}\nreason = \"theo mẫu cũ\"\nperson = \"Lê Thị Hoa\"\nuntil = \"2025-12-31\"\n\
         [[suppress]]\ncode = \"TT001\"\nquote = \"không có\"\nreason = \"thử\"\n\
         [[suppress]]\ncode = \"{code}\"\nreason = \"cũ\"\nuntil = \"2025-01-31\"\n",
        toml::Value::String(quote.to_owned())
    );
    std::fs::write(folder.join("rasoat-chap-nhan.toml"), side).unwrap();
    let output =
        rasoat(&folder, &["check", "plan.txt", "--format", "json", "--today", "2025-09-20", "--report", "r.md"]);
    let record: Value = serde_json::from_str(&out(&output)).unwrap();
    let accepted: Vec<&Value> =
        record["findings"].as_array().unwrap().iter().filter(|f| f["status"] == "suppressed").collect();
    assert!(!accepted.is_empty());
    assert_eq!(accepted[0]["hint"], "Đã được chấp nhận (Lê Thị Hoa, đến hết ngày 31/12/2025): theo mẫu cũ");
    let report = std::fs::read_to_string(folder.join("r.md")).unwrap();
    for told in [err(&output), report] {
        assert!(told.contains("không còn ứng với phát hiện nào") && told.contains("đã hết hạn"), "{told}");
    }
    std::fs::write(folder.join("rasoat-chap-nhan.toml"), "[[suppress]]\ncode = \"TT001\"\n").unwrap();
    let output = rasoat(&folder, &["check", "plan.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("reason"), "{}", err(&output));
}

#[test]
fn the_codes_of_demands_are_explained_and_listed() {
    let folder = folder("codes");
    let listed = out(&rasoat(&folder, &["rules"]));
    for code in ["NV091", "NV092", "NV093"] {
        assert!(listed.contains(code));
        let explained = out(&rasoat(&folder, &["explain", code]));
        assert!(
            explained.contains("Vì sao: ") && explained.contains("Cách sửa: ") && explained.contains("Sai:"),
            "{explained}"
        );
    }
}

#[test]
fn the_matrix_is_in_the_json_and_in_every_report_and_demands_may_be_edited() {
    let folder = folder("matrix");
    let fixture = |name: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demands").join(name).to_string_lossy().into_owned()
    };
    let (superior, plan) = (fixture("01-pccc.superior.txt"), fixture("01-pccc.plan.txt"));
    let reports = ["r.docx", "r.pdf", "r.html", "r.xlsx", "r.md", "r.json"];
    let mut arguments = vec!["check", &plan, "--superior", &superior, "--format", "json", "--today", "2025-09-20"];
    reports.iter().for_each(|r| arguments.extend(["--report", r]));
    let record: Value = serde_json::from_str(&out(&rasoat(&folder, &arguments))).unwrap();
    let rows = record["demands"].as_array().unwrap();
    assert_eq!(rows.len(), 12);
    for key in ["id", "text", "deadlines", "verdict", "needs_review", "likeness", "quote", "at", "deadline", "lacks"] {
        assert!(rows.iter().all(|row| row.as_object().unwrap().contains_key(key)), "{key}");
    }
    let row = record["checklist"].as_array().unwrap().iter().find(|r| r["item"] == "demands").unwrap().clone();
    assert_eq!(row["status"], "fail");
    for name in ["r.md", "r.html"] {
        let report = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(report.contains("Cấp trên yêu cầu") && report.contains("niêm yết tại các phòng học"), "{name}");
    }
    let text = out(&rasoat(&folder, &["check", &plan, "--superior", &superior, "--today", "2025-09-20"]));
    assert!(text.contains("⇧") && text.contains("⇩") && text.contains("cấp trên 30/11/2025"), "{text}");
    // The demands as a file, one of them taken out.
    let written = out(&rasoat(&folder, &["templates", "from-plan", &superior]));
    let (kept, _) = written.rsplit_once("[[demand]]").unwrap();
    std::fs::write(folder.join("yeu-cau.toml"), kept).unwrap();
    for option in ["--superior", "--template"] {
        let output =
            rasoat(&folder, &["check", &plan, option, "yeu-cau.toml", "--format", "json", "--today", "2025-09-20"]);
        let record: Value =
            serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{option}: {}", err(&output)));
        let verdicts = |rows: &[Value]| -> Vec<(Value, Value)> {
            rows.iter().map(|row| (row["id"].clone(), row["verdict"].clone())).collect()
        };
        assert_eq!(verdicts(record["demands"].as_array().unwrap()), verdicts(&rows[..11]), "{option}");
    }
    // Without a superior's plan the field is not there, and the checklist says so.
    let record: Value = serde_json::from_str(&out(&rasoat(&folder, &["check", &plan, "--format", "json"]))).unwrap();
    assert!(record.get("demands").is_none());
    let row = record["checklist"].as_array().unwrap().iter().find(|r| r["item"] == "demands").unwrap().clone();
    assert_eq!(row["status"], "not-checked");
}
