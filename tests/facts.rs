//! Facts of whole plans of our own, in the shapes that real ones have, against facts written by hand from the contract.
//!
//! `cargo test --test facts -- --nocapture` prints precision, recall and F1 for every kind of fact. Beside each plan of
//! `fixtures/facts/` stands a TOML file: single header parts, then one line a fact:
//! outline `id | kind`; tasks `id | form | leaf | act | leads; … | partners | dates`; citations `key or title | issued |
//! issuer`; dates `value or rule | bound | role`.

#[path = "support/docx.rs"]
mod docx;

use proptest::prelude::*;
use rasoat::document::block::{Block, Markup};
use rasoat::document::document::Document;
use rasoat::extract::plan::{DateFact, Plan};
use rasoat::extract::{self, Context};
use rasoat::ingest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Counts of one kind of fact.
#[derive(Default, Clone, Copy)]
struct Score {
    hit: usize,
    wanted: usize,
    found: usize,
}

impl Score {
    fn precision(self) -> f64 {
        self.hit as f64 / self.found.max(1) as f64
    }
    fn recall(self) -> f64 {
        self.hit as f64 / self.wanted.max(1) as f64
    }
    fn f1(self) -> f64 {
        2.0 * self.hit as f64 / (self.wanted + self.found).max(1) as f64
    }
}

fn read(path: &Path) -> (Document, Plan) {
    let bytes = std::fs::read(path).unwrap();
    let document = ingest::read(&bytes, path.to_str()).unwrap();
    let plan = extract::plan(&document, Context::default());
    (document, plan)
}

fn plans() -> Vec<(PathBuf, toml::Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let plans = files.into_iter().filter(|path| path.extension().is_some_and(|e| e != "toml"));
    plans
        .map(|path| {
            let facts = std::fs::read_to_string(path.with_extension("toml")).unwrap();
            (path, facts.parse().unwrap())
        })
        .collect()
}

#[test]
fn facts_of_our_plans() {
    let only = std::env::var("FACTS_ONLY").ok();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let plans = plans();
    for (path, wanted) in
        plans.iter().filter(|(p, _)| only.as_ref().is_none_or(|o| p.to_string_lossy().contains(o.as_str())))
    {
        let (document, plan) = read(path);
        spans_slice_to_text(&document, &plan);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (kind, found, wanted) in sides(&plan, wanted) {
            compare(&name, kind, &found, &wanted, scores.entry(kind).or_default());
        }
    }
    println!("{:<12}{:>10}{:>10}{:>10}{:>8}", "facts", "precision", "recall", "F1", "count");
    for (kind, score) in &scores {
        println!(
            "{kind:<12}{:>10.3}{:>10.3}{:>10.3}{:>8}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.wanted
        );
    }
    println!("{} plans", plans.len());
    if only.is_none() {
        for (kind, score) in &scores {
            let least = if *kind == "date roles" { 0.95 } else { 0.98 };
            assert!(score.f1() >= least, "{kind}: F1 {:.3}", score.f1());
        }
    }
}

/// Facts of each kind as lines: found and wanted.
fn sides(plan: &Plan, wanted: &toml::Table) -> Vec<(&'static str, Vec<String>, Vec<String>)> {
    let lines = |key: &str| wanted.get(key).and_then(|v| v.as_str()).map(clean_lines).unwrap_or_default();
    vec![
        ("header", header_found(plan), header_wanted(wanted)),
        ("outline", plan.outline.iter().map(outline_line).collect(), lines("outline")),
        ("tasks", plan.tasks.iter().map(|task| task_line(plan, task)).collect(), lines("tasks")),
        ("citations", plan.citations.iter().filter(|c| c.first).map(citation_line).collect(), lines("citations")),
        (
            "dates",
            plan.dates.iter().map(date_line).map(without_role).collect(),
            lines("dates").into_iter().map(without_role).collect(),
        ),
        ("date roles", plan.dates.iter().map(date_line).collect(), lines("dates")),
    ]
}

fn clean_lines(text: &str) -> Vec<String> {
    let fields = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
    text.lines().filter(|line| !line.trim().is_empty()).map(fields).collect()
}

fn outline_line(item: &rasoat::extract::plan::Item) -> String {
    format!("{}|{}", item.id, item.kind.map_or("", |kind| kind.as_str()))
}

fn task_line(plan: &Plan, task: &rasoat::extract::plan::Task) -> String {
    let when: Vec<String> = task.deadlines.iter().map(|index| value(&plan.dates[*index])).collect();
    format!(
        "{}|{}|{}|{}|{}|{}|{}",
        task.id,
        task.form.as_str(),
        if task.leaf { "leaf" } else { "group" },
        if task.action { "act" } else { "-" },
        task.lead.join("; "),
        task.partners.join("; "),
        when.join("; ")
    )
}

