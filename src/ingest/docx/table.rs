//! Tables: rows, cells, spans and merges; every paragraph of a cell is a block that knows its cell.

use super::story::{Story, holds_content};
use crate::document::block::CellPlace;
use crate::document::table::{Cell, Row, Table};
use crate::error::Result;
use crate::ooxml::names::Ns;
use crate::ooxml::run::is_on;
use crate::ooxml::styles::any_border;
use crate::ooxml::units::twips;
use crate::ooxml::xml::{Cursor, Open};

/// Word's margin at each side of a cell, twips.
const CELL_MARGIN: i32 = 108;

/// A table while it is read.
#[derive(Default)]
struct Frame {
    index: u32,
    grid: Vec<i32>,
    margins: i32,
    row: Row,
    /// The grid column where the next cell begins.
    column: u32,
    /// The row is deleted in the final view.
    gone: bool,
}

/// What a `w:tcPr` says.
#[derive(Default)]
struct CellProps {
    span: u32,
    continues: bool,
    /// Joined with the cell at its left, in the old way.
    joins: bool,
    width: Option<i32>,
    bordered: bool,
    gone: bool,
}

impl Story<'_> {
    /// Reads a `w:tbl`.
    pub(super) fn table(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        let mut frame = Frame { index: self.tables.len() as u32, margins: 2 * CELL_MARGIN, ..Frame::default() };
        if !self.flat {
            let parent = self.cell.map(|c| (c.table, c.row));
            self.tables.push(Table { parent, ..Table::default() });
        }
        let outer = (self.cell, self.table_style.take(), self.width);
        self.rows(cursor, &mut frame)?;
        (self.cell, self.table_style, self.width) = outer;
        let is_last = self.tables.len() == frame.index as usize + 1;
        if !self.flat && is_last && self.tables.last().is_some_and(|t| t.rows.is_empty()) {
            self.tables.pop();
        }
        Ok(())
    }

    fn rows(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "tr") => self.row(cursor, frame)?,
                (Ns::W, "tblPr") => self.table_props(cursor, frame)?,
                (Ns::W, "tblGrid") => frame.grid = grid(cursor)?,
                (Ns::W, "del" | "moveFrom") => self.skip_tracked(cursor)?,
                (Ns::W, name) if holds_content(name) => self.rows(cursor, frame)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn table_props(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        let mut style = None;
        let mut bordered = None;
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "tblBorders") => bordered = Some(any_border(cursor)?),
                (Ns::W, "tblCellMar") => frame.margins = cell_margins(cursor)?,
                (Ns::W, name) => {
                    if name == "tblStyle" {
                        style = cursor.attr(&open, "val").map(|v| v.into_owned());
                    }
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        self.table_style = self.cascade.styles.table_index(style.as_deref());
        let styles = &self.cascade.styles;
        let bordered = bordered.unwrap_or_else(|| styles.is_bordered(styles.at(self.table_style)));
        self.mark_bordered(frame.index, bordered);
        Ok(())
    }

    fn mark_bordered(&mut self, table: u32, bordered: bool) {
        if bordered
            && !self.flat
            && let Some(table) = self.tables.get_mut(table as usize)
        {
            table.bordered = true;
        }
    }

    fn row(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        frame.row = Row::default();
        frame.column = 0;
        frame.gone = false;
        self.cells(cursor, frame)?;
        if !self.flat
            && !frame.gone
            && let Some(table) = self.tables.get_mut(frame.index as usize)
        {
            table.rows.push(std::mem::take(&mut frame.row));
        }
        Ok(())
    }

    fn cells(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "tc") if !frame.gone => self.cell(cursor, frame)?,
                (Ns::W, "tc") => cursor.skip()?,
                (Ns::W, "trPr") => self.row_props(cursor, frame)?,
                (Ns::W, name) if holds_content(name) => self.cells(cursor, frame)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn row_props(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "tblHeader") => frame.row.head = is_on(cursor, &open),
                (Ns::W, "gridBefore") => frame.column = number(cursor, &open),
                (Ns::W, "del") => {
                    self.tally.tracked += 1;
                    frame.gone = true;
                }
                (Ns::W, "ins") => self.tally.tracked += 1,
                _ => {}
            }
            cursor.skip()?;
        }
        Ok(())
    }

    fn cell(&mut self, cursor: &mut Cursor<'_>, frame: &mut Frame) -> Result<()> {
        let start = self.blocks.len() as u32;
        let row = self.tables.get(frame.index as usize).map_or(0, |t| t.rows.len() as u32);
        if !self.flat {
            self.cell = Some(CellPlace { table: frame.index, row, column: frame.column });
        }
        let mut props = CellProps { span: 1, ..CellProps::default() };
        self.cell_content(cursor, frame, &mut props)?;
        self.flush_carry()?;
        self.mark_bordered(frame.index, props.bordered);
        let blocks = start..self.blocks.len() as u32;
        if props.joins
            && let Some(left) = frame.row.cells.last_mut()
        {
            left.span = left.span.saturating_add(props.span);
            left.blocks.end = blocks.end;
        } else {
            frame.row.cells.push(Cell { column: frame.column, span: props.span, continues: props.continues, blocks });
        }
        frame.column = frame.column.saturating_add(props.span);
        Ok(())
    }

    fn cell_content(&mut self, cursor: &mut Cursor<'_>, frame: &Frame, props: &mut CellProps) -> Result<()> {
        // The properties stand first; everything else is blocks, wrapped like those of the body.
        let Some(open) = cursor.child()? else { return Ok(()) };
        if (open.ns, open.local) == (Ns::W, "tcPr") {
            *props = CellProps::read(cursor)?;
            self.tally.tracked += usize::from(props.gone);
        } else {
            self.block(cursor, &open)?;
        }
        let grid = || {
            let columns = frame.grid.iter().skip(frame.column as usize).take(props.span as usize);
            Some(columns.fold(0i32, |sum, w| sum.saturating_add(*w))).filter(|w| *w > 0)
        };
        self.width = props.width.or_else(grid).map(|w| w.saturating_sub(frame.margins).max(0));
        if props.gone { drain(cursor) } else { self.blocks(cursor) }
    }
}

