//! Grid tables, as document converters write them: borders of `+---+`, cells of several lines and paragraphs, cells over
//! several columns. The columns are where the borders have their plus signs, counted in characters.

use crate::document::block::{Block, CellPlace};
use crate::document::table::{Cell, Row, Table};
use crate::ingest::lines::{Line, LineKind, Raw, indent};
use crate::ingest::markdown::inline;
use crate::ingest::markdown::is_item;
use std::ops::Range;

/// Most columns that are read.
const MOST_COLUMNS: usize = 64;

/// True when a table begins at this line: a border, and under it a row.
pub fn starts(raws: &[Raw<'_>], at: usize) -> bool {
    is_border(raws[at].text.trim()) && raws.get(at + 1).is_some_and(|next| next.text.trim_start().starts_with(is_bar))
}

/// `+-----+:===:+`, or drawn with the signs for boxes.
fn is_border(line: &str) -> bool {
    line.len() > 4
        && line.starts_with(is_corner)
        && line.ends_with(is_corner)
        && line.chars().all(|c| is_corner(c) || matches!(c, '-' | '=' | ':' | '─' | '━' | '═'))
}

fn is_corner(c: char) -> bool {
    matches!(c, '+' | '┌' | '┬' | '┐' | '├' | '┼' | '┤' | '└' | '┴' | '┘')
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃')
}

/// A cell of the row that is being read: its columns and the lines in it.
struct Open {
    column: usize,
    span: usize,
    lines: Vec<(Range<usize>, u32)>,
}

/// Reads the table at this line; its blocks are added to `blocks`. Gives the table and the number of lines taken.
pub fn read(source: &str, raws: &[Raw<'_>], at: usize, index: u32, blocks: &mut Vec<Block>) -> (Table, usize) {
    let mut table = Table { bordered: true, ..Table::default() };
    let edges = edges(raws[at].text);
    let mut row: Vec<Open> = Vec::new();
    let mut taken = 1;
    while let Some(raw) = raws.get(at + taken) {
        let text = raw.text.trim();
        if !text.starts_with(|c| is_bar(c) || is_corner(c)) {
            break;
        }
        if is_border(text) {
            close(source, &mut row, text.contains('='), &mut table, index, blocks);
        } else {
            take(raw, &edges, &mut row);
        }
        taken += 1;
    }
    close(source, &mut row, false, &mut table, index, blocks);
    (table, taken)
}

/// Characters at which the columns of a table begin, and at which the last one ends.
fn edges(border: &str) -> Vec<usize> {
    border.chars().enumerate().filter(|(_, c)| is_corner(*c)).map(|(at, _)| at).take(MOST_COLUMNS + 1).collect()
}

/// Cuts one line of a row at the bars that stand on the edges of columns.
fn take(raw: &Raw<'_>, edges: &[usize], row: &mut Vec<Open>) {
    let places: Vec<(usize, char)> = raw.text.char_indices().collect();
    // A line whose bars slipped, as hands leave it: as many bars as there are edges stand for them.
    let slipped: Vec<usize> = places.iter().enumerate().filter(|(_, (_, c))| is_bar(*c)).map(|(at, _)| at).collect();
    let edges = if slipped.len() == edges.len() { slipped.as_slice() } else { edges };
    let byte = |column: usize| places.get(column).map_or(raw.text.len(), |(at, _)| *at);
    let bars: Vec<usize> = (0..edges.len())
        .filter(|i| edges.get(*i).and_then(|at| places.get(*at)).is_some_and(|(_, c)| is_bar(*c) || is_corner(*c)))
        .collect();
    for pair in bars.windows(2) {
        let &[first, last] = pair else { continue };
        let (Some(from), Some(to)) = (edges.get(first), edges.get(last)) else { continue };
        let bar = places.get(*from).map_or(1, |(_, c)| c.len_utf8());
        let (start, end) = ((byte(*from) + bar).min(raw.text.len()), byte(*to));
        let text = raw.text.get(start..end.max(start)).unwrap_or("").trim_end();
        // The border of a cell beside one that goes on.
        let ruled = text.len() > 2 && text.bytes().all(|b| b == b'-');
        let range = raw.start + start..raw.start + start + if ruled { 0 } else { text.len() };
        match row.iter_mut().find(|cell| cell.column == first) {
            Some(cell) => cell.lines.push((range, raw.number)),
            None => row.push(Open { column: first, span: last - first, lines: vec![(range, raw.number)] }),
        }
    }
}

/// Ends the row that is being read.
fn close(source: &str, row: &mut Vec<Open>, head: bool, table: &mut Table, index: u32, blocks: &mut Vec<Block>) {
    if row.is_empty() {
        return;
    }
    let number = table.rows.len() as u32;
    let mut cells = Vec::new();
    for cell in row.drain(..) {
        let first = blocks.len() as u32;
        let place = CellPlace { table: index, row: number, column: cell.column as u32 };
        for line in paragraphs(source, &cell.lines) {
            let mut block = line.into_block();
            block.cell = Some(place);
            blocks.push(block);
        }
        let span = u32::try_from(cell.span).unwrap_or(1);
        cells.push(Cell { column: cell.column as u32, span, continues: false, blocks: first..blocks.len() as u32 });
    }
    table.rows.push(Row { cells, head });
}

/// The paragraphs of a cell: parted by blank lines and list marks.
fn paragraphs(source: &str, lines: &[(Range<usize>, u32)]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for chunk in lines.split(|(range, _)| source.get(range.clone()).is_none_or(|text| text.trim().is_empty())) {
        let ranges: Vec<Range<usize>> = chunk.iter().map(|(range, _)| range.clone()).collect();
        let mut open = false;
        for ((range, number), parts) in chunk.iter().zip(inline::read(source, &ranges)) {
            let text = source.get(range.clone()).unwrap_or("");
            let item = is_item(text.trim_start());
            for mut line in parts {
                line.number = *number;
                line.indent = indent(text);
                if item {
                    line.kind = LineKind::Item(((line.indent / 2).min(9)) as u8);
                }
                match out.last_mut().filter(|last| open && !item && !last.ends_hard) {
                    Some(last) => last.join(line),
                    None => out.push(line),
                }
                open = true;
            }
        }
    }
    out.retain(|line| !line.text.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use crate::ingest::markdown::read;

    #[test]
    fn cells_of_several_lines_and_columns() {
        let source = "Trước\n\n+---------+------------------+-----+\n| **TT**  | Nội dung         | Hạn |\n+=========+==================+=====+\n\
            | 1       | Họp phụ huynh    | 5/9 |\n|         | đầu năm          |     |\n|         |                  |     |\n\
            |         | - Thu hồ sơ      |     |\n+---------+------------------+-----+\n| Nhóm hai                   | x   |\n\
            +---------+------------------+-----+\n\nSau\n";
        let d = read(source.as_bytes()).unwrap();
        let table = &d.tables[0];
        assert_eq!((table.rows.len(), table.rows[0].head), (3, true));
        let texts = |row: usize, cell: usize| {
            let blocks = &table.rows[row].cells[cell].blocks;
            let inside = &d.blocks[blocks.start as usize..blocks.end as usize];
            inside.iter().map(|b| b.text().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(texts(0, 0), ["TT"]);
        assert_eq!(texts(1, 1), ["Họp phụ huynh đầu năm", "- Thu hồ sơ"]);
        assert_eq!((texts(2, 0), table.rows[2].cells[0].span), (vec!["Nhóm hai".to_owned()], 2));
        assert_eq!((d.blocks[0].text(), d.blocks.last().unwrap().text()), ("Trước", "Sau"));
    }

    #[test]
    fn a_border_without_a_table_is_text() {
        assert!(read("+----+\nchữ\n".as_bytes()).unwrap().tables.is_empty());
        assert_eq!(read("+---+\n|\n+---".as_bytes()).unwrap().tables.len(), 0);
    }
}
