//! The matrix demand × plan for a terminal and as a plain table.

use super::facts_table::{Column, Table, Value};
use super::phieu::demands::totals;
use super::record::Record;
use super::wording::{capitalised, say};
use crate::finding::Lang;
use std::io::{Result, Write};

/// Longest quote, in characters.
const QUOTE: usize = 110;

/// Writes one plan's rows; nothing where no superior's plan was given.
pub fn write(record: &Record, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let Some(rows) = &record.demands else { return Ok(()) };
    writeln!(out, "  {}", totals(rows, lang))?;
    for row in rows {
        writeln!(out, "    [{}] {}", row.id, row.result(lang))?;
        writeln!(out, "        ⇧ {}", short(&row.text))?;
        if let Some(quote) = &row.quote {
            writeln!(out, "        ⇩ {}", short(quote))?;
        }
    }
    writeln!(out)
}

/// One row a plan and demand.
pub fn table(records: &[Record], lang: Lang) -> Table {
    let heads: [(&str, &str, u8); 8] = [
        ("Tệp", "File", 24),
        ("Mục của cấp trên", "Superior's item", 12),
        ("Cấp trên yêu cầu", "Demand", 50),
        ("Kế hoạch viết", "The plan says", 50),
        ("Đối chiếu", "Comparison", 18),
        ("Độ giống (%)", "Likeness (%)", 10),
        ("Cần người xem", "Needs review", 10),
        ("Còn thiếu", "Lacking", 40),
    ];
    let columns = heads.map(|(vi, en, width)| Column { head: say(lang, vi, en), width }).to_vec();
    let text = |text: &str| Value::Text(text.to_owned());
    let mut rows = Vec::new();
    for record in records {
        for row in record.demands.iter().flatten() {
            rows.push(vec![
                text(&record.source.path),
                text(&row.id),
                text(&row.text),
                row.quote.as_deref().map_or(Value::Empty, text),
                Value::Text(capitalised(row.verdict_in_words)),
                Value::Number(u32::from(row.likeness)),
                if row.needs_review { text(say(lang, "có", "yes")) } else { Value::Empty },
                text(&row.lacks.join("; ")),
            ]);
        }
    }
    Table { name: say(lang, "Đối chiếu cấp trên", "Superior's demands"), columns, rows }
}

fn short(text: &str) -> String {
    if text.chars().count() <= QUOTE {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(QUOTE).collect::<String>())
    }
}
