//! What the plan says: tasks with who and when, cited documents with what is complete and what is missing, deadlines in order.

use crate::finding::Lang;
use crate::report::paper::{Align, Block, Cell, Column, Paragraph, Row, Span, Table, Tone, size};
use crate::report::phieu::checklist::head_row;
use crate::report::place::{part_in_words, place_in_words};
use crate::report::record::{Citation, DateFact, Record, Task};
use crate::report::wording::{self, capitalised, say, shortened};

/// Most characters of a task's text in a table.
const TASK_TEXT: usize = 260;

fn columns<const N: usize>(list: [(u16, Align); N]) -> Vec<Column> {
    list.map(|(share, align)| Column { share, align }).to_vec()
}

fn remark(text: &'static str) -> Block {
    Block::Paragraph(Paragraph { spans: vec![Span::plain(text)], ..Paragraph::default() })
}

/// A value, or in bold that it is missing.
fn or_missing(value: String, lang: Lang) -> Cell {
    match value.is_empty() {
        false => Cell::text(value),
        true => Cell::spans(vec![Span::bold(say(lang, "Chưa nêu", "Not stated"))]).toned(Tone::Fair),
    }
}

/// The tasks that say something to do and group no others.
pub fn real_tasks(record: &Record) -> Vec<&Task> {
    record.tasks.as_deref().unwrap_or_default().iter().filter(|t| t.leaf && t.action).collect()
}

/// The table of tasks.
pub fn tasks(record: &Record, lang: Lang) -> Vec<Block> {
    let tasks = real_tasks(record);
    if tasks.is_empty() {
        let none = say(lang, "Không nhận ra nhiệm vụ nào trong văn bản.", "No task was recognised in the document.");
        return vec![remark(none)];
    }
    let vi = ["Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"];
    let en = ["Item", "Task", "Lead", "Partners", "Deadline"];
    let dates = record.dates.as_deref().unwrap_or_default();
    // "II.1, gạch đầu dòng thứ 2" needs more room than "II.1".
    let long = tasks.iter().any(|t| item_label(&t.id, lang).chars().count() > 8);
    let shares = if long { [16, 36, 18, 14, 16] } else { [10, 40, 19, 14, 17] };
    let table = Table {
        columns: columns(shares.map(|share| (share, Align::Left))),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: tasks.iter().map(|t| task_row(t, dates, lang)).collect(),
        summary: say(lang, "Nhiệm vụ, đơn vị chủ trì, phối hợp và thời hạn", "Tasks with lead, partners and deadline")
            .to_owned(),
        size: size::SMALL,
    };
    vec![Block::Table(table)]
}

fn task_row(task: &Task, dates: &[DateFact], lang: Lang) -> Row {
    let deadlines: Vec<String> = task.deadlines.iter().filter_map(|i| dates.get(*i)).map(|d| when(d, lang)).collect();
    Row::new(vec![
        Cell::text(item_label(&task.id, lang)),
        Cell::text(shortened(&task.text, TASK_TEXT)),
        or_missing(task.lead.join("; "), lang),
        Cell::text(task.partners.join("; ")),
        or_missing(deadlines.join("; "), lang),
    ])
}

/// A plain id as it is, `III#4` and the like in words.
fn item_label(id: &str, lang: Lang) -> String {
    if id.contains(['#', '-', '~']) || id.contains(".p") || id.contains('S') {
        let words = part_in_words(id, lang);
        // The head of the column says "Mục" already.
        let bare = words.strip_prefix("mục ").filter(|bare| bare.starts_with(|c: char| c.is_ascii_uppercase()));
        capitalised(bare.unwrap_or(&words))
    } else {
        id.to_owned()
    }
}

/// The time expression with its bound word.
pub fn when(date: &DateFact, lang: Lang) -> String {
    let bound = match date.bound {
        Some("before") => say(lang, "trước", "before"),
        Some("by") => say(lang, "chậm nhất", "by"),
        Some("after") => say(lang, "sau", "after"),
        Some("from") => say(lang, "từ", "from"),
        Some("until") => say(lang, "đến", "until"),
        _ => "",
    };
    if bound.is_empty() || date.text.to_lowercase().starts_with(bound) {
        return date.text.clone();
    }
    format!("{bound} {}", date.text)
}

/// The table of citations.
pub fn citations(record: &Record, lang: Lang) -> Vec<Block> {
    let all = record.citations.as_deref().unwrap_or_default();
    let first: Vec<&Citation> = all.iter().filter(|c| c.first).collect();
    if first.is_empty() {
        let none = say(lang, "Văn bản không viện dẫn văn bản nào.", "The document cites no other.");
        return vec![remark(none)];
    }
    let vi = ["STT", "Văn bản", "Số, ký hiệu", "Ngày", "Cơ quan", "Trích yếu", "Tra cứu hiệu lực"];
    let en = ["No.", "Document", "Number", "Date", "Issuer", "Title", "Register"];
    let table = Table {
        columns: columns([
            (7, Align::Centre),
            (33, Align::Left),
            (11, Align::Centre),
            (10, Align::Centre),
            (11, Align::Centre),
            (10, Align::Centre),
            (18, Align::Left),
        ]),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: first.iter().enumerate().map(|(i, c)| citation_row(i + 1, c, lang)).collect(),
        summary: say(
            lang,
            "Văn bản viện dẫn với các thành phần có hoặc thiếu",
            "Cited documents with what is there or missing",
        )
        .to_owned(),
        size: size::SMALL,
    };
    vec![Block::Table(table)]
}

