//! A paper as Markdown (GitHub's dialect): headings, tables, the fault in bold. Letterhead and signature are left to paper.

use crate::report::paper::{Bars, Block, Cell, Paper, Row, Span, Table};

/// The paper as Markdown text.
pub fn render(paper: &Paper) -> Vec<u8> {
    let mut out = String::new();
    for block in paper.sheets.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Letterhead(_) | Block::Closing(_) => {}
            Block::Title(title) => {
                line(&mut out, &format!("# {}", escaped(&title.kind)));
                line(&mut out, &format!("**{}**", escaped(&title.subject)));
                if let Some(reference) = &title.reference {
                    line(&mut out, &format!("*{}*", escaped(reference)));
                }
            }
            Block::Heading(heading) => {
                let marks = "#".repeat(usize::from(heading.level.clamp(1, 5)) + 1);
                line(&mut out, &format!("{marks} {}", escaped(&heading.text)));
            }
            Block::Paragraph(p) => line(&mut out, &spans(&p.spans)),
            Block::Table(table) => self::table(&mut out, table),
            Block::Bars(bars) => self::bars(&mut out, bars),
        }
    }
    let text = out.trim_end().to_owned() + "\n";
    text.into_bytes()
}

/// A paragraph and the blank line after it.
fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str("\n\n");
}

/// Text in which nothing is read as markup and nothing breaks a table.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn spans(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

/// Emphasis marks stand at letters, never at spaces, or they are no marks.
fn span(span: &Span) -> String {
    let inner = span.text.trim();
    if inner.is_empty() || !(span.bold || span.italic || span.marked) {
        return escaped(&span.text);
    }
    let marks = if span.bold || span.marked { "**" } else { "*" };
    let start = span.text.len() - span.text.trim_start().len();
    let (head, tail) = span.text.split_at(start);
    let foot = tail.get(inner.len()..).unwrap_or_default();
    format!("{head}{marks}{}{marks}{foot}", escaped(inner))
}

fn cell(cell: &Cell) -> String {
    let paragraphs: Vec<String> = cell.paragraphs.iter().map(|p| spans(p).trim().to_owned()).collect();
    paragraphs.join("<br>")
}

/// A cell that covers several columns is followed by empty ones.
fn row(out: &mut String, row: &Row) {
    out.push('|');
    for cell in &row.cells {
        out.push_str(&format!(" {} |", self::cell(cell)));
        out.push_str(&"  |".repeat(cell.width() - 1));
    }
    out.push('\n');
}

fn rule(out: &mut String, columns: usize) {
    out.push_str(&format!("|{}\n", " --- |".repeat(columns)));
}

fn table(out: &mut String, table: &Table) {
    let columns = table.columns.len();
    match table.head.first() {
        Some(head) => row(out, head),
        None => out.push_str(&format!("|{}\n", "  |".repeat(columns))),
    }
    rule(out, columns);
    for row in &table.rows {
        self::row(out, row);
    }
    out.push('\n');
}

fn bars(out: &mut String, bars: &Bars) {
    out.push_str(&format!("| {} |  |\n", escaped(&bars.title)));
    rule(out, 2);
    for bar in &bars.bars {
        out.push_str(&format!("| {} | {} |\n", escaped(&bar.label), bar.total()));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_hug_the_letters_and_pipes_are_kept() {
        assert_eq!(span(&Span::bold(" a|b ")), " **a\\|b** ");
        assert_eq!(span(&Span::plain("<script>")), "\\<script\\>");
    }
}
