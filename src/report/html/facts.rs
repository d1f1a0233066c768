//! Tables of what a plan says.

use crate::finding::Lang;
use crate::report::html::escaped;
use crate::report::phieu::demands::totals;
use crate::report::phieu::facts::{self, real_tasks};
use crate::report::place::place_in_words;
use crate::report::record::{DateFact, Record};
use crate::report::wording::{self, capitalised, say};

/// A table; a cell is its HTML and its class.
pub fn table(labels: &[&str], rows: impl Iterator<Item = Vec<(String, &'static str)>>) -> String {
    let mut out = String::from("<table>\n<thead><tr>");
    out.extend(labels.iter().map(|l| format!("<th scope=\"col\">{l}</th>")));
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (text, class) in row {
            match class {
                "" => out.push_str(&format!("<td>{text}</td>")),
                class => out.push_str(&format!("<td class=\"{class}\">{text}</td>")),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// Tasks, citations and deadlines.
pub fn all(record: &Record, lang: Lang) -> String {
    format!("{}{}{}{}", demands(record, lang), tasks(record, lang), citations(record, lang), deadlines(record, lang))
}

/// The superior's demands, where a superior's plan was given.
fn demands(record: &Record, lang: Lang) -> String {
    let Some(rows) = &record.demands else { return String::new() };
    let labels = [
        say(lang, "Mục", "Item"),
        say(lang, "Cấp trên yêu cầu", "The superior demands"),
        say(lang, "Kế hoạch viết", "The plan says"),
        say(lang, "Đối chiếu (độ giống)", "Comparison (likeness)"),
    ];
    let cells = rows.iter().map(|row| {
        let class = match row.verdict {
            "met" => "good",
            "missing" => "bad",
            _ => "fair",
        };
        vec![
            (escaped(&row.id), ""),
            (escaped(&row.text), ""),
            (escaped(row.quote.as_deref().unwrap_or("–")), ""),
            (escaped(&capitalised(&row.result(lang))), class),
        ]
    });
    let title = say(lang, "Đối chiếu với kế hoạch cấp trên", "The superior's demands");
    format!("<h3>{title}</h3>\n<p>{}</p>\n{}", escaped(&totals(rows, lang)), table(&labels, cells))
}

/// A value, or that it is missing.
fn or_missing(text: String, lang: Lang) -> (String, &'static str) {
    match text.is_empty() {
        true => (format!("<b>{}</b>", say(lang, "Chưa nêu", "Not stated")), "fair"),
        false => (escaped(&text), ""),
    }
}

fn tasks(record: &Record, lang: Lang) -> String {
    let tasks = real_tasks(record);
    if tasks.is_empty() {
        return String::new();
    }
    let labels = [
        say(lang, "Mục", "Item"),
        say(lang, "Nhiệm vụ", "Task"),
        say(lang, "Chủ trì", "Lead"),
        say(lang, "Phối hợp", "Partners"),
        say(lang, "Thời hạn", "Deadline"),
    ];
    let dates = record.dates.as_deref().unwrap_or_default();
    let rows = tasks.iter().map(|task| {
        let when: Vec<String> =
            task.deadlines.iter().filter_map(|i| dates.get(*i)).map(|d| facts::when(d, lang)).collect();
        vec![
            (escaped(&task.id), ""),
            (escaped(&task.text), ""),
            or_missing(task.lead.join("; "), lang),
            (escaped(&task.partners.join("; ")), ""),
            or_missing(when.join("; "), lang),
        ]
    });
    format!("<h3>{}</h3>\n{}", say(lang, "Nhiệm vụ", "Tasks"), table(&labels, rows))
}

fn citations(record: &Record, lang: Lang) -> String {
    let all = record.citations.as_deref().unwrap_or_default();
    let labels = [
        say(lang, "Văn bản viện dẫn", "Cited document"),
        say(lang, "Số, ký hiệu", "Number"),
        say(lang, "Ngày", "Date"),
        say(lang, "Cơ quan", "Issuer"),
        say(lang, "Tra cứu", "Register"),
    ];
    let mut rows = all.iter().filter(|c| c.first).peekable();
    if rows.peek().is_none() {
        return String::new();
    }
    let or_dash = |text: Option<&str>| (escaped(text.unwrap_or("–")), "");
    let rows = rows.map(|c| {
        let status = match &c.registry {
            Some(entry) => wording::legal_status(entry.status, lang),
            None => say(lang, "Không có trong danh mục", "Not in the register"),
        };
        let expired = c.registry.as_ref().is_some_and(|r| r.status == "expired");
        vec![
            (escaped(&c.text), ""),
            (escaped(c.key.as_deref().unwrap_or("–")), if c.malformed { "bad" } else { "" }),
            (c.issued.as_ref().map_or_else(|| "–".to_owned(), |d| wording::day(d, lang)), ""),
            or_dash(c.issuer.as_deref()),
            (status.to_owned(), if expired { "bad" } else { "" }),
        ]
    });
    format!("<h3>{}</h3>\n{}", say(lang, "Văn bản viện dẫn", "Cited documents"), table(&labels, rows))
}

fn deadlines(record: &Record, lang: Lang) -> String {
    let mut dates: Vec<&DateFact> =
        record.dates.as_deref().unwrap_or_default().iter().filter(|d| matches!(d.role, "deadline" | "event")).collect();
    if dates.is_empty() {
        return String::new();
    }
    dates.sort_by_key(|d| (d.to.is_none(), d.to.clone(), d.from.clone()));
    let labels = [say(lang, "Ngày", "Day"), say(lang, "Ghi trong văn bản", "As written"), say(lang, "Vị trí", "Place")];
    let rows = dates.iter().map(|d| {
        let place = capitalised(&place_in_words(&d.at, lang));
        vec![(facts::days(d, lang), ""), (escaped(&facts::when(d, lang)), ""), (escaped(&place), "")]
    });
    format!("<h3>{}</h3>\n{}", say(lang, "Các mốc thời hạn", "Deadlines"), table(&labels, rows))
}
