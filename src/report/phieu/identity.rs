//! Which plan was looked at: file, agency, number, date, subject, pages, fingerprint, template, stage.

use crate::finding::Lang;
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Block, Cell, Column, Row, Span, Table, Tone, size};
use crate::report::record::Record;
use crate::report::wording::{self, say, shortened};
use crate::template::builtin;

/// The file's name without its folders.
pub fn file_name(record: &Record) -> &str {
    record.source.path.rsplit(['/', '\\']).next().unwrap_or(&record.source.path)
}

/// The agency as the plan names it.
pub fn agency(record: &Record) -> Option<String> {
    record.header.as_ref()?.agency.as_ref().map(|f| f.text.clone())
}

/// Number and symbol as the plan has them: with a slash between them, in the papers of the Party and the Youth Union with a
/// hyphen.
pub fn number(record: &Record) -> Option<String> {
    let number = record.header.as_ref()?.number_symbol.as_ref()?;
    if let (Some(figures), Some(symbol)) = (&number.number, &number.symbol) {
        let hyphen = format!("{figures}-{symbol}");
        if number.text.contains(&hyphen) {
            return Some(hyphen);
        }
    }
    let symbol = number.symbol.as_deref().unwrap_or("…");
    Some(format!("{}/{symbol}", number.number.as_deref().unwrap_or("…")))
}

/// The plan's day, ISO.
pub fn issued(record: &Record) -> Option<&str> {
    record.header.as_ref()?.place_date.as_ref()?.date.as_deref()
}

/// What the plan is about.
pub fn about(record: &Record) -> Option<&str> {
    record.header.as_ref()?.subject.as_ref().map(|f| f.text.as_str())
}

/// One line that names the plan: "Kế hoạch số 124/KH-ĐT ngày 10 tháng 4 năm 2024 về thực hiện quy chế dân chủ …". The agency is not
/// in it: letterheads have it in capitals, and a trích yếu has none.
pub fn subject(record: &Record, lang: Lang) -> String {
    let mut line = say(lang, "Kế hoạch", "Plan").to_owned();
    if let Some(number) = number(record).filter(|n| !n.starts_with('…')) {
        line.push_str(&format!("{}{number}", say(lang, " số ", " No. ")));
    }
    if let Some(day) = issued(record) {
        line.push_str(&format!(" {}{}", say(lang, "", "of "), wording::long_day(day, lang)));
    }
    if let Some(about) = about(record).filter(|a| a.chars().any(char::is_lowercase)) {
        let about = about.trim_end_matches(['.', ';']);
        let about = lower_first(about, lang);
        let numbered = line != say(lang, "Kế hoạch", "Plan");
        let link = if numbered && !about.starts_with("về ") { " về " } else { " " };
        line.push_str(&format!("{}{about}", say(lang, link, ": ")));
    }
    if line == say(lang, "Kế hoạch", "Plan") {
        line = format!("{} {}", say(lang, "Tệp", "File"), file_name(record));
    }
    shortened(&line, 220)
}

/// "Thực hiện quy chế" after "Kế hoạch" begins small; "PCCC" does not.
fn lower_first(text: &str, lang: Lang) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), text.chars().nth(1));
    match (lang, first) {
        (Lang::Vi, Some(first)) if second.is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The table.
pub fn section(record: &Record, options: &ReportOptions) -> Vec<Block> {
    let rows = rows(record, options).into_iter().map(|(label, value)| row(label, value)).collect();
    let table = Table {
        columns: vec![Column { share: 26, align: Align::Left }, Column { share: 74, align: Align::Left }],
        rows,
        summary: say(options.lang, "Nhận biết văn bản được rà soát", "Identity of the document").to_owned(),
        size: size::TABLE,
        ..Table::default()
    };
    vec![Block::Table(table)]
}

/// Label and value of everything known of the plan.
pub fn rows(record: &Record, options: &ReportOptions) -> Vec<(&'static str, String)> {
    let lang = options.lang;
    let none = || say(lang, "(không có)", "(none)").to_owned();
    let mut rows = vec![(say(lang, "Tệp", "File"), record.source.path.clone())];
    if record.error.is_none() {
        rows.extend([
            (say(lang, "Cơ quan ban hành", "Issuing agency"), agency(record).unwrap_or_else(none)),
            (say(lang, "Số, ký hiệu", "Number, symbol"), number(record).unwrap_or_else(none)),
            (
                say(lang, "Ngày ban hành", "Date"),
                issued(record).map_or_else(|| say(lang, "(chưa ghi)", "(blank)").to_owned(), |d| wording::day(d, lang)),
            ),
            (say(lang, "Trích yếu", "Subject"), about(record).map_or_else(none, str::to_owned)),
        ]);
    }
    rows.push((say(lang, "Định dạng, dấu vết", "Format, fingerprint"), fingerprint(record, lang)));
    if let Some(verdict) = &record.checked.verdict {
        let known = builtin::get(&verdict.template).map(|t| t.title.get(lang));
        let template = options.template_title.as_deref().or(known).unwrap_or(&verdict.template);
        let text = format!("{template}; {}", wording::stage(verdict.stage, lang).to_lowercase());
        rows.push((say(lang, "Mẫu, giai đoạn", "Template, stage"), text));
    }
    if let Some(day) = options.date {
        rows.push((say(lang, "Ngày rà soát", "Day of review"), wording::day(&day.to_string(), lang)));
    }
    rows
}

fn fingerprint(record: &Record, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(format) = record.source.format {
        parts.push(wording::format(format, lang).to_owned());
    }
    if let Some(pages) = record.source.pages {
        parts.push(format!("{pages} {}", say(lang, "trang", "pages")));
    }
    if let Some(hash) = &record.source.sha256 {
        let head: String = hash.chars().take(16).collect();
        parts.push(format!("SHA-256 {head}…"));
    }
    if parts.is_empty() { say(lang, "(không rõ)", "(unknown)").to_owned() } else { parts.join("; ") }
}

fn row(label: &str, value: String) -> Row {
    Row::new(vec![Cell::spans(vec![Span::bold(label)]).toned(Tone::Group), Cell::text(value)])
}
