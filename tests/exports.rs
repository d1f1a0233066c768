//! Facts for people: the task list, the citations and the deadlines as CSV, Excel, iCalendar and Markdown.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use rasoat::extract::{self, Context};
use rasoat::finding::Lang;
use rasoat::ingest;
use rasoat::report::facts_table::{Column, Facts, Table, Value, table};
use rasoat::report::record::{FileIdentity, Record};
use rasoat::report::{facts_csv, facts_ics, facts_markdown, facts_xlsx};
use std::io::Cursor;

fn records() -> Vec<Record> {
    let bytes = include_bytes!("../fixtures/exports/ke-hoach.txt");
    let document = ingest::read(bytes, Some("ke-hoach.txt")).expect("a text file");
    let plan = extract::plan(&document, Context::default());
    let file = FileIdentity { path: "ke-hoach.txt".to_owned(), sha256: None };
    vec![Record::read(file, &document, &plan, None, Lang::Vi)]
}

fn calendar() -> String {
    let stamp = "2026-09-10T01:02:03Z".parse().expect("a moment");
    String::from_utf8(facts_ics::render(&records(), facts_ics::Options { stamp, lang: Lang::Vi })).expect("UTF-8")
}

/// The entries, unfolded: one map of lines an event.
fn events(calendar: &str) -> Vec<Vec<String>> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut events: Vec<Vec<String>> = Vec::new();
    for line in unfolded.split("\r\n") {
        match line {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            line => events.last_mut().into_iter().for_each(|event| event.push(line.to_owned())),
        }
    }
    events
}

fn value<'a>(event: &'a [String], name: &str) -> &'a str {
    event.iter().find_map(|line| line.strip_prefix(name)).unwrap_or("")
}

#[test]
fn the_calendar_is_well_formed() {
    let text = calendar();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert_eq!(text, calendar(), "two runs, the same bytes");
    let all = events(&text);
    let mut identifiers: Vec<&str> = all.iter().map(|event| value(event, "UID:")).collect();
    identifiers.sort_unstable();
    identifiers.dedup();
    assert_eq!(identifiers.len(), all.len());
    assert!(all.iter().all(|event| value(event, "DTSTAMP:") == "20260910T010203Z"));
}

#[test]
fn deadlines_stand_on_the_day_they_are_due() {
    let text = calendar();
    let all = events(&text);
    let of =
        |words: &str| all.iter().find(|event| value(event, "SUMMARY:").contains(words)).cloned().unwrap_or_default();
    let before = of("rà soát hệ thống điện");
    assert_eq!(value(&before, "DTSTART;VALUE=DATE:"), "20260924");
    assert_eq!(value(&before, "DTEND;VALUE=DATE:"), "20260925");
    assert!(value(&before, "DESCRIPTION:").contains("trước ngày 25/9/2026"));
    assert_eq!(value(&of("danh sách học sinh"), "DTSTART;VALUE=DATE:"), "20260930");
    let event = of("diễn tập");
    assert_eq!(value(&event, "DTSTART;VALUE=DATE:"), "20261005");
    assert_eq!(value(&event, "DTEND;VALUE=DATE:"), "20261008");
    assert!(value(&event, "DESCRIPTION:").contains("khách mời\\, phụ huynh\\; học sinh"));
    let monthly = of("tai nạn thương tích");
    assert_eq!(value(&monthly, "RRULE:"), "FREQ=MONTHLY;BYMONTHDAY=24;UNTIL=20270731");
    assert_eq!(value(&monthly, "DTSTART;VALUE=DATE:"), "20260924");
    let weekly = of("cổng trường");
    assert_eq!(value(&weekly, "RRULE:"), "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270731");
    assert_eq!(value(&weekly, "DTSTART;VALUE=DATE:"), "20260914");
    assert_eq!(value(&of("chỉ đạo chung"), "DTSTART;VALUE=DATE:"), "20270530");
}