fn citation_line(citation: &rasoat::extract::plan::Citation) -> String {
    let blank = citation.symbol.as_ref().map(|symbol| format!("/{symbol}"));
    let name = citation.key.clone().or(blank).or_else(|| citation.title.clone()).unwrap_or_default();
    let issued = citation.issued.map(|date| date.to_string()).unwrap_or_default();
    format!("{name}|{issued}|{}", citation.issuer.clone().unwrap_or_default())
}

fn date_line(date: &DateFact) -> String {
    format!("{}|{}|{}", value(date), date.bound.map_or("", |b| b.as_str()), date.role.as_str())
}

fn without_role(line: String) -> String {
    line.rsplit_once('|').map_or(line.clone(), |(core, _)| core.to_owned())
}

fn value(date: &DateFact) -> String {
    date.recurrence.clone().or_else(|| date.value.clone()).unwrap_or_else(|| format!("!{}", date.text))
}

fn header_found(plan: &Plan) -> Vec<String> {
    let h = &plan.header;
    let text =
        |field: &Option<rasoat::extract::plan::Field>| field.as_ref().map(|f| f.text.clone()).unwrap_or_default();
    let number = h.number_symbol.as_ref();
    let place = h.place_date.as_ref();
    let mut out = vec![
        format!("heading={}", rasoat_heading(plan)),
        format!("parent_agency={}", text(&h.parent_agency)),
        format!("agency={}", text(&h.agency)),
        format!("national_title={}", h.national_title.is_some()),
        format!("motto={}", h.motto.is_some()),
        format!("number={}", number.and_then(|n| n.number.clone()).unwrap_or_default()),
        format!("symbol={}", number.and_then(|n| n.symbol.clone()).unwrap_or_default()),
        format!("place={}", place.and_then(|p| p.place.clone()).unwrap_or_default()),
        format!("date={}", place.and_then(|p| p.date).map(|d| d.to_string()).unwrap_or_default()),
        format!("doc_type={}", h.doc_type.as_ref().map(|d| d.field.text.clone()).unwrap_or_default()),
        format!("subject={}", text(&h.subject)),
    ];
    out.extend(h.addressees.iter().map(|f| format!("addressees={}", f.text)));
    out.extend(h.recipients.iter().map(|f| format!("recipients={}", f.text)));
    out.extend(h.signatures.iter().map(|s| {
        let authority: Vec<&str> = s.authority.iter().map(|f| f.text.as_str()).collect();
        format!("signatures={}|{}|{}", authority.join("; "), text(&s.position), text(&s.name))
    }));
    out.extend(plan.legal_basis.iter().map(|f| format!("basis={}", start(&f.text))));
    out.push(format!("lead={}", start(&text(&plan.lead))));
    out.push(format!("closing={}", start(&text(&plan.closing))));
    out.retain(|line| !line.ends_with('='));
    out
}

fn rasoat_heading(plan: &Plan) -> &'static str {
    use rasoat::extract::plan::Heading;
    match plan.header.heading {
        Heading::State => "state",
        Heading::Party => "party",
        Heading::YouthUnion => "youth-union",
        Heading::YoungPioneers => "young-pioneers",
        Heading::TradeUnion => "trade-union",
        Heading::None => "none",
    }
}

/// The first twenty characters: long paragraphs are told by their start.
fn start(text: &str) -> String {
    let start: String = text.chars().take(20).collect();
    start.trim_end().to_owned()
}

fn header_wanted(wanted: &toml::Table) -> Vec<String> {
    const LONG: &[&str] = &["basis", "lead", "closing"];
    let mut out = Vec::new();
    for (key, value) in wanted {
        if ["outline", "tasks", "citations", "dates"].contains(&key.as_str()) {
            continue;
        }
        let one = |value: &toml::Value| match value {
            toml::Value::String(s) if LONG.contains(&key.as_str()) => start(s),
            toml::Value::String(s) if key == "signatures" => s.split('|').map(str::trim).collect::<Vec<_>>().join("|"),
            toml::Value::String(s) => s.clone(),
            other => other.to_string(),
        };
        match value {
            toml::Value::Array(list) => out.extend(list.iter().map(|v| format!("{key}={}", one(v)))),
            single => out.push(format!("{key}={}", one(single))),
        }
    }
    for flag in ["national_title", "motto"] {
        if !wanted.contains_key(flag) {
            out.push(format!("{flag}=false"));
        }
    }
    out.retain(|line| !line.ends_with('='));
    out
}

