//! Open tables, rows and cells of formats that mark the ends of cells and rows and tell every paragraph's depth: `.doc` and RTF.

use crate::ingest::builder::Builder;

/// An open table: its row and cell.
#[derive(Debug, Default)]
struct OpenRow {
    row: bool,
    cell: bool,
    /// Cells of the row that have ended.
    cells: u32,
}

/// The open tables, the innermost last.
#[derive(Debug, Default)]
pub struct Rows {
    open: Vec<OpenRow>,
}

impl Rows {
    /// Opens and closes tables until a paragraph of this depth has its cell. `continues` tells whether a cell goes on from the
    /// one above it.
    pub fn open(&mut self, builder: &mut Builder, depth: usize, continues: impl Fn(u32) -> bool) {
        self.close(builder, depth);
        while self.open.len() < depth {
            self.open_cell(builder, |_| false);
            builder.begin_table(true);
            self.open.push(OpenRow::default());
        }
        self.open_cell(builder, continues);
    }

    fn open_cell(&mut self, builder: &mut Builder, continues: impl Fn(u32) -> bool) {
        if let Some(open) = self.open.last_mut().filter(|open| !open.cell) {
            builder.begin_cell(open.cells, 1, continues(open.cells));
            (open.row, open.cell) = (true, true);
        }
    }

    /// The innermost cell has ended.
    pub fn end_cell(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.cell = false;
            open.cells += 1;
        }
    }

    /// The row at this depth has ended; true when there was one, which the caller then ends in the builder.
    pub fn end_row(&mut self, builder: &mut Builder, depth: usize) -> bool {
        self.close(builder, depth);
        if self.open.len() < depth {
            return false;
        }
        let Some(open) = self.open.last_mut().filter(|open| open.row) else { return false };
        *open = OpenRow::default();
        builder.drop_empty_cell();
        true
    }

    /// Closes tables until so many are open.
    pub fn close(&mut self, builder: &mut Builder, depth: usize) {
        while self.open.len() > depth {
            builder.drop_empty_cell();
            self.open.pop();
            builder.end_table();
        }
    }
}
