//! Time expressions: our own corpus of wordings, sentences without any, and what must hold for every text.

use proptest::prelude::*;
use rasoat::document::block::Block;
use rasoat::document::document::Document;
use rasoat::extract::dates::{Around, Hit, read, scan, scan_cell};
use rasoat::extract::plan::{DateKind, Plan};
use rasoat::ingest;

type Scan = fn(&str, Around) -> Vec<Hit>;

/// What is expected of one bracket, in the words of the corpus.
fn told(hit: &Hit) -> String {
    let value = match (hit.kind, hit.valid) {
        (_, false) => "impossible",
        (DateKind::Recurrence, _) => hit.recurrence.as_deref().unwrap_or("again"),
        _ => hit.value.as_deref().unwrap_or("none"),
    };
    match hit.bound {
        Some(bound) => format!("{} {value}", bound.as_str()),
        None => value.to_owned(),
    }
}

/// The sentence without brackets, and the bracketed ranges.
fn unmarked(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    let mut start = 0;
    for c in marked.chars() {
        match c {
            '[' => start = text.len(),
            ']' => ranges.push(start..text.len()),
            c => text.push(c),
        }
    }
    (text, ranges)
}

fn around(line: &str) -> Around {
    let mut around = Around::default();
    for (name, value) in line.split_whitespace().filter_map(|pair| pair.split_once('=')) {
        match name {
            "issued" => around.issued = value.parse().ok(),
            _ => around.school_year = value.parse().ok(),
        }
    }
    around
}

/// Lines that are read otherwise than they say, and the number of lines.
fn faults(file: &str, scan: Scan) -> (Vec<String>, usize) {
    let (mut faults, mut lines) = (Vec::new(), 0);
    let mut known = Around::default();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(setting) = line.strip_prefix('@') {
            known = around(setting);
            continue;
        }
        lines += 1;
        let (marked, meaning) = line.split_once('\t').unwrap_or((line, ""));
        let (text, ranges) = unmarked(marked);
        let wanted: Vec<_> = ranges.into_iter().zip(meaning.split(" | ").map(str::to_owned)).collect();
        let found: Vec<_> = scan(&text, known).iter().map(|hit| (hit.range.clone(), told(hit))).collect();
        if found != wanted {
            let shown: Vec<_> = found.iter().map(|(range, told)| (&text[range.clone()], told)).collect();
            faults.push(format!("{line}\n    read: {shown:?}"));
        }
    }
    (faults, lines)
}