impl CellProps {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut props = CellProps { span: 1, ..CellProps::default() };
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "tcBorders") => {
                    props.bordered = any_border(cursor)?;
                    continue;
                }
                (Ns::W, "gridSpan") => props.span = number(cursor, &open).max(1),
                (Ns::W, "vMerge") => props.continues = !is_restart(cursor, &open),
                (Ns::W, "hMerge") => props.joins = !is_restart(cursor, &open),
                (Ns::W, "cellDel") => props.gone = true,
                (Ns::W, "tcW") if cursor.attr(&open, "type").is_some_and(|t| t == "dxa") => {
                    props.width = cursor.attr(&open, "w").and_then(|v| twips(&v)).filter(|w| *w > 0);
                }
                _ => {}
            }
            cursor.skip()?;
        }
        Ok(props)
    }
}

fn is_restart<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> bool {
    cursor.attr(open, "val").is_some_and(|v| v == "restart")
}

/// A small count; a huge one is a broken file's.
fn number<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> u32 {
    cursor.attr(open, "val").and_then(|v| v.trim().parse::<u32>().ok()).unwrap_or(0).min(1024)
}

fn grid(cursor: &mut Cursor<'_>) -> Result<Vec<i32>> {
    let mut columns = Vec::new();
    while let Some(open) = cursor.child()? {
        if (open.ns, open.local) == (Ns::W, "gridCol") {
            columns.push(cursor.attr(&open, "w").and_then(|v| twips(&v)).unwrap_or(0));
        }
        cursor.skip()?;
    }
    Ok(columns)
}

fn cell_margins(cursor: &mut Cursor<'_>) -> Result<i32> {
    let (mut left, mut right) = (CELL_MARGIN, CELL_MARGIN);
    while let Some(open) = cursor.child()? {
        let width = cursor.attr(&open, "w").and_then(|v| twips(&v));
        match open.local {
            "left" | "start" => left = width.unwrap_or(left),
            "right" | "end" => right = width.unwrap_or(right),
            _ => {}
        }
        cursor.skip()?;
    }
    Ok(left.saturating_add(right))
}

/// Passes over the rest of the open element.
fn drain(cursor: &mut Cursor<'_>) -> Result<()> {
    while cursor.child()?.is_some() {
        cursor.skip()?;
    }
    Ok(())
}
