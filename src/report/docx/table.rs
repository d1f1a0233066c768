//! Tables of a paper as docx-rs tables: fixed widths, repeated heads, rows kept whole.

use crate::report::docx::body::{State, bookmarked, clean, fill, hex, shading};
use crate::report::paper::{self, Align, Cell, Row, Tone, pale};
use crate::report::pdf::upright_height;
use docx_rs::{
    AlignmentType, BorderType, HeightRule, LineSpacing, Paragraph, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, TextDirectionType, VAlignType, WidthType,
};

/// A row with a cell longer than this (characters a column's width) may be taller than a page and is not held together.
const LONG_CELL: usize = 1500;

/// Head rows have half a twip more height than any other; the last pass takes it for the repeated head that docx-rs cannot write.
const HEAD_MARK: f32 = 0.5;

/// Twips at the sides of cells in tables whose head runs upwards: its lines lie side by side and need the room.
const SLIM: usize = 20;

/// A table as wide as the text, in twips.
pub fn table(table: &paper::Table, measure: i32, state: &mut State) -> Table {
    let widths = widths(table, measure);
    let side = if table.head.iter().flat_map(|row| &row.cells).any(|cell| cell.upright) { SLIM } else { 80 };
    let mut rows = Vec::new();
    for row in &table.head {
        let height = upright(table, row, &widths) * 20.0 + HEAD_MARK;
        rows.push(self::row(table, row, &widths, state).row_height(height).height_rule(HeightRule::AtLeast));
    }
    for row in &table.rows {
        rows.push(self::row(table, row, &widths, state));
    }
    Table::without_borders(rows)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .width(measure as usize, WidthType::Dxa)
        .set_borders(borders())
        .margins(TableCellMargins::new().margin(40, side, 40, side))
        .style(clean(&table.summary))
}

fn borders() -> TableBorders {
    use TableBorderPosition::*;
    [Top, Left, Bottom, Right, InsideH, InsideV].into_iter().fold(TableBorders::with_empty(), |borders, position| {
        borders.set(TableBorder::new(position).border_type(BorderType::Single).size(4).color("000000"))
    })
}

/// Widths in twips that add up to the measure.
fn widths(table: &paper::Table, measure: i32) -> Vec<usize> {
    let total: usize = table.columns.iter().map(|c| usize::from(c.share)).sum::<usize>().max(1);
    let (mut sum, mut left) = (0, 0);
    let mut widths = Vec::new();
    for column in &table.columns {
        sum += usize::from(column.share);
        let right = measure as usize * sum / total;
        widths.push(right - left);
        left = right;
    }
    widths
}

fn row(table: &paper::Table, row: &Row, widths: &[usize], state: &mut State) -> TableRow {
    let mut cells = Vec::new();
    let mut column = 0;
    for cell in &row.cells {
        let end = (column + cell.width()).min(widths.len());
        let width = widths.get(column..end).unwrap_or_default().iter().sum();
        let align = cell.align.or_else(|| table.columns.get(column).map(|c| c.align)).unwrap_or_default();
        cells.push(self::cell(cell, align, width, (table.size, row.keep_next), state));
        column = end;
    }
    let longest = row.cells.iter().map(length).max().unwrap_or(0);
    let mut built = TableRow::new(cells);
    if row.height > 0 {
        built = built.row_height(f32::from(row.height) * 20.0).height_rule(HeightRule::AtLeast);
    }
    if longest < LONG_CELL { built.cant_split() } else { built }
}

/// The height that the upright cells of a row want, in points.
fn upright(table: &paper::Table, row: &Row, widths: &[usize]) -> f32 {
    let height = |(cell, width): (&Cell, &usize)| match cell.upright {
        true => {
            let room = width.saturating_sub(2 * SLIM) as f32 / 20.0;
            upright_height(cell, f32::from(table.size), room, f32::from(row.height))
        }
        false => f32::from(row.height),
    };
    row.cells.iter().zip(widths).map(height).fold(0.0, f32::max).round()
}

fn length(cell: &Cell) -> usize {
    cell.paragraphs.iter().flatten().map(|s| s.text.chars().count()).sum()
}

fn cell(cell: &Cell, align: Align, width: usize, look: (u8, bool), state: &mut State) -> TableCell {
    let (size, keep_next) = look;
    let mut built = TableCell::new().width(width, WidthType::Dxa);
    if cell.columns > 1 {
        built = built.grid_span(cell.width());
    }
    if cell.tone != Tone::None {
        built = built.shading(shading(hex(pale(cell.tone))));
    }
    if cell.upright {
        built = built.text_direction(TextDirectionType::BtLr);
    }
    if cell.tone == Tone::Head {
        built = built.vertical_align(VAlignType::Center);
    }
    let align = match align {
        Align::Left => AlignmentType::Left,
        Align::Centre => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    };
    let paragraph = |first: bool| {
        let before = if first { 0 } else { 40 };
        Paragraph::new().align(align).line_spacing(LineSpacing::new().before(before).after(0)).keep_next(keep_next)
    };
    for (index, spans) in cell.paragraphs.iter().enumerate() {
        let anchor = cell.anchor.as_ref().filter(|_| index == 0);
        built = built.add_paragraph(fill(bookmarked(paragraph(index == 0), anchor, state), spans, size));
    }
    // A cell without a paragraph makes Word repair the file.
    if cell.paragraphs.is_empty() { built.add_paragraph(paragraph(true)) } else { built }
}
