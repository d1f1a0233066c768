//! Puts blocks and tables together for readers that meet the text in order: RTF, ODT, HTML, DOC.

use super::amount::Amount;
use crate::document::block::{AutoLabel, Block, CellPlace, Markup, Role};
use crate::document::document::Document;
use crate::document::format::{ParagraphFormat, Run, RunFormat};
use crate::document::table::{Cell, Row, Table};
use crate::error::Result;

/// What is known of a paragraph beside its text.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Effective format, where the file carries one.
    pub format: Option<ParagraphFormat>,
    /// Automatic number.
    pub label: Option<AutoLabel>,
    /// Where in the file it stands.
    pub role: Role,
    /// What the markup calls it.
    pub markup: Markup,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct OpenTable {
    index: usize,
    row: Row,
    /// Right borders of every row's cells (twips), for formats that have no grid.
    borders: Vec<Vec<i32>>,
}

/// Two borders closer than this (twips) are one.
const SAME_BORDER: i32 = 30;

/// Collects text, runs, paragraphs and tables.
#[derive(Debug, Default)]
pub struct Builder {
    /// The document so far.
    pub document: Document,
    amount: Amount,
    text: String,
    runs: Vec<Run>,
    /// Character formats are facts of this format; otherwise no runs are kept.
    with_runs: bool,
    tables: Vec<OpenTable>,
}

impl Builder {
    /// A builder for a format that tells the looks of characters.
    pub fn with_runs() -> Self {
        Builder { with_runs: true, ..Builder::default() }
    }