/// Counts lines found on both sides, and prints the others.
fn compare(name: &str, kind: &str, found: &[String], wanted: &[String], score: &mut Score) {
    let mut left: BTreeMap<&str, i32> = BTreeMap::new();
    for line in wanted {
        *left.entry(line).or_default() += 1;
    }
    score.wanted += wanted.len();
    score.found += found.len();
    let mut extra = Vec::new();
    for line in found {
        match left.get_mut(line.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                score.hit += 1;
            }
            _ => extra.push(line),
        }
    }
    for line in extra {
        println!("{name} {kind} found  {line}");
    }
    for (line, _) in left.iter().filter(|(_, count)| **count > 0) {
        println!("{name} {kind} wanted {line}");
    }
}

/// Every span lies in its block at character boundaries; items form a tree; places name real things.
fn spans_slice_to_text(document: &Document, plan: &Plan) {
    let check = |at: rasoat::span::Span| {
        let block = document.blocks.get(at.block as usize).expect("span's block");
        assert!(block.text().get(at.range()).is_some(), "span {at:?} of {:?}", block.text());
    };
    for (index, item) in plan.outline.iter().enumerate() {
        check(item.at);
        assert!(item.parent.is_none_or(|parent| parent < index));
        assert_eq!(item.level, item.parent.map_or(1, |parent| plan.outline[parent].level + 1));
        assert!(item.blocks.start < item.blocks.end);
    }
    let mut ids: Vec<&str> = plan.outline.iter().map(|item| item.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), plan.outline.len());
    for task in &plan.tasks {
        check(task.at);
        assert!(task.deadlines.iter().all(|index| *index < plan.dates.len()));
        assert!(task.citations.iter().all(|index| *index < plan.citations.len()));
    }
    plan.legal_basis.iter().chain(&plan.header.recipients).chain(&plan.header.addressees).for_each(|f| check(f.at));
    plan.dates.iter().for_each(|date| check(date.at));
    plan.citations.iter().for_each(|citation| check(citation.at));
    assert_eq!(plan.place_of_block.len(), document.blocks.len());
}

/// The same plan as a Word file gives the same facts: words cut across runs, dashes made by Word, cells merged by Word.
#[test]
fn word_files_give_the_same_facts() {
    for (path, wanted) in plans() {
        let (document, plan) = read(&path);
        let bytes = word_file(&document);
        let again = ingest::read(&bytes, Some("a.docx")).unwrap();
        let other = extract::plan(&again, Context::default());
        spans_slice_to_text(&again, &other);
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for ((kind, text, _), (_, word, _)) in sides(&plan, &wanted).into_iter().zip(sides(&other, &wanted)) {
            assert_eq!(text, word, "{name}: {kind}");
        }
    }
}

const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>\
    <w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>";

fn word_file(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    let mut at = 0;
    while at < document.blocks.len() {
        match document.blocks[at].cell {
            Some(cell) => {
                let table = &document.tables[cell.table as usize];
                body.push_str(&word_table(document, table));
                at = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.blocks.end as usize).max().unwrap();
                body.push_str("<w:p/>");
            }
            None => {
                body.push_str(&word_paragraph(&document.blocks[at]));
                at += 1;
            }
        }
    }
    docx::Package::body(&body).with("numbering", NUMBERING).zip()
}

