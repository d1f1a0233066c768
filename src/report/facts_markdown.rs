//! Tables of facts as GitHub Flavored Markdown: one table a kind of fact, days as an office writes them.

use super::facts_table::{Facts, Table, Value, table};
use super::record::Record;
use super::wording::day;
use crate::finding::Lang;

/// Tasks, citations and deadlines of all records.
pub fn render(records: &[Record], lang: Lang) -> Vec<u8> {
    let mut out = String::new();
    for facts in [Facts::Tasks, Facts::Citations, Facts::Deadlines] {
        if !out.is_empty() {
            out.push('\n');
        }
        section(&mut out, &table(facts, records, lang), lang);
    }
    out.into_bytes()
}

/// A heading and a table without its empty columns.
fn section(out: &mut String, table: &Table, lang: Lang) {
    out.push_str(&format!("## {} ({})\n", table.name, table.rows.len()));
    let filled =
        |column: usize| table.rows.iter().any(|row| row.get(column).is_some_and(|value| *value != Value::Empty));
    let kept: Vec<usize> = (0..table.columns.len()).filter(|column| filled(*column)).collect();
    if kept.is_empty() {
        return;
    }
    let heads = kept.iter().filter_map(|column| table.columns.get(*column)).map(|column| column.head.to_owned());
    out.push('\n');
    line(out, heads);
    line(out, kept.iter().map(|_| "---".to_owned()));
    for row in &table.rows {
        line(out, kept.iter().map(|column| row.get(*column).map_or(String::new(), |value| cell(value, lang))));
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push_str(&format!(" {cell} |"));
    }
    out.push('\n');
}

fn cell(value: &Value, lang: Lang) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => escaped(text),
        Value::Number(number) => number.to_string(),
        Value::Day(date) => day(&date.to_string(), lang),
    }
}

/// One line, with everything that Markdown would read as markup made plain.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
