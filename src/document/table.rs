//! Tables: rows and cells that point at blocks.

use std::ops::Range;

/// A cell: a rectangle of the grid with its blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// First grid column, from 0.
    pub column: u32,
    /// Columns covered, at least 1.
    pub span: u32,
    /// True when the cell continues the one above it (vertical merge).
    pub continues: bool,
    /// Indices of its blocks, those of nested tables included.
    pub blocks: Range<u32>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Cells from left to right.
    pub cells: Vec<Cell>,
    /// Marked to repeat as a head.
    pub head: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
    /// True when at least one inner or outer border is drawn.
    pub bordered: bool,
    /// The table and row that hold it, when nested.
    pub parent: Option<(u32, u32)>,
}
