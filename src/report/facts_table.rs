//! The facts of records as plain tables: tasks, citations, deadlines, a summary, the findings. One row a fact, in the order of the
//! records; the CSV, Excel and Markdown writers print them alike.

use super::due::{due, rule, wording};
use super::phieu::identity;
use super::place::place_in_words;
use super::record::{Citation, DateFact, Record, Task};
use super::wording as words;
use super::wording::say;
use crate::finding::Lang;
use jiff::civil::Date;

/// Which facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Facts {
    /// Nhiệm vụ.
    #[default]
    Tasks,
    /// Viện dẫn.
    Citations,
    /// Thời hạn.
    Deadlines,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, NFC.
    Text(String),
    /// A count.
    Number(u32),
    /// A day.
    Day(Date),
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The head.
    pub head: &'static str,
    /// Width in characters.
    pub width: u8,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name.
    pub name: &'static str,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows from top to bottom, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
}

/// A table of facts.
pub fn table(facts: Facts, records: &[Record], lang: Lang) -> Table {
    match facts {
        Facts::Tasks => tasks(records, lang),
        Facts::Citations => citations(records, lang),
        Facts::Deadlines => deadlines(records, lang),
    }
}

/// Every task that says something to do.
pub fn tasks(records: &[Record], lang: Lang) -> Table {
    let columns = columns(
        lang,
        &[
            ("Tệp", "File", 24),
            ("Đơn vị", "Agency", 26),
            ("Kế hoạch", "Plan", 34),
            ("Mã", "Id", 9),
            ("Nhiệm vụ", "Task", 60),
            ("Chủ trì", "Lead", 22),
            ("Phối hợp", "Partners", 22),
            ("Thời hạn", "Deadline", 26),
            ("Ngày đến hạn", "Due", 13),
            ("Sản phẩm", "Product", 22),
            ("Địa điểm", "Place", 18),
            ("Kinh phí", "Budget", 18),
            ("Viện dẫn", "Citations", 22),
            ("Vị trí", "Where", 22),
        ],
    );
    let mut rows = Vec::new();
    for record in records {
        let all = record.tasks.as_deref().unwrap_or(&[]);
        rows.extend(all.iter().filter(|task| task.action).map(|task| task_row(record, task, lang)));
    }
    Table { name: say(lang, "Nhiệm vụ", "Tasks"), columns, rows }
}

fn task_row(record: &Record, task: &Task, lang: Lang) -> Vec<Value> {
    let dates: Vec<&DateFact> = task.deadlines.iter().filter_map(|i| record.dates.as_deref()?.get(*i)).collect();
    let keys = task.citations.iter().filter_map(|i| record.citations.as_deref()?.get(*i)).map(citation_name);
    let mut row = plan_cells(record);
    row.extend([
        text(task.id.clone()),
        text(task.text.clone()),
        text(task.lead.join("; ")),
        text(task.partners.join("; ")),
        text(dates.iter().map(|date| wording(date, lang)).collect::<Vec<_>>().join("; ")),
        day(dates.iter().filter_map(|date| due(date, std::slice::from_ref(task))).map(|due| due.last).min()),
        text(task.product.clone().unwrap_or_default()),
        text(task.place.clone().unwrap_or_default()),
        text(task.budget.clone().unwrap_or_default()),
        text(keys.collect::<Vec<_>>().join("; ")),
        text(place_in_words(&task.at, lang)),
    ]);
    row
}

