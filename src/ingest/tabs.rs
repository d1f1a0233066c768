//! Tables typed with tab stops: neighbouring lines that hold the same number of tabs, at least two, are rows; a row may lack the last
//! one, because the tab before an empty last cell is cut off with the white space at the line's end.

use crate::document::block::{Block, CellPlace};
use crate::document::table::{Cell, Row, Table};
use crate::ingest::lines::{Line, LineKind};
use std::ops::Range;

/// Fewest tabs of a row; one tab alone aligns a label with its text.
const FEWEST_TABS: usize = 2;

/// Turns paragraphs into blocks, and runs of tabbed lines into tables.
pub fn blocks(lines: Vec<Line>) -> (Vec<Block>, Vec<Table>) {
    let (mut blocks, mut tables) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut rest = lines.into_iter().peekable();
    while let Some(first) = rest.next() {
        let count = tabs(&first);
        let mut rows = vec![first];
        while let Some(next) = rest.next_if(|next| {
            let own = tabs(next) + next.lead_tabs as usize;
            count >= FEWEST_TABS && (tabs(next) == count || own == count || tabs(next) + 1 == count)
        }) {
            rows.push(next);
        }
        if rows.len() >= 2 {
            tables.push(table(&rows, tables.len() as u32, &mut blocks));
        } else {
            blocks.extend(rows.into_iter().map(Line::into_block));
        }
    }
    (blocks, tables)
}

fn tabs(line: &Line) -> usize {
    if line.kind == LineKind::Plain { line.text.bytes().filter(|b| *b == b'\t').count() } else { 0 }
}

fn table(lines: &[Line], index: u32, blocks: &mut Vec<Block>) -> Table {
    let mut table = Table { bordered: true, ..Table::default() };
    let columns = lines.first().map_or(0, tabs) + 1;
    for (row, line) in lines.iter().enumerate() {
        let mut built = Row { head: row == 0, ..Row::default() };
        let mut start = 0;
        // Empty first cells were cut off with the white space before the line.
        let lead = if built.head || tabs(line) + 1 > columns { 0 } else { columns - tabs(line) - 1 };
        let lead = lead.min(line.lead_tabs as usize);
        for column in 0..lead {
            let cell = CellPlace { table: index, row: row as u32, column: column as u32 };
            let mut block = part(line, 0, "").into_block();
            block.cell = Some(cell);
            built.cells.push(Cell { column: column as u32, span: 1, continues: false, blocks: next_block(blocks) });
            blocks.push(block);
        }
        for (column, text) in line.text.split('\t').enumerate() {
            let column = column + lead;
            let mut block = part(line, start, text).into_block();
            block.cell = Some(CellPlace { table: index, row: row as u32, column: column as u32 });
            built.cells.push(Cell { column: column as u32, span: 1, continues: false, blocks: next_block(blocks) });
            blocks.push(block);
            start += text.len() + 1;
        }
        table.rows.push(built);
    }
    table
}

/// The place that the next block will have.
fn next_block(blocks: &[Block]) -> Range<u32> {
    let first = blocks.len() as u32;
    first..first + 1
}

/// A stretch of a line with the way back to the file.
fn part(line: &Line, start: usize, text: &str) -> Line {
    let mut part = Line { number: line.number, ..Line::default() };
    let end = start + text.len();
    for (range, at) in &line.pieces {
        let (from, to) = ((range.start as usize).max(start), (range.end as usize).min(end));
        if from < to {
            part.push(&line.text[from..to], *at as usize + from - range.start as usize);
        }
    }
    part.trim();
    part
}

#[cfg(test)]
mod tests {
    use crate::ingest::text::read;

    #[test]
    fn tabbed_lines_are_rows() {
        let document =
            read("II. TIẾN ĐỘ\nSTT\tViệc\tThời gian\n1\tHọp\t5/9/2026\n2\tNộp\t\nIII. KHÁC\n".as_bytes()).unwrap();
        assert_eq!(document.tables.len(), 1);
        let texts: Vec<_> = document.blocks.iter().map(|b| b.text()).collect();
        assert_eq!(texts, ["II. TIẾN ĐỘ", "STT", "Việc", "Thời gian", "1", "Họp", "5/9/2026", "2", "Nộp", "III. KHÁC"]);
        assert_eq!(document.blocks[5].cell.map(|c| (c.row, c.column)), Some((1, 1)));
        assert_eq!(document.tables[0].rows[2].cells.len(), 2);
    }

    #[test]
    fn empty_first_cells_count() {
        let document = read("STT\tViệc\tTiền\n1\tHọp\t100\n\tCộng\t100\n".as_bytes()).unwrap();
        let rows: Vec<_> = document.tables[0].rows.iter().map(|r| r.cells.len()).collect();
        assert_eq!(rows, [3, 3, 3]);
        assert_eq!(document.blocks[7].text(), "Cộng");
        assert_eq!(document.blocks[7].cell.map(|c| c.column), Some(1));
    }
}
