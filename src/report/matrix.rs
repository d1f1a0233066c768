//! The matrix demand × plan for a terminal.

use crate::demand::coverage::{Coverage, Met};
use crate::demand::report::{lack_in_words, met_in_words};
use crate::finding::Lang;
use std::io::{Result, Write};

/// Longest quote, in characters.
const QUOTE: usize = 110;

/// Writes one plan's rows.
pub fn write(rows: &[Coverage], lang: Lang, out: &mut dyn Write) -> Result<()> {
    let count = |met| rows.iter().filter(|r| r.met == met).count();
    let (met, partly, late, missing) = (count(Met::Met), count(Met::Partly), count(Met::Late), count(Met::Missing));
    match lang {
        Lang::Vi => writeln!(
            out,
            "  Đối chiếu với kế hoạch cấp trên: {} yêu cầu: {met} có, {partly} có một phần, {late} muộn hơn, {missing} không có",
            rows.len()
        )?,
        Lang::En => writeln!(
            out,
            "  Against the superior's plan: {} demands: {met} met, {partly} partly, {late} late, {missing} missing",
            rows.len()
        )?,
    }
    for row in rows {
        let review = match (row.needs_review, lang) {
            (false, _) => "",
            (true, Lang::Vi) => "; cần người xem",
            (true, Lang::En) => "; needs review",
        };
        writeln!(out, "    [{}] {} ({}%{review})", row.demand.id, met_in_words(row.met, lang), row.likeness)?;
        writeln!(out, "        ⇧ {}", short(&row.demand.text))?;
        if let Some(quote) = &row.quote {
            writeln!(out, "        ⇩ {}", short(quote))?;
        }
        for lack in &row.lacks {
            writeln!(out, "        – {}", lack_in_words(lack).get(lang))?;
        }
    }
    writeln!(out)
}

fn short(text: &str) -> String {
    if text.chars().count() <= QUOTE {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(QUOTE).collect::<String>())
    }
}