/// Every cited document, each mention.
pub fn citations(records: &[Record], lang: Lang) -> Table {
    let columns = columns(
        lang,
        &[
            ("Tệp", "File", 24),
            ("Đơn vị", "Agency", 26),
            ("Kế hoạch", "Plan", 34),
            ("Nguyên văn", "As written", 50),
            ("Tên loại", "Type", 14),
            ("Số, ký hiệu", "Number and symbol", 20),
            ("Ngày ban hành", "Issued", 13),
            ("Cơ quan ban hành", "Issuer", 26),
            ("Trích yếu", "Title", 36),
            ("Điều khoản", "Article", 16),
            ("Lỗi hình thức", "Faults of form", 26),
            ("Hiệu lực", "Status", 18),
            ("Văn bản thay thế", "Replaced by", 20),
            ("Nhắc lại", "Repeated", 10),
            ("Vị trí", "Where", 22),
        ],
    );
    let mut rows = Vec::new();
    for record in records {
        let all = record.citations.as_deref().unwrap_or(&[]);
        rows.extend(all.iter().map(|citation| citation_row(record, citation, lang)));
    }
    Table { name: say(lang, "Viện dẫn", "Citations"), columns, rows }
}

fn citation_row(record: &Record, citation: &Citation, lang: Lang) -> Vec<Value> {
    let registry = citation.registry.as_ref();
    let problems: Vec<&str> = citation.problems.iter().map(|problem| problem_in_words(problem, lang)).collect();
    let mut row = plan_cells(record);
    row.extend([
        text(citation.text.clone()),
        text(citation.doc_type.clone().unwrap_or_default()),
        text(citation.key.clone().unwrap_or_default()),
        day(citation.issued.as_deref().and_then(|day| day.parse().ok())),
        text(citation.issuer.clone().unwrap_or_default()),
        text(citation.title.clone().unwrap_or_default()),
        text(citation.locator.clone().unwrap_or_default()),
        text(problems.join("; ")),
        text(registry.map_or("", |r| words::legal_status(r.status, lang)).to_owned()),
        text(registry.and_then(|r| r.replaced_by.clone()).unwrap_or_default()),
        text(if citation.first { "" } else { say(lang, "có", "yes") }.to_owned()),
        text(place_in_words(&citation.at, lang)),
    ]);
    row
}

/// Every date that is a deadline or an event.
pub fn deadlines(records: &[Record], lang: Lang) -> Table {
    let columns = columns(
        lang,
        &[
            ("Tệp", "File", 24),
            ("Đơn vị", "Agency", 26),
            ("Kế hoạch", "Plan", 34),
            ("Loại", "Kind", 12),
            ("Nguyên văn", "As written", 30),
            ("Từ ngày", "From", 13),
            ("Đến hạn", "Due", 13),
            ("Lặp lại", "Repeats", 26),
            ("Nhiệm vụ", "Task", 60),
            ("Chủ trì", "Lead", 22),
            ("Vị trí", "Where", 22),
        ],
    );
    let mut rows = Vec::new();
    for record in records {
        for (index, date) in record.dates.as_deref().unwrap_or(&[]).iter().enumerate() {
            if matches!(date.role, "deadline" | "event") {
                rows.push(deadline_row(record, index, date, lang));
            }
        }
    }
    Table { name: say(lang, "Thời hạn", "Deadlines"), columns, rows }
}

fn deadline_row(record: &Record, index: usize, date: &DateFact, lang: Lang) -> Vec<Value> {
    let task = task_of(record, index);
    let due = due(date, record.tasks.as_deref().unwrap_or(&[]));
    let kind = match date.role {
        "deadline" => say(lang, "Thời hạn", "Deadline"),
        _ => say(lang, "Sự kiện", "Event"),
    };
    let mut row = plan_cells(record);
    row.extend([
        text(kind.to_owned()),
        text(wording(date, lang)),
        day(due.filter(|due| due.first != due.last).map(|due| due.first)),
        day(due.map(|due| due.last)),
        text(rule(date).map_or(String::new(), |rule| rule.in_words(lang))),
        text(task.map_or(String::new(), |task| task.text.clone())),
        text(task.map_or(String::new(), |task| task.lead.join("; "))),
        text(place_in_words(&date.at, lang)),
    ]);
    row
}

/// The innermost task that has a date: the last one that names its index.
pub fn task_of(record: &Record, date: usize) -> Option<&Task> {
    record.tasks.as_deref()?.iter().rev().find(|task| task.deadlines.contains(&date))
}