#[test]
fn csv_quotes_and_guards() {
    let table = Table {
        name: "Nhiệm vụ",
        columns: vec![Column { head: "A", width: 5 }, Column { head: "B", width: 5 }],
        rows: vec![
            vec![Value::Text("nói \"có\", rồi".to_owned()), Value::Number(3)],
            vec![Value::Text("=1+1".to_owned()), Value::Day("2024-04-25".parse().expect("a day"))],
            vec![Value::Text("hai\ndòng".to_owned()), Value::Empty],
        ],
    };
    let text = String::from_utf8(facts_csv::render(&table, facts_csv::Options::default())).expect("UTF-8");
    assert_eq!(text, "\u{feff}A,B\r\n\"nói \"\"có\"\", rồi\",3\r\n'=1+1,2024-04-25\r\n\"hai\ndòng\",\r\n");
    let plain = facts_csv::render(&table, facts_csv::Options { bom: false, guard: false });
    assert!(plain.starts_with(b"A,B\r\n"));
}

#[test]
fn the_task_list_names_who_and_when() {
    let tasks = table(Facts::Tasks, &records(), Lang::Vi);
    let column = |head: &str| tasks.columns.iter().position(|c| c.head == head).expect("the column");
    let row =
        tasks.rows.iter().find(|row| matches!(&row[column("Nhiệm vụ")], Value::Text(t) if t.contains("điện, nước")));
    let row = row.expect("the task");
    assert_eq!(row[column("Ngày đến hạn")], Value::Day("2026-09-24".parse().expect("a day")));
    assert_eq!(row[column("Thời hạn")], Value::Text("trước ngày 25/9/2026".to_owned()));
    assert_eq!(row[column("Mã")], Value::Text("II.1".to_owned()));
    assert!(tasks.rows.iter().all(|row| row.len() == tasks.columns.len()));
}

#[test]
fn the_workbook_opens_with_filters_and_real_days() {
    let bytes = facts_xlsx::render(&records(), Lang::Vi).expect("a workbook");
    assert_eq!(bytes, facts_xlsx::render(&records(), Lang::Vi).expect("a workbook"), "two runs, the same bytes");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("opens");
    assert_eq!(book.sheet_names(), ["Nhiệm vụ", "Viện dẫn", "Thời hạn"]);
    let sheet = book.worksheet_range("Thời hạn").expect("the sheet");
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let due = rows[0].iter().position(|cell| *cell == "Đến hạn").expect("the column");
    assert!(rows[1..].iter().filter(|row| matches!(row[due], Data::DateTime(_))).count() >= 4);
    let report = facts_xlsx::report(&records(), Lang::Vi).expect("a workbook");
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(report)).expect("opens");
    assert_eq!(book.sheet_names(), ["Tổng hợp", "Lỗi", "Nhiệm vụ", "Viện dẫn", "Thời hạn"]);
}

#[test]
fn markdown_tables_hold_together() {
    let text = String::from_utf8(facts_markdown::render(&records(), Lang::Vi)).expect("UTF-8");
    assert!(text.starts_with("## Nhiệm vụ (") && text.contains("\n## Viện dẫn (") && text.contains("\n## Thời hạn ("));
    for block in text.split("\n\n").filter(|block| block.starts_with('|')) {
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let wide = bars(block.lines().next().unwrap_or(""));
        assert!(block.lines().filter(|line| line.starts_with('|')).all(|line| bars(line) == wide), "{block}");
    }
}

#[test]
fn nothing_read_gives_empty_files() {
    let error = rasoat::error::Error::new(rasoat::error::ErrorKind::Damaged, "hỏng", "damaged");
    let file = FileIdentity { path: "x.docx".to_owned(), sha256: None };
    let records = vec![Record::failed(file, &error, false, Lang::Vi)];
    assert!(facts_xlsx::report(&records, Lang::Vi).is_ok());
    assert!(table(Facts::Deadlines, &records, Lang::En).rows.is_empty());
    let stamp = "2026-09-10T00:00:00Z".parse().expect("a moment");
    let text = facts_ics::render(&records, facts_ics::Options { stamp, lang: Lang::En });
    assert_eq!(text.windows(6).filter(|w| w == b"VEVENT").count(), 0);
}
