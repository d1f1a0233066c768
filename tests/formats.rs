//! One plan in eight formats gives the same facts. `cargo test --test formats -- --nocapture` prints the differences.

mod support;

use rasoat::registry::registry::Registry;
use rasoat::report::record::Record;
use support::record_of;

const FORMATS: &[&str] = &["docx", "doc", "rtf", "odt", "html", "pdf", "txt", "md"];

/// The facts of a record without their places.
fn facts(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(h) = &record.header {
        for (name, field) in [
            ("parent", &h.parent_agency),
            ("agency", &h.agency),
            ("title", &h.national_title),
            ("motto", &h.motto),
            ("subject", &h.subject),
        ] {
            lines.push(format!("header {name}: {:?}", field.as_ref().map(|f| &f.text)));
        }
        lines.push(format!("header number: {:?}", h.number_symbol.as_ref().map(|n| (&n.number, &n.symbol))));
        lines.push(format!("header date: {:?}", h.place_date.as_ref().map(|n| (&n.place, &n.date))));
        lines.extend(h.recipients.iter().map(|f| format!("recipient: {}", f.text)));
        lines.push(format!(
            "signature: {:?}",
            h.signature.as_ref().map(|s| match s {
                rasoat::report::record::Signatures::One(one) =>
                    (one.authority.clone(), one.position.clone(), one.name.clone()),
                rasoat::report::record::Signatures::Many(_) => (Vec::new(), None, None),
            })
        ));
    }
    lines.extend(record.legal_basis.iter().flatten().map(|f| format!("basis: {}", f.text)));
    lines.extend(
        record.outline.iter().flatten().map(|i| format!("outline: {} {:?} {} {:?}", i.id, i.label, i.title, i.kind)),
    );
    lines.extend(
        record
            .tasks
            .iter()
            .flatten()
            .map(|t| format!("task: {} {} {:?} {:?} {} {}", t.id, t.text, t.lead, t.partners, t.leaf, t.action)),
    );
    lines.extend(
        record
            .citations
            .iter()
            .flatten()
            .map(|c| format!("citation: {} {:?} {:?} {:?}", c.text, c.key, c.issued, c.issuer)),
    );
    lines.extend(
        record.dates.iter().flatten().map(|d| {
            format!("date: {} {:?} {:?} {:?} {:?} {}", d.text, d.value, d.bound, d.kind, d.recurrence, d.role)
        }),
    );
    lines
}

#[test]
fn one_plan_in_eight_formats_gives_the_same_facts() {
    let registry = Registry::builtin();
    let read = |ending: &str| {
        let path = format!("fixtures/formats/ke-hoach-y-te.{ending}");
        let record = record_of(&path, &std::fs::read(&path).unwrap(), &registry);
        assert!(record.error.is_none(), "{path}: {:?}", record.error);
        facts(&record)
    };
    let expected = read(FORMATS[0]);
    assert!(expected.len() > 40, "the plan has facts");
    let mut different = Vec::new();
    for ending in &FORMATS[1..] {
        let found = read(ending);
        different.extend(expected.iter().filter(|l| !found.contains(l)).map(|l| format!("{ending} lacks {l}")));
        different.extend(found.iter().filter(|l| !expected.contains(l)).map(|l| format!("{ending} adds  {l}")));
    }
    println!("{} facts, {} differences\n{}", expected.len(), different.len(), different.join("\n"));
    assert!(different.is_empty());
}

fn pdf(name: &str) -> Record {
    let path = format!("fixtures/pdf/{name}.pdf");
    record_of(&path, &std::fs::read(&path).unwrap(), &Registry::builtin())
}

#[test]
fn a_number_in_a_signature_widget_stands_where_it_is_shown() {
    let header = pdf("chu-ky-so").header.unwrap();
    let number = header.number_symbol.unwrap();
    assert_eq!((number.number.as_deref(), number.symbol.as_deref()), (Some("17"), Some("KH-THTP")));
    assert_eq!(header.place_date.unwrap().date.as_deref(), Some("2026-09-12"));
}

#[test]
fn decomposed_text_gives_the_same_facts_as_composed() {
    let header = pdf("nfd").header.unwrap();
    assert_eq!(header.agency.unwrap().text, "TRƯỜNG TIỂU HỌC TÂN PHONG");
    assert_eq!(header.subject.unwrap().text, "Tổ chức Ngày hội đọc sách năm học 2026 - 2027");
}

#[test]
fn a_table_over_a_page_break_is_one_table() {
    let record = pdf("bang-qua-trang");
    let rows: Vec<_> = record.tasks.as_ref().unwrap().iter().filter(|t| t.form == "row").collect();
    assert_eq!(rows.len(), 8, "{rows:#?}");
    assert_eq!(rows[7].id, "III#8");
    assert!(rows[5].text.contains("Tổng kết, khen thưởng"));
}

#[test]
fn a_scanned_page_is_told_and_a_scanned_file_refused() {
    let some = pdf("trang-quet");
    assert!(some.error.is_none());
    assert!(some.source.notices.iter().any(|n| n.code == "scanned-pdf" && n.message.contains("trang 2")));
    for name in ["ban-quet", "ban-quet-co-dau"] {
        assert_eq!(pdf(name).error.map(|e| e.kind), Some("scanned-pdf"), "{name}");
    }
}

#[test]
fn a_broken_character_map_and_a_password_are_refused() {
    assert_eq!(pdf("bang-ma-hong").error.map(|e| e.kind), Some("broken-charmap"));
    assert_eq!(pdf("mat-khau").error.map(|e| e.kind), Some("encrypted"));
}
