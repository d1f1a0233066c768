//! Tables typed with tab stops: neighbouring lines that hold the same number of tabs, at least two, are rows; a row may lack the last
//! one, because the tab before an empty last cell is cut off with the white space at the line's end.

use crate::document::block::{Block, CellPlace};
use crate::document::table::{Cell, Row, Table};
use crate::ingest::lines::{Line, LineKind};

/// Fewest tabs of a row; one tab alone aligns a label with its text.
const FEWEST_TABS: usize = 2;

/// Turns paragraphs into blocks, and runs of tabbed lines into tables.
pub fn blocks(lines: Vec<Line>) -> (Vec<Block>, Vec<Table>) {
    let (mut blocks, mut tables) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut rest = lines.into_iter().peekable();
    while let Some(first) = rest.next() {
        let count = tabs(&first);
        let mut rows = vec![first];
        while let Some(next) =
            rest.next_if(|next| count >= FEWEST_TABS && (tabs(next) == count || tabs(next) + 1 == count))
        {
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
    for (row, line) in lines.iter().enumerate() {
        let mut built = Row { head: row == 0, ..Row::default() };
        let mut start = 0;
        for (column, text) in line.text.split('\t').enumerate() {
            let mut block = part(line, start, text).into_block();
            block.cell = Some(CellPlace { table: index, row: row as u32, column: column as u32 });
            let first = blocks.len() as u32;
            blocks.push(block);
            built.cells.push(Cell { column: column as u32, span: 1, continues: false, blocks: first..first + 1 });
            start += text.len() + 1;
        }
        table.rows.push(built);
    }
    table
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
}
