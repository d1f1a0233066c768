//! Tables in HTML inside Markdown, as converters write those that pipes cannot hold. Row spans and column spans are kept; a table in a
//! cell is read as the cell's text.

use crate::document::block::{Block, CellPlace};
use crate::document::table::{Cell, Row, Table};
use crate::ingest::lines::Raw;
use crate::ingest::markdown::inline;
use std::ops::Range;

/// Most columns and rows that one cell may cover.
const MOST_SPAN: u32 = 64;
/// Most lines of one table.
const MOST_LINES: usize = 1000;

/// True when a table begins at this line.
pub fn starts(raws: &[Raw<'_>], at: usize) -> bool {
    let text = raws[at].text.trim_start();
    text.get(..6).is_some_and(|tag| tag.eq_ignore_ascii_case("<table")) && end_line(raws, at).is_some()
}

/// The line that ends the table; `None` where another one begins before or the end is too far away.
fn end_line(raws: &[Raw<'_>], at: usize) -> Option<usize> {
    for (line, raw) in raws.iter().enumerate().skip(at).take(MOST_LINES) {
        if line > at && find(raw.text, "<table").is_some() {
            return None;
        }
        if find(raw.text, "</table").is_some() {
            return Some(line);
        }
    }
    None
}

/// Reads the table at this line; its blocks are added to `blocks`. Gives the table and the number of lines taken.
pub fn read(source: &str, raws: &[Raw<'_>], at: usize, index: u32, blocks: &mut Vec<Block>) -> (Table, usize) {
    let last = end_line(raws, at).unwrap_or(at);
    let end = raws[last].start + raws[last].text.len();
    let mut table = Table { bordered: true, ..Table::default() };
    // Columns that cells above reach down over: column, rows left.
    let mut covered: Vec<(u32, u32)> = Vec::new();
    for row in between(source, raws[at].start..end, &["tr"]) {
        let number = table.rows.len() as u32;
        let mut built = Row { head: false, ..Row::default() };
        let mut column = 0;
        for cell in between(source, row.content.clone(), &["td", "th"]) {
            while let Some(above) = covered.iter_mut().find(|(own, left)| *own == column && *left > 0) {
                above.1 -= 1;
                let next = blocks.len() as u32;
                built.cells.push(Cell { column, span: 1, continues: true, blocks: next..next });
                column += 1;
            }
            let span = |name| attribute(&source[cell.tag.clone()], name).unwrap_or(1).clamp(1, MOST_SPAN);
            let (wide, deep) = (span("colspan"), span("rowspan"));
            built.head |= number == 0 && source[cell.tag.clone()].to_ascii_lowercase().starts_with("<th");
            let first = blocks.len() as u32;
            let line = raws.iter().skip(at).take_while(|raw| raw.start <= cell.content.start).last();
            let place = CellPlace { table: index, row: number, column };
            for mut line_of_cell in inline::read(source, std::slice::from_ref(&cell.content)).into_iter().flatten() {
                line_of_cell.number = line.map_or(0, |raw| raw.number);
                let mut block = line_of_cell.into_block();
                block.cell = Some(place);
                blocks.push(block);
            }
            built.cells.push(Cell { column, span: wide, continues: false, blocks: first..blocks.len() as u32 });
            covered.extend((deep > 1).then_some((column, deep - 1)));
            column += wide;
        }
        table.rows.push(built);
    }
    (table, last - at + 1)
}

/// An element: its opening tag and what stands in it.
struct Element {
    tag: Range<usize>,
    content: Range<usize>,
}

/// The elements of these names in a stretch, in order. One that is not closed ends where the next one begins.
fn between(source: &str, range: Range<usize>, names: &[&str]) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::new();
    let mut at = range.start;
    let mut open = false;
    while let Some(less) = source.get(at..range.end).and_then(|rest| rest.find('<')).map(|i| at + i) {
        let Some(end) = source.get(less..range.end).and_then(|rest| rest.find('>')).map(|i| less + i + 1) else {
            break;
        };
        let tag = &source[less + 1..end - 1];
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if names.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            if let Some(last) = out.last_mut().filter(|_| open) {
                last.content.end = less;
            }
            open = !closing;
            if open {
                out.push(Element { tag: less..end, content: end..range.end });
            }
        }
        at = end;
    }
    out
}

fn attribute(tag: &str, name: &str) -> Option<u32> {
    let rest = tag[find(tag, name)? + name.len()..].trim_start_matches(['=', '"', '\'', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[..digits].parse().ok()
}

/// The first place of an ASCII word, whatever its case.
fn find(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use crate::ingest::markdown::read;

    #[test]
    fn a_table_in_html_is_a_table() {
        let source = "Trước\n\n<table>\n<tr><th>STT</th><th>Việc</th>\n<th>Hạn</th></tr>\n<tr><td>1</td><td>Họp &amp; <b>thi</b></td><td rowspan=\"2\">5/9</td></tr>\n<tr><td>2</td><td>Nộp</td></tr>\n</table>\n\nSau\n";
        let document = read(source.as_bytes()).unwrap();
        let table = &document.tables[0];
        let rows: Vec<usize> = table.rows.iter().map(|row| row.cells.len()).collect();
        assert_eq!((rows, table.rows[0].head), (vec![3, 3, 2], true));
        assert_eq!(document.blocks[5].text(), "Họp & thi");
        assert_eq!((document.blocks[0].text(), document.blocks.last().unwrap().text()), ("Trước", "Sau"));
    }

    #[test]
    fn what_is_not_closed_is_text() {
        assert!(read("<table>\n<tr><td>1\n".as_bytes()).unwrap().tables.is_empty());
        assert_eq!(read("<table><tr><td>1<td>2</table>".as_bytes()).unwrap().tables[0].rows[0].cells.len(), 2);
    }
}
