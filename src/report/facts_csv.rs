//! A table of facts as CSV (RFC 4180): comma, CRLF, quotes doubled; days in ISO 8601, so that every program reads them alike.

use super::facts_table::{Table, Value};

/// How to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// A byte order mark first: Excel then takes the file for UTF-8.
    pub bom: bool,
    /// A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab, return in front) gets an apostrophe.
    pub guard: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { bom: true, guard: true }
    }
}

/// The file's bytes.
pub fn render(table: &Table, options: Options) -> Vec<u8> {
    let mut out = String::new();
    if options.bom {
        out.push('\u{feff}');
    }
    line(&mut out, table.columns.iter().map(|column| column.head.to_owned()));
    for row in &table.rows {
        line(&mut out, row.iter().map(|value| cell(value, options)));
    }
    out.into_bytes()
}

fn cell(value: &Value, options: Options) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) if options.guard && text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        quoted(out, &cell);
    }
    out.push_str("\r\n");
}

fn quoted(out: &mut String, cell: &str) {
    let plain = !cell.contains([',', '"', '\r', '\n']) && cell.trim() == cell;
    if plain {
        out.push_str(cell);
        return;
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}