    /// Adds text of one format to the open paragraph.
    pub fn push(&mut self, text: &str, format: &RunFormat) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        match self.runs.last_mut() {
            Some(last) if last.format == *format => last.end = end,
            _ if self.with_runs => self.runs.push(Run { start, end, format: format.clone() }),
            _ => {}
        }
    }

    /// The open paragraph's text.
    pub fn open_text(&self) -> &str {
        &self.text
    }

    /// True when the open paragraph has no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Forgets the open paragraph's text.
    pub fn drop_open(&mut self) {
        self.text.clear();
        self.runs.clear();
    }

    /// Cuts white space off the end of the open paragraph.
    pub fn trim_open(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        let length = self.text.len() as u32;
        self.runs.retain(|run| run.start < length);
        if let Some(last) = self.runs.last_mut() {
            last.end = last.end.min(length);
        }
    }

    /// True when a cell is open that holds no block yet and continues no other.
    pub fn open_cell_is_empty(&self) -> bool {
        self.tables.last().and_then(|t| t.row.cells.last()).is_some_and(|c| c.blocks.is_empty() && !c.continues)
    }

    /// Ends the open paragraph; an empty one becomes an empty block.
    pub fn end_paragraph(&mut self, shape: Shape) -> Result<()> {
        self.amount.add(self.text.len())?;
        let text = std::mem::take(&mut self.text);
        let runs = std::mem::take(&mut self.runs);
        let font = dominant_font(&runs);
        let mut block = Block::new(text, font.as_deref());
        block.runs = runs;
        block.paragraph = shape.format;
        block.label = shape.label.map(with_plain_bullet);
        block.role = shape.role;
        block.markup = shape.markup;
        block.cell = self.place();
        let index = self.document.blocks.len() as u32;
        for open in &mut self.tables {
            if let Some(cell) = open.row.cells.last_mut() {
                let start = if cell.blocks.is_empty() { index } else { cell.blocks.start };
                cell.blocks = start..index + 1;
            }
        }
        self.document.blocks.push(block);
        Ok(())
    }

    fn place(&self) -> Option<CellPlace> {
        let open = self.tables.last()?;
        let column = open.row.cells.last()?.column;
        let row = self.document.tables[open.index].rows.len() as u32;
        Some(CellPlace { table: open.index as u32, row, column })
    }

    /// Opens a table; inside an open cell it is nested.
    pub fn begin_table(&mut self, bordered: bool) {
        let parent = self.place().map(|p| (p.table, p.row));
        self.document.tables.push(Table { bordered, parent, ..Table::default() });
        self.tables.push(OpenTable { index: self.document.tables.len() - 1, ..OpenTable::default() });
    }

    /// Opens a cell of the open row.
    pub fn begin_cell(&mut self, column: u32, span: u32, continues: bool) {
        if let Some(open) = self.tables.last_mut() {
            open.row.cells.push(Cell { column, span: span.max(1), continues, blocks: 0..0 });
        }
    }

    /// Drops a cell that was begun but got no block (a row's end mark follows the last cell).
    pub fn drop_empty_cell(&mut self) {
        if let Some(open) = self.tables.last_mut()
            && open.row.cells.last().is_some_and(|c| c.blocks.is_empty())
        {
            open.row.cells.pop();
        }
    }

    /// Marks merged cells of the open row: `how` tells for a column (merged left, merged above).
    pub fn merge_row(&mut self, how: impl Fn(u32) -> (bool, bool)) {
        let Some(open) = self.tables.last_mut() else { return };
        let mut kept: Vec<Cell> = Vec::new();
        for mut cell in std::mem::take(&mut open.row.cells) {
            let (left, above) = how(cell.column);
            cell.continues = above;
            match kept.last_mut() {
                Some(last) if left => {
                    last.span += 1;
                    last.blocks.end = cell.blocks.end.max(last.blocks.end);
                }
                _ => kept.push(cell),
            }
        }
        open.row.cells = kept;
    }

    /// The format of the open paragraph's first run.
    pub fn open_format(&self) -> Option<RunFormat> {
        self.runs.first().map(|r| r.format.clone())
    }

    /// Ends the open row.
    pub fn end_row(&mut self, head: bool) {
        if let Some(open) = self.tables.last_mut() {
            let mut row = std::mem::take(&mut open.row);
            row.head = head;
            self.document.tables[open.index].rows.push(row);
        }
    }

    /// Ends the open row and keeps the right borders of its cells, from which the grid is made when the table ends.
    pub fn end_row_with_borders(&mut self, borders: Vec<i32>) {
        if let Some(open) = self.tables.last_mut() {
            open.borders.push(borders);
        }
        self.end_row(false);
    }

    /// Ends the open table.
    pub fn end_table(&mut self) {
        if self.tables.last().is_some_and(|t| !t.row.cells.is_empty()) {
            self.end_row(false);
        }
        if let Some(open) = self.tables.pop()
            && open.borders.len() == self.document.tables[open.index].rows.len()
        {
            self.lay_grid(&open);
        }
    }

    /// Gives cells the columns of the grid that all rows' borders make together.
    fn lay_grid(&mut self, open: &OpenTable) {
        let mut grid: Vec<i32> = open.borders.iter().flatten().copied().collect();
        grid.sort_unstable();
        grid.dedup_by(|b, a| *b - *a < SAME_BORDER);
        let slot = |border: i32| grid.partition_point(|g| *g < border - SAME_BORDER) as u32;
        for (row, borders) in open.borders.iter().enumerate() {
            let cells = &mut self.document.tables[open.index].rows[row].cells;
            if cells.len() != borders.len() {
                continue;
            }
            let mut next = 0;
            for (cell, border) in cells.iter_mut().zip(borders) {
                let last = slot(*border).max(next);
                (cell.column, cell.span) = (next, last + 1 - next);
                next = last + 1;
                for block in &mut self.document.blocks[cell.blocks.start as usize..cell.blocks.end as usize] {
                    if let Some(place) = block.cell.as_mut().filter(|p| p.table == open.index as u32) {
                        place.column = cell.column;
                    }
                }
            }
        }
    }

    /// Depth of open tables.
    pub fn depth(&self) -> usize {
        self.tables.len()
    }

    /// The columns that a row above reaches down over: for formats that give row spans.
    pub fn open_row_len(&self) -> u32 {
        self.tables.last().and_then(|t| t.row.cells.last()).map_or(0, |c| c.column + c.span)
    }
}

/// Bullets of symbol fonts stand in the private use area; they are shown as a round bullet.
fn with_plain_bullet(mut label: AutoLabel) -> AutoLabel {
    if label.text.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c)) || label.text == "·" {
        label.text = "•".to_owned();
        label.bullet = true;
    }
    label
}

fn dominant_font(runs: &[Run]) -> Option<String> {
    let longest = runs.iter().max_by_key(|r| r.end - r.start)?;
    longest.format.font.clone()
}