fn word_table(document: &Document, table: &rasoat::document::table::Table) -> String {
    let mut out = "<w:tbl>".to_owned();
    for (index, row) in table.rows.iter().enumerate() {
        out.push_str("<w:tr>");
        for (column, cell) in row.cells.iter().enumerate() {
            let below = table.rows.get(index + 1).and_then(|next| next.cells.get(column)).is_some_and(|c| c.continues);
            let merge = match (cell.continues, below) {
                (true, _) => "<w:vMerge/>",
                (false, true) => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            let blocks = &document.blocks[cell.blocks.start as usize..cell.blocks.end as usize];
            let inner: String = blocks.iter().map(word_paragraph).collect();
            out.push_str(
                &format!("<w:tc><w:tcPr>{merge}</w:tcPr>{inner}</w:tc>")
                    .replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>"),
            );
        }
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}

fn word_paragraph(block: &Block) -> String {
    let dashed = block.text().strip_prefix("- ");
    let list = dashed.map_or("", |_| "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>");
    let text: Vec<char> = dashed.unwrap_or(block.text()).chars().collect();
    let bold = if block.strong || matches!(block.markup, Markup::Heading(_)) { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let mut out = format!("<w:p>{list}");
    for piece in text.chunks(7) {
        let piece: String = piece.iter().collect();
        let piece = piece.replace('&', "&amp;").replace('<', "&lt;");
        out.push_str(&format!("<w:r>{bold}<w:t xml:space=\"preserve\">{piece}</w:t></w:r>"));
    }
    out + "</w:p>"
}

fn facts_of(text: &str, name: &str) {
    let Ok(document) = ingest::read(text.as_bytes(), Some(name)) else { return };
    let plan = extract::plan(&document, Context::default());
    spans_slice_to_text(&document, &plan);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_input_panics(text in "\\PC{0,400}") {
        facts_of(&text, "a.txt");
        facts_of(&text, "a.md");
    }

    #[test]
    fn no_mixture_of_our_own_parts_panics(parts in prop::collection::vec(0..PARTS.len(), 0..60), markdown: bool) {
        let text: String = parts.iter().map(|at| PARTS[*at]).collect();
        facts_of(&text, if markdown { "a.md" } else { "a.txt" });
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.txt", "a.md"] {
            if let Ok(document) = ingest::read(&bytes, Some(name)) {
                spans_slice_to_text(&document, &extract::plan(&document, Context::default()));
            }
        }
    }
}

/// Bits that plans are made of.
const PARTS: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "\t",
    "   ",
    "- ",
    "+ ",
    "* ",
    "• ",
    "I. ",
    "II. ",
    "1. ",
    "2. ",
    "1.1. ",
    "2.3 ",
    "a) ",
    "đ) ",
    "i) ",
    "A. ",
    "Phần I",
    "PHỤ LỤC",
    "Phụ lục 2",
    "Biểu mẫu 1",
    "Điều 1. ",
    "Tuần 1: ",
    "Bước 2",
    "MỤC ĐÍCH, YÊU CẦU",
    "TỔ CHỨC THỰC HIỆN",
    "NỘI DUNG",
    "Tổ chuyên môn",
    "Đối với GVCN:",
    "Thời gian: tháng 9/2025",
    "Đơn vị chủ trì: ",
    "BGH, GVCN và TPT Đội",
    "phối hợp với ",
    "giao ",
    "Số:   /KH-THCS",
    "Căn cứ Luật Giáo dục;",
    "Kính gửi: ",
    "như sau:",
    "Trên đây là kế hoạch./.",
    "Nơi nhận:",
    "Lưu: VT.",
    "KT. HIỆU TRƯỞNG",
    "HIỆU TRƯỞNG",
    "Nguyễn Văn An",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "UBND XÃ AN HÒA",
    "TRƯỜNG THCS AN HÒA",
    "KẾ HOẠCH",
    "ngày 15/9/2025",
    "trước ngày 25 tháng 4",
    "| ",
    "|---|---|\n",
    "^^",
    "**",
    "# ",
    "STT | Nội dung | Thời gian | Người thực hiện\n|---|---|---|---|\n",
    "Tổ chức hội nghị.",
    "và người\n\nlao động",
    "- 3 -",
    "\u{c}",
    "a.nguyen@gmail.com",
    "1.5 triệu",
    "9/2",
    "\u{300}",
    "Ư",
    "ﬁ",
    "İ",
];

/// How many facts a text gives.
fn count(text: &str, name: &str) -> usize {
    let Ok(document) = ingest::read(text.as_bytes(), Some(name)) else { return 0 };
    let plan = extract::plan(&document, Context::default());
    spans_slice_to_text(&document, &plan);
    plan.outline.len() + plan.tasks.len() + plan.citations.len() + plan.dates.len()
}

/// Texts that would take hours if anything looked back over the whole: ten times the text gives ten times the facts.
#[test]
fn facts_grow_with_the_input_and_no_faster() {
    let shapes: [(&str, &str, usize); 13] = [
        ("digits", "1", 100_000),
        ("slashes", "/", 100_000),
        ("days", "ngày ", 20_000),
        ("labels", "1.1.1.", 20_000),
        ("items", "a) x:\n1) y:\n- z:\n+ t:\n", 5_000),
        ("bodies", "Tổ A, GVCN và BGH phối hợp với Tổ B ", 3_000),
        ("brackets", "(((", 30_000),
        ("stars", "*a**b", 20_000),
        ("names", "Nơi nhận: a; b; c\n", 5_000),
        ("persons", "đ/c Nguyễn Văn An, Hiệu trưởng (cô Hoa), ", 2_000),
        ("labels in a line", "- Thời gian: 8 giờ; địa điểm: sân trường, ", 2_000),
        ("introductions", "Theo Kế hoạch của Sở GDĐT, Công đoàn phụ trách. ", 2_000),
        ("symbols", "12/KH-UBND,", 8_000),
    ];
    for (name, part, times) in shapes {
        for file in ["a.txt", "a.md"] {
            let heading = "KẾ HOẠCH\n\nI. NỘI DUNG\n\n";
            let (few, many) = (part.repeat(times / 10), part.repeat(times));
            let (few, many) = (count(&format!("{heading}{few}"), file), count(&format!("{heading}{many}"), file));
            assert!(many <= few * 10 + 40, "{name} in {file}: {few} facts, then {many}");
        }
    }
}