#[test]
fn the_corpus_is_read_as_it_says() {
    let (mut wrong, lines) = faults(include_str!("../fixtures/dates/corpus.tsv"), scan);
    let (cells, cell_lines) = faults(include_str!("../fixtures/dates/cells.tsv"), scan_cell);
    wrong.extend(cells);
    let all = lines + cell_lines;
    println!("dates: {} of {all} lines right", all - wrong.len());
    assert!(wrong.is_empty(), "{} of {all} lines wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn negatives_stay_clean() {
    let (wrong, lines) = faults(include_str!("../fixtures/dates/negatives.txt"), scan);
    assert!(lines >= 60);
    assert!(wrong.is_empty(), "{} of {lines} false alarms:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn days_meant() {
    let days = |text: &str| {
        let hits = scan(text, Around::default());
        let day = |d: Option<jiff::civil::Date>| d.map_or(String::new(), |d| d.to_string());
        hits.first().map_or(String::new(), |h| format!("{}..{}", day(h.from), day(h.to)))
    };
    assert_eq!(days("quý I/2025"), "2025-01-01..2025-03-31");
    assert_eq!(days("tháng 02/2024"), "2024-02-01..2024-02-29");
    assert_eq!(days("năm học 2024-2025"), "2024-08-01..2025-07-31");
    assert_eq!(days("học kỳ II năm học 2024-2025"), "2025-01-01..2025-05-31");
    assert_eq!(days("ngày … tháng 4 năm 2026"), "2026-04-01..2026-04-30");
    assert_eq!(days("giai đoạn 2021-2025"), "2021-01-01..2025-12-31");
    assert_eq!(days("từ ngày 20/9/2024 đến ngày 10/9/2024"), "2024-09-20..2024-09-10");
}

#[test]
fn weekdays_are_kept_as_written() {
    for (text, weekday) in [
        ("thứ Sáu, ngày 15/11/2024", Some(5)),
        ("Thứ 2 ngày 16/9/2024", Some(1)),
        ("ngày 15/11/2024 (thứ Bảy)", Some(6)),
        ("Chủ nhật, ngày 17/11/2024", Some(7)),
        ("Thứ hai, ngày 15/9/2025 tổ chức họp", Some(1)),
        ("lần thứ 5 ngày 15/9/2025", None),
    ] {
        let hits = scan(text, Around::default());
        assert_eq!(hits.first().and_then(|h| h.weekday), weekday, "{text}");
    }
}

#[test]
fn a_document_gives_years_to_its_days() {
    let mut document = Document::default();
    for text in
        ["Kế hoạch năm học 2026-2027", "Nộp trước ngày 15/9.", "Sơ kết học kỳ I trước 18/01.", "Hằng tháng họp."]
    {
        document.blocks.push(Block::new(text, None));
    }
    let mut plan = Plan::default();
    read(&document, None, &mut plan);
    let facts: Vec<_> = plan.dates.iter().map(|d| (d.text.as_str(), d.value.as_deref(), d.role.as_str())).collect();
    assert_eq!(
        facts,
        [
            ("năm học 2026-2027", Some("2026/2027"), "school-year"),
            ("ngày 15/9", Some("2026-09-15"), "deadline"),
            ("18/01", Some("2027-01-18"), "deadline"),
            ("Hằng tháng", None, "event"),
        ]
    );
}

#[test]
fn a_time_column_makes_bare_numbers_dates() {
    let text = "# KẾ HOẠCH\n\nNăm học 2026 - 2027\n\n| STT | Nội dung | Thời gian | Thời hạn |\n|---|---|---|---|\n\
        | 1 | Lớp 9/2 rà soát 3/4 hồ sơ | Tháng 10 | 15/10 |\n| 2 | Kiểm tra | 05/9 - 12/9 | Trước 20/9 |\n\
        | 3 | Tổng hợp | Thường xuyên | Quý II |\n";
    let document = ingest::read(text.as_bytes(), Some("a.md")).expect("Markdown");
    let mut plan = Plan::default();
    read(&document, None, &mut plan);
    let facts: Vec<_> = plan
        .dates
        .iter()
        .map(|d| (d.text.as_str(), d.value.as_deref().unwrap_or("-"), d.bound.map(|b| b.as_str()), d.role.as_str()))
        .collect();
    assert_eq!(
        facts,
        [
            ("Năm học 2026 - 2027", "2026/2027", None, "school-year"),
            ("Tháng 10", "2026-10", None, "event"),
            ("15/10", "2026-10-15", Some("by"), "deadline"),
            ("05/9 - 12/9", "2026-09-05/2026-09-12", None, "event"),
            ("20/9", "2026-09-20", Some("before"), "deadline"),
            ("Thường xuyên", "-", None, "event"),
            ("Quý II", "2027-34", Some("by"), "deadline"),
        ]
    );
}

#[test]
fn roles_follow_form_place_and_words() {
    let role = |text: &str| {
        let mut document = Document::default();
        document.blocks.push(Block::new(text, None));
        let mut plan = Plan::default();
        read(&document, None, &mut plan);
        plan.dates.first().map_or("", |d| d.role.as_str())
    };
    for (text, wanted) in [
        ("Nộp hồ sơ trước ngày 15/9/2024.", "deadline"),
        ("Nộp sản phẩm vào ngày 15 tháng 9 năm 2024.", "deadline"),
        ("Khai mạc lúc 8 giờ 00 ngày 10/9/2024.", "event"),
        ("Tổ chức hội nghị trong tháng 9/2024.", "event"),
        ("Tuần lễ từ ngày 5/9 đến 12/9/2024.", "event"),
        ("Hoàn thành trong năm 2025.", "deadline"),
        ("Chủ đề năm 2024.", "period"),
        ("Phấn đấu đến năm 2030 đạt chuẩn.", "period"),
        ("Giai đoạn 2021-2025.", "period"),
        ("Từ tháng 9/2024 đến tháng 5/2025.", "period"),
        ("Tính đến ngày 31/5/2024, trường có 30 lớp.", "mention"),
        ("Bác Hồ sinh năm 1890.", "mention"),
        ("Họp hằng tháng.", "event"),
        ("Gửi tài liệu chậm nhất 03 ngày trước khi họp.", "deadline"),
    ] {
        assert_eq!(role(text), wanted, "{text}");
    }
}

fn sound(text: &str, hits: &[Hit]) {
    let mut last = 0;
    for hit in hits {
        assert!(hit.range.start >= last && hit.range.start < hit.range.end, "{hits:?}");
        assert!(text.get(hit.range.clone()).is_some(), "{hit:?} cuts a character");
        assert!(hit.valid || hit.value.is_none());
        last = hit.range.end;
    }
}

const PARTS: &[&str] = &[
    "ngày ",
    "tháng ",
    "năm ",
    "quý ",
    "tuần ",
    "học kỳ ",
    "I",
    "II, ",
    "5",
    "15",
    "9",
    "/",
    "-",
    " – ",
    ".",
    "…",
    ", ",
    "; ",
    " và ",
    "2024",
    "2025",
    "từ ",
    "đến ",
    "hết ",
    "trước ",
    "chậm nhất ",
    "hằng ",
    "mỗi ",
    " lần",
    "thứ Hai ",
    "thứ 6 ",
    "7 giờ 30 ",
    "học ",
    "giai đoạn ",
    "nay ",
    "đầu ",
    "cuối ",
    "mùng ",
    "âm lịch ",
    "năm học ",
    "mười lăm ",
    "(",
    ")",
    " ",
    "hoàn thành trong ",
    "l5",
    "của ",
];

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        sound(&text, &scan(&text, Around::default()));
        sound(&text, &scan_cell(&text, Around::default()));
    }

    #[test]
    fn no_jumble_of_time_words_is_too_odd(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24), school in any::<bool>()) {
        let text = parts.concat();
        let around = Around {
            issued: "2024-04-10".parse().ok(),
            school_year: school.then_some(2024),
        };
        sound(&text, &scan(&text, around));
        sound(&text, &scan_cell(&text, around));
    }

    #[test]
    fn every_possible_day_is_read(day in 1u32..=28, month in 1u32..=12, year in 1900i16..2100) {
        for text in [
            format!("ngày {day} tháng {month} năm {year}"),
            format!("ngày {day:02}/{month:02}/{year}"),
            format!("{day}/{month}/{year}"),
            format!("{day:02}-{month:02}-{year}"),
            format!("ngày {day}.{month}.{year}"),
        ] {
            let hits = scan(&text, Around::default());
            let wanted = format!("{year:04}-{month:02}-{day:02}");
            prop_assert_eq!(hits.first().and_then(|h| h.value.as_deref()), Some(wanted.as_str()), "{}", text);
            prop_assert_eq!(hits.first().map(|h| h.range.clone()), Some(0..text.len()));
        }
    }
}

fn count(text: &str) -> usize {
    scan(text, Around::default()).len()
}

/// Ten times the text holds ten times the expressions; a walk that looked back over the whole text would not end in this life.
#[test]
fn ten_times_the_text_gives_ten_times_the_dates() {
    for part in [
        "ngày ",
        "1",
        "/",
        "1/",
        "ngày 1, ",
        "15/9, ",
        "tháng 9, ",
        "từ ",
        "năm 2024-",
        ".",
        "… ",
        "thứ 2, ",
        "0o",
        "ngày 1 đến ",
        "hạn ",
        "mỗi tuần ",
        "quý I, ",
    ] {
        let (short, long) = (part.repeat(10_000), part.repeat(100_000));
        let (a, b) = (count(&short), count(&long));
        assert!(b <= a * 10 + 10, "{part:?}: {a} -> {b}");
    }
}