/// One row a file: identity, verdict, counts.
pub fn summary(records: &[Record], lang: Lang) -> Table {
    let columns = columns(
        lang,
        &[
            ("Tệp", "File", 24),
            ("Đơn vị", "Agency", 26),
            ("Kế hoạch", "Plan", 40),
            ("Số, ký hiệu", "Number", 20),
            ("Ngày", "Date", 13),
            ("Kết quả", "Verdict", 18),
            ("Lỗi", "Errors", 8),
            ("Cảnh báo", "Warnings", 10),
            ("Lưu ý", "Notes", 8),
            ("Nhiệm vụ", "Tasks", 10),
            ("Viện dẫn", "Citations", 10),
            ("Thời hạn", "Deadlines", 10),
            ("Ghi chú", "Remark", 50),
        ],
    );
    let rows = records.iter().map(|record| summary_row(record, lang)).collect();
    Table { name: say(lang, "Tổng hợp", "Summary"), columns, rows }
}

fn summary_row(record: &Record, lang: Lang) -> Vec<Value> {
    let header = record.header.as_ref();
    let verdict = record.checked.verdict.as_ref();
    let count = |n: Option<usize>| n.map_or(Value::Empty, |n| Value::Number(u32::try_from(n).unwrap_or(u32::MAX)));
    let issued = header.and_then(|h| h.place_date.as_ref()?.date.as_deref()?.parse().ok());
    let deadlines = record.dates.as_deref().map(|dates| dates.iter().filter(|d| d.role == "deadline").count());
    let mut row = plan_cells(record);
    row.extend([
        text(identity::number(record).unwrap_or_default()),
        day(issued),
        text(verdict.map_or(String::new(), |v| words::verdict(v.result, lang).to_owned())),
        count(verdict.map(|v| v.errors)),
        count(verdict.map(|v| v.warnings)),
        count(verdict.map(|v| v.infos)),
        count(record.tasks.as_deref().map(|tasks| tasks.iter().filter(|task| task.action).count())),
        count(record.citations.as_deref().map(<[Citation]>::len)),
        count(deadlines),
        text(remark(record)),
    ]);
    row
}

/// Why a file was not read, or what its reader must know.
fn remark(record: &Record) -> String {
    match &record.error {
        Some(error) => error.message.clone(),
        None => record.source.notices.iter().map(|notice| notice.message.as_str()).collect::<Vec<_>>().join(" "),
    }
}

/// Every open finding.
pub fn findings(records: &[Record], lang: Lang) -> Table {
    let columns = columns(
        lang,
        &[
            ("Tệp", "File", 24),
            ("Đơn vị", "Agency", 26),
            ("Kế hoạch", "Plan", 34),
            ("Mã", "Code", 9),
            ("Nhóm", "Group", 18),
            ("Mức", "Severity", 10),
            ("Nội dung", "What is wrong", 50),
            ("Trích", "Quote", 36),
            ("Vì sao", "Why", 44),
            ("Cách sửa", "How to mend", 40),
            ("Căn cứ", "Clause", 36),
            ("Vị trí", "Where", 22),
        ],
    );
    let mut rows = Vec::new();
    for record in records {
        for finding in super::findings::open(record) {
            let mut row = plan_cells(record);
            row.extend([
                text(finding.code.to_owned()),
                text(words::group(finding.topic.group(), lang).to_owned()),
                text(words::severity(finding.severity, lang).to_owned()),
                text(finding.message.clone()),
                text(finding.quote.clone().unwrap_or_default()),
                text(finding.why.clone()),
                text(finding.hint.clone().unwrap_or_default()),
                text(finding.basis.clone().unwrap_or_default()),
                text(finding.at.as_ref().map_or(String::new(), |at| place_in_words(at, lang))),
            ]);
            rows.push(row);
        }
    }
    Table { name: say(lang, "Lỗi", "Findings"), columns, rows }
}

