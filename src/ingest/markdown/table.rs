//! Pipe tables. A cell that only says `^^` continues the one above it.

use crate::document::block::{Block, CellPlace};
use crate::document::table::{Cell, Row, Table};
use crate::ingest::lines::{Line, Raw};
use crate::ingest::markdown::inline;
use std::ops::Range;

/// True when a table begins at this line: a row, and under it the line of dashes.
pub fn starts(raws: &[Raw<'_>], at: usize) -> bool {
    raws[at].text.contains('|') && raws.get(at + 1).is_some_and(|next| is_delimiter(next.text))
}

/// `|---|:--:|`
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains('-') && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
}

/// Reads the table at this line; its blocks are added to `blocks`. Gives the table and the number of lines taken.
pub fn read(source: &str, raws: &[Raw<'_>], at: usize, index: u32, blocks: &mut Vec<Block>) -> (Table, usize) {
    let mut table = Table { bordered: true, ..Table::default() };
    let head = row(source, &raws[at], index, 0, blocks);
    if head.cells.iter().any(|cell| !cell.blocks.is_empty()) {
        table.rows.push(Row { head: true, ..head });
    } else {
        table.bordered = false;
    }
    let mut taken = 2;
    while let Some(raw) = raws.get(at + taken).filter(|raw| raw.text.contains('|') && !raw.text.trim().is_empty()) {
        let number = table.rows.len() as u32;
        table.rows.push(row(source, raw, index, number, blocks));
        taken += 1;
    }
    (table, taken)
}

fn row(source: &str, raw: &Raw<'_>, table: u32, row: u32, blocks: &mut Vec<Block>) -> Row {
    let mut cells = Vec::new();
    for (column, range) in cells_of(raw).into_iter().enumerate() {
        let column = column as u32;
        let continues = source[range.clone()].trim() == "^^";
        let first = blocks.len() as u32;
        if !continues {
            let place = CellPlace { table, row, column };
            let lines = inline::read(source, &[range]).into_iter().flatten();
            blocks.extend(lines.map(|line| cell_block(line, raw.number, place)));
        }
        cells.push(Cell { column, span: 1, continues, blocks: first..blocks.len() as u32 });
    }
    Row { cells, head: false }
}

fn cell_block(mut line: Line, number: u32, place: CellPlace) -> Block {
    line.number = number;
    let mut block = line.into_block();
    block.cell = Some(place);
    block
}

/// Byte ranges of the cells: between the bars that are not escaped, without those at the ends.
fn cells_of(raw: &Raw<'_>) -> Vec<Range<usize>> {
    let bytes = raw.text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'|' && !escaped {
            out.push(raw.start + start..raw.start + at);
            start = at + 1;
        }
        escaped = *byte == b'\\' && !escaped;
    }
    out.push(raw.start + start..raw.start + bytes.len());
    let blank = |range: &Range<usize>| raw.text[range.start - raw.start..range.end - raw.start].trim().is_empty();
    if out.len() > 1 && out.last().is_some_and(blank) {
        out.pop();
    }
    if out.len() > 1 && out.first().is_some_and(blank) && raw.text.trim_start().starts_with('|') {
        out.remove(0);
    }
    out
}
