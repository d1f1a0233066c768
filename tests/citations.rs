//! Citations: sentences of our own with their citations (F1 is printed), the register's tables, and properties on any text.

use jiff::civil::Date;
use proptest::prelude::*;
use rasoat::document::block::Block;
use rasoat::document::document::Document;
use rasoat::extract::citations::{self, problems, scan::scan};
use rasoat::extract::plan::{Citation, DateFact, DateKind, DateRole, Field, NumberSymbol, Plan};
use rasoat::ingest;
use rasoat::registry::registry::Registry;
use rasoat::span::Span;

/// What a line of the fixture says of one citation.
#[derive(Debug)]
struct Wanted {
    key: String,
    kind: String,
    issued: String,
    issuer: String,
    locator: String,
    problems: String,
    notes: Vec<String>,
}

struct Case {
    line: usize,
    text: String,
    wanted: Vec<Wanted>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (i, line) in include_str!("../fixtures/citations/lines.txt").lines().enumerate() {
        if let Some(text) = line.strip_prefix("> ") {
            cases.push(Case { line: i + 1, text: text.replace("\\n", "\n"), wanted: Vec::new() });
        } else if let Some(fields) = line.strip_prefix("- ") {
            let f: Vec<&str> = fields.split(" | ").map(str::trim).collect();
            assert_eq!(f.len(), 7, "line {}", i + 1);
            let (notes, title) = match f[6].split_once("title=") {
                Some((notes, title)) => (notes, Some(format!("title={title}"))),
                None => (f[6], None),
            };
            let notes =
                notes.split(',').filter(|n| !n.is_empty() && *n != "-").map(str::to_owned).chain(title).collect();
            let text = |at: usize| f[at].to_owned();
            let wanted = Wanted {
                key: text(0),
                kind: text(1),
                issued: text(2),
                issuer: text(3),
                locator: text(4),
                problems: text(5),
                notes,
            };
            cases.last_mut().unwrap().wanted.push(wanted);
        }
    }
    cases
}

fn document(text: &str) -> Document {
    Document { blocks: text.split('¶').map(|t| Block::new(t, None)).collect(), ..Document::default() }
}

fn read(text: &str) -> Vec<Citation> {
    let mut plan = Plan::default();
    citations::read(&document(text), Some(&Registry::builtin()), None, &mut plan);
    plan.citations
}

fn or_dash(text: Option<&str>) -> String {
    text.unwrap_or("-").to_owned()
}

/// Key; for a law its name, with the year that tells it apart; for a blank number the symbol.
fn key_of(c: &Citation) -> String {
    match (&c.key, &c.title, &c.symbol) {
        (Some(key), ..) => key.clone(),
        (None, _, Some(symbol)) => symbol.clone(),
        _ if c.number.is_some() => "-".to_owned(),
        (None, Some(title), None) => c.year.as_ref().map_or(title.clone(), |y| format!("{title} {y}")),
        (None, None, None) => "-".to_owned(),
    }
}

fn told(c: &Citation, wanted: &Wanted) -> Vec<String> {
    let pairs = [
        ("key", key_of(c), wanted.key.clone()),
        ("type", or_dash(c.doc_type.as_deref()), wanted.kind.clone()),
        ("issued", or_dash(c.issued.map(|d| d.to_string()).as_deref()), wanted.issued.clone()),
        ("issuer", or_dash(c.issuer.as_deref()), wanted.issuer.clone()),
        ("locator", or_dash(c.locator.as_deref()), wanted.locator.clone()),
        (
            "problems",
            if c.problems.is_empty() { "-".to_owned() } else { c.problems.join(",") },
            wanted.problems.clone(),
        ),
    ];
    let mut wrong: Vec<String> =
        pairs.into_iter().filter(|(_, a, b)| a != b).map(|(n, a, b)| format!("{n}: {a}, expected {b}")).collect();
    let has = |note: &str| wanted.notes.iter().any(|n| n == note);
    let index = |name: &str| wanted.notes.iter().find_map(|n| n.strip_prefix(name)?.parse::<usize>().ok());
    if c.malformed != has("malformed") {
        wrong.push(format!("malformed {}", c.malformed));
    }
    if c.first == (has("short") || has("again")) {
        wrong.push(format!("first {}", c.first));
    }
    if c.within != index("within=") {
        wrong.push(format!("within {:?}", c.within));
    }
    if c.refers_to != index("refers=") {
        wrong.push(format!("refers_to {:?}", c.refers_to));
    }
    if let Some(title) = wanted.notes.iter().find_map(|n| n.strip_prefix("title=")) {
        let found = format!("{:?}", c.title.as_deref().unwrap_or(""));
        if found != title {
            wrong.push(format!("title {found}, expected {title}"));
        }
    }
    wrong
}