fn columns(lang: Lang, heads: &[(&'static str, &'static str, u8)]) -> Vec<Column> {
    heads.iter().map(|(vi, en, width)| Column { head: say(lang, vi, en), width: *width }).collect()
}

/// File, agency, subject: the first three cells of every row.
fn plan_cells(record: &Record) -> Vec<Value> {
    let header = record.header.as_ref();
    vec![
        text(record.source.path.clone()),
        text(header.and_then(|h| h.agency.as_ref()).map_or(String::new(), |f| f.text.clone())),
        text(plan_name(record)),
    ]
}

/// The subject, else the kind of document and its number.
pub fn plan_name(record: &Record) -> String {
    let Some(header) = record.header.as_ref() else { return String::new() };
    if let Some(subject) = &header.subject {
        return subject.text.clone();
    }
    let number = header.number_symbol.as_ref().map(|n| n.text.as_str());
    let kind = header.doc_type.as_ref().map(|d| d.text.as_str());
    [kind, number].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Number and symbol, else the title, else the words of the text.
fn citation_name(citation: &Citation) -> String {
    citation.key.clone().or_else(|| citation.title.clone()).unwrap_or_else(|| citation.text.clone())
}

fn text(text: String) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text) }
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Empty, Value::Day)
}

/// A citation's problem for a person; an unknown one is given as it is.
fn problem_in_words(problem: &str, lang: Lang) -> &str {
    match problem {
        "missing-so" => say(lang, "thiếu chữ “số”", "the word “số” is missing"),
        "doubled-so" => say(lang, "lặp chữ “số”", "“số” is doubled"),
        "missing-type" => say(lang, "thiếu tên loại văn bản", "the kind of document is missing"),
        "missing-issuer" => say(lang, "thiếu cơ quan ban hành", "the issuer is missing"),
        "missing-symbol" => say(lang, "thiếu ký hiệu", "the symbol is missing"),
        "missing-year" => say(lang, "thiếu năm trong số, ký hiệu", "the year in the symbol is missing"),
        "extra-year" => say(lang, "thừa năm trong số, ký hiệu", "the symbol has a year too many"),
        "blank-number" => say(lang, "số để trống", "the number is blank"),
        "dot-in-number" => say(lang, "dấu chấm trong số", "a dot in the number"),
        "space-in-symbol" => say(lang, "khoảng trắng trong ký hiệu", "a blank in the symbol"),
        "line-break" => say(lang, "ký hiệu bị ngắt dòng", "a line break in the symbol"),
        "wrong-letter" | "look-alike" => say(lang, "sai chữ trong ký hiệu", "a wrong letter in the symbol"),
        "ocr-letter" => say(lang, "chữ nhận dạng sai", "a misread letter"),
        "wrong-dash" => say(lang, "sai dấu gạch nối", "a wrong dash"),
        "wrong-separator" => say(lang, "sai dấu phân cách", "a wrong separator"),
        "missing-separator" => say(lang, "thiếu dấu phân cách", "a missing separator"),
        "reversed-form" => say(lang, "đảo thứ tự số và ký hiệu", "number and symbol are reversed"),
        "split-code" => say(lang, "mã cơ quan bị tách", "the issuer's code is split"),
        "wrong-case" | "lower-case" => say(lang, "sai chữ hoa, chữ thường", "wrong case"),
        "type-lower-case" => say(lang, "tên loại viết thường", "the kind is not capitalised"),
        "abbreviated-type" => say(lang, "tên loại viết tắt", "the kind is abbreviated"),
        "missing-type-code" => {
            say(lang, "thiếu chữ viết tắt tên loại trong ký hiệu", "the kind's code is missing in the symbol")
        }
        "type-code-mismatch" => say(lang, "tên loại khác với ký hiệu", "the kind and the symbol disagree"),
        "letter-with-cv" => say(lang, "công văn mà ký hiệu có “CV”", "an official letter whose symbol has “CV”"),
        other => other,
    }
}