/// Laws are cited by type and name alone (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).
fn is_law(citation: &Citation) -> bool {
    matches!(citation.doc_type.as_deref(), Some("Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp"))
}

fn citation_row(number: usize, c: &Citation, lang: Lang) -> Row {
    let law = is_law(c);
    let state = |present: bool, needed: bool| match (present, needed) {
        (true, _) => Cell::text(say(lang, "có", "yes")),
        (false, true) => Cell::spans(vec![Span::bold(say(lang, "thiếu", "missing"))]).toned(Tone::Fair),
        (false, false) => Cell::text("–"),
    };
    let stated = c.issuer.is_some() && c.issuer_source == Some("stated");
    let key = match (&c.number, c.malformed) {
        (Some(_), true) => Cell::spans(vec![Span::bold(say(lang, "sai cách ghi", "malformed"))]).toned(Tone::Bad),
        (number, _) => state(number.is_some(), !law),
    };
    Row::new(vec![
        Cell::text(number.to_string()),
        Cell::text(shortened(&c.text, 200)),
        key,
        state(c.issued.is_some(), !law),
        state(stated, !law),
        state(c.title.is_some(), !law),
        register(c, lang),
    ])
}

fn register(c: &Citation, lang: Lang) -> Cell {
    let Some(entry) = &c.registry else {
        return Cell::text(say(lang, "Không có trong danh mục", "Not in the register"));
    };
    let mut text = wording::legal_status(entry.status, lang).to_owned();
    // The status is that on the plan's day; what replaced the document may have come later.
    match (&entry.replaced_by, lang) {
        (Some(by), Lang::Vi) if entry.status == "expired" => text.push_str(&format!(", thay bằng {by}")),
        (Some(by), Lang::Vi) => text.push_str(&format!(" tại ngày kế hoạch; sau đó có {by} thay thế")),
        (Some(by), Lang::En) if entry.status == "expired" => text.push_str(&format!(", replaced by {by}")),
        (Some(by), Lang::En) => text.push_str(&format!(" on the plan's day; later replaced by {by}")),
        (None, _) => {}
    }
    Cell::text(text).toned(if entry.status == "expired" { Tone::Bad } else { Tone::None })
}

/// The table of deadlines.
pub fn deadlines(record: &Record, lang: Lang) -> Vec<Block> {
    let all = record.dates.as_deref().unwrap_or_default();
    let mut dates: Vec<&DateFact> = all.iter().filter(|d| matches!(d.role, "deadline" | "event")).collect();
    if dates.is_empty() {
        return vec![remark(say(lang, "Văn bản không nêu mốc thời hạn.", "The document states no deadline."))];
    }
    dates.sort_by_key(|d| (d.to.is_none(), d.to.clone(), d.from.clone()));
    let vi = ["STT", "Ngày", "Ghi trong văn bản", "Loại", "Vị trí"];
    let en = ["No.", "Day", "As written", "Kind", "Place"];
    let table = Table {
        columns: columns([
            (7, Align::Centre),
            (20, Align::Left),
            (33, Align::Left),
            (14, Align::Left),
            (26, Align::Left),
        ]),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: dates.iter().enumerate().map(|(i, d)| date_row(i + 1, d, lang)).collect(),
        summary: say(lang, "Các mốc thời hạn theo thứ tự", "Deadlines in order").to_owned(),
        size: size::SMALL,
    };
    vec![Block::Table(table)]
}

fn date_row(number: usize, date: &DateFact, lang: Lang) -> Row {
    let kind = match (date.role, date.recurrence.is_some()) {
        (_, true) => say(lang, "Định kỳ", "Recurring"),
        ("event", _) => say(lang, "Sự kiện", "Event"),
        _ => say(lang, "Thời hạn", "Deadline"),
    };
    Row::new(vec![
        Cell::text(number.to_string()),
        Cell::text(days(date, lang)),
        Cell::text(when(date, lang)),
        Cell::text(kind),
        Cell::text(capitalised(&place_in_words(&date.at, lang))),
    ])
}

/// The day or the days meant; a dash where there is none.
pub fn days(date: &DateFact, lang: Lang) -> String {
    if !date.valid {
        return say(lang, "Ngày không có thật", "No such day").to_owned();
    }
    match (&date.from, &date.to) {
        (Some(from), Some(to)) if from != to => {
            format!("{} – {}", wording::day(from, lang), wording::day(to, lang))
        }
        (_, Some(to)) => wording::day(to, lang),
        (Some(from), None) => wording::day(from, lang),
        (None, None) => "–".to_owned(),
    }
}