#[test]
fn our_own_sentences() {
    let (mut hit, mut extra, mut missed, mut fields, mut right) = (0usize, 0usize, 0usize, 0usize, 0usize);
    let mut faults = Vec::new();
    let cases = cases();
    for case in &cases {
        let found = read(&case.text);
        for (i, wanted) in case.wanted.iter().enumerate() {
            fields += 1;
            match found.get(i) {
                Some(c) if key_of(c) == wanted.key => {
                    hit += 1;
                    let wrong = told(c, wanted);
                    right += usize::from(wrong.is_empty());
                    faults.extend(wrong.into_iter().map(|w| format!("line {}: {} — {w}", case.line, wanted.key)));
                }
                other => {
                    missed += 1;
                    extra += usize::from(other.is_some());
                    faults.push(format!(
                        "line {}: {} not found, but {:?}",
                        case.line,
                        wanted.key,
                        other.map(|c| (&c.text, key_of(c)))
                    ));
                }
            }
        }
        for c in found.iter().skip(case.wanted.len()) {
            extra += 1;
            faults.push(format!("line {}: false alarm {:?}", case.line, c.text));
        }
    }
    let f1 = 2.0 * hit as f64 / (2 * hit + extra + missed) as f64;
    println!(
        "citations: {} sentences, {fields} citations, F1 of keys {f1:.4}, wholly right {right}/{fields}",
        cases.len()
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(cases.len() >= 80 && f1 >= 0.98);
}

#[test]
fn every_problem_is_described() {
    for word in problems::all() {
        let words = problems::describe(word).unwrap();
        assert!(!words.vi.is_empty() && !words.en.is_empty());
    }
    for case in cases() {
        for wanted in case.wanted {
            for word in wanted.problems.split(',').filter(|w| *w != "-") {
                assert!(problems::describe(word).is_some(), "{word}");
            }
        }
    }
}

#[test]
fn the_text_runs_from_the_type_to_the_issuer() {
    let text =
        "Thực hiện khoản 2 Điều 3 Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về công tác dân vận.";
    let found = read(text);
    assert_eq!(found[0].text, "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ");
    assert_eq!(&text[found[0].key_at.unwrap().range()], "33/CT-TTg");
    assert_eq!(found[0].locator.as_deref(), Some("khoản 2 Điều 3"));
}

#[test]
fn dates_inside_citations_get_their_role() {
    let text = "Theo Chỉ thị số 33/CT-TTg ngày 26/11/2021, báo cáo trước ngày 25/12/2021.";
    let date = |words: &str| {
        let start = text.find(words).unwrap();
        DateFact {
            text: words.to_owned(),
            value: None,
            from: None,
            to: None,
            bound: None,
            kind: DateKind::Date,
            recurrence: None,
            role: DateRole::Mention,
            valid: true,
            weekday: None,
            at: Span::new(0, start..start + words.len()),
        }
    };
    let mut plan = Plan { dates: vec![date("ngày 26/11/2021"), date("ngày 25/12/2021")], ..Plan::default() };
    citations::read(&document(text), None, None, &mut plan);
    assert_eq!([plan.dates[0].role, plan.dates[1].role], [DateRole::Citation, DateRole::Mention]);
}

#[test]
fn the_plans_own_number_is_no_citation() {
    let text =
        "Số: 27/KH-THCSHM¶(Kèm theo Kế hoạch số 27/KH-THCSHM của Trường THCS Hoa Mai)¶Theo Kế hoạch số 27/KH-UBND.";
    let mut plan = Plan::default();
    plan.header.number_symbol = Some(NumberSymbol {
        field: Field { text: "Số: 27/KH-THCSHM".to_owned(), at: Span::new(0, 0..18) },
        number: Some("27".to_owned()),
        symbol: Some("KH-THCSHM".to_owned()),
    });
    citations::read(&document(text), None, None, &mut plan);
    let keys: Vec<_> = plan.citations.iter().filter_map(|c| c.key.as_deref()).collect();
    assert_eq!(keys, ["27/KH-UBND"]);
}

#[test]
fn look_alike_letters_of_the_authors_text_are_seen() {
    let found = read("Theo Quyết định số 45/QÐ-UBND của UBND xã Tân Lập.");
    assert_eq!(found[0].key.as_deref(), Some("45/QĐ-UBND"));
    assert!(found[0].malformed && found[0].problems.contains(&"wrong-letter"), "{:?}", found[0].problems);
}

#[test]
fn the_register_is_asked_with_the_date() {
    let text =
        "Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ;¶Chỉ thị số 33/CT-TTg;¶Luật Viên chức;";
    let at = |day: &str| {
        let mut plan = Plan::default();
        plan.header.place_date =
            Some(rasoat::extract::plan::PlaceDate { date: day.parse::<Date>().ok(), ..Default::default() });
        citations::read(&document(text), Some(&Registry::builtin()), None, &mut plan);
        plan.citations.into_iter().map(|c| c.registry.map(|r| r.key)).collect::<Vec<_>>()
    };
    let key = |text: &str| Some(text.to_owned());
    assert_eq!(at("2024-04-10"), [key("33/CT-TTg"), key("33/CT-TTg"), key("58/2010/QH12")]);
    assert_eq!(at("2026-09-05")[2], key("129/2025/QH15"));
}

#[test]
fn a_text_without_a_date_takes_the_one_it_is_given() {
    let status = |issued: Option<&str>| {
        let mut plan = Plan::default();
        let issued = issued.and_then(|day| day.parse::<Date>().ok());
        citations::read(&document("Căn cứ Luật Viên chức;"), Some(&Registry::builtin()), issued, &mut plan);
        plan.citations.into_iter().next().and_then(|c| c.registry).map(|r| r.key)
    };
    assert_eq!(status(Some("2024-04-10")).as_deref(), Some("58/2010/QH12"));
    assert_eq!(status(Some("2026-09-05")).as_deref(), Some("129/2025/QH15"));
}

#[test]
fn a_number_line_alone_is_told() {
    for (text, key, malformed) in
        [("Số:     /KH-THCSHM", None, true), ("Số: 15/KH-THCSHM", Some("15/KH-THCSHM"), false)]
    {
        let document = ingest::read(text.as_bytes(), Some("a.txt")).unwrap();
        let plan = rasoat::extract::plan(&document, Default::default());
        let [citation] = plan.citations.as_slice() else { panic!("{text}: {:?}", plan.citations) };
        assert_eq!((citation.key.as_deref(), citation.malformed), (key, malformed), "{text}");
        assert_eq!(citation.symbol.as_deref(), Some("KH-THCSHM"));
    }
}

/// Pieces of citations, glued at random, reach the corners sooner than random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Nghị định",
        "số",
        " ",
        "30",
        "/",
        "2020",
        "-",
        "NĐ",
        "CP",
        "QH15",
        "Luật",
        " Giáo dục",
        "điểm a khoản 1 ",
        "Điều 8 ",
        "ngày ",
        "5/3/2020",
        " của ",
        "Chính phủ",
        "UBND",
        " huyện Hóc Môn",
        ", ",
        " và ",
        "TT ",
        "22",
        "này",
        " về ",
        "…",
        "“",
        "”",
        "(",
        ")",
        ".",
        ";",
        "\n",
        "Đ",
        "ð",
        "O",
        "&",
        "KH",
        "–",
        "\u{301}",
        "Hiến pháp",
        "năm 2013",
        "TP.HCM",
        "khóa XIII",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

fn check_spans(text: &str) {
    let hits = scan(text);
    let mut last = 0;
    for (i, hit) in hits.iter().enumerate() {
        assert!(hit.range.start >= last, "overlap in {text:?}");
        last = hit.range.end;
        assert!(text.get(hit.range.clone()).is_some_and(|t| !t.trim().is_empty()), "{text:?}");
        if let Some(key) = &hit.key_range {
            assert!(
                text.get(key.clone()).is_some() && hit.range.start <= key.start && key.end <= hit.range.end,
                "{text:?}"
            );
        }
        assert!(hit.within.is_none_or(|w| w < i));
        assert!(hit.outer <= hit.range.start);
    }
    for c in read(text) {
        assert!(c.refers_to.is_none_or(|r| r < 1000));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check_spans(&text);
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        check_spans(&text);
    }

    #[test]
    fn any_truncation_is_read(cut in 0usize..400) {
        let text = "Căn cứ khoản 2 Điều 5 Thông tư số 32/2020/TT-BGDĐT ngày 15 tháng 9 năm 2020 của Bộ GD&ĐT về Điều lệ; Luật Phòng, chống tham nhũng;";
        let end = (0..=cut.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        check_spans(&text[..end]);
    }
}

#[test]
fn ten_times_the_text_gives_ten_times_the_citations() {
    let unit = |n: usize| {
        [
            "1".repeat(n),
            "/".repeat(n),
            "1/".repeat(n),
            "Kế hoạch số ".repeat(n / 16),
            "Luật ".repeat(n / 6),
            "điểm a khoản 1 Điều 2 ".repeat(n / 30),
            "số 12/KH-UBND về ".repeat(n / 20),
            "Thông tư 29 ".repeat(n / 14),
            "Luật sửa đổi ".repeat(n / 18),
            "của Ban Chấp hành ".repeat(n / 24),
            "((((“".repeat(n / 8),
            "Kết luận số 01-KL/TW về thực hiện ".repeat(n / 40),
        ]
    };
    for (small, large) in unit(10_000).iter().zip(unit(100_000).iter()) {
        let (a, b) = (read(small).len(), read(large).len());
        let shown: String = small.chars().take(24).collect();
        assert!(b <= a * 10 + 20, "{shown}…: {a} citations, then {b}");
    }
}
