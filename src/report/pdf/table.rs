//! Tables on pages: heads repeated, rows kept whole unless taller than a page, then split between lines; nothing is clipped.

use crate::report::paper::{Align, Cell, Row, Table, Tone};
use crate::report::pdf::canvas::{Canvas, Draw, Fill};
use crate::report::pdf::fonts;
use crate::report::pdf::tags::{NodeId, Role};
use crate::report::pdf::text::{self, Set};

/// Space between a cell's edge and its text, in points.
const PAD_X: f32 = 4.0;
const PAD_Y: f32 = 2.5;
/// Between paragraphs of a cell.
const GAP: f32 = 2.0;
/// Width of the table's lines.
const LINE: f32 = 0.5;
/// The tallest an upright head may grow.
const TALLEST_UPRIGHT: f32 = 330.0;

/// The tallest head that is repeated on every page, as a part of the page; a taller one is drawn once, like any row, so that
/// there is always room for the rows below it.
const TALLEST_HEAD: f32 = 0.75;

/// A cell ready to draw.
struct Boxed<'t> {
    cell: &'t Cell,
    x: f32,
    width: f32,
    align: Align,
    sets: Vec<Set>,
}

/// A row ready to draw.
struct Laid<'t> {
    boxes: Vec<Boxed<'t>>,
    height: f32,
    keep_next: bool,
}

/// Lines of one cell, flattened: which paragraph, which line.
type Cursor = usize;

/// Draws a table.
pub fn draw(canvas: &mut Canvas, table: &Table) {
    let edges = edges(canvas, table);
    let head: Vec<Laid<'_>> = table.head.iter().map(|row| lay(table, row, &edges)).collect();
    let head_height: f32 = head.iter().map(|r| r.height).sum();
    let repeated = head_height <= canvas.frame.depth() * TALLEST_HEAD;
    let (head, once) = if repeated { (head, Vec::new()) } else { (Vec::new(), head) };
    let head_height = if repeated { head_height } else { 0.0 };
    let mut drawing = Drawing { canvas, head, head_height, edges };
    drawing.canvas.open_with(Role::Table, Some(table.summary.clone()).filter(|s| !s.is_empty()));
    let mut chain: Vec<Laid<'_>> = Vec::new();
    let mut started = !once.is_empty();
    once.iter().for_each(|row| drawing.row(row));
    for row in &table.rows {
        let laid = lay(table, row, &drawing.edges);
        let open = laid.keep_next;
        chain.push(laid);
        if !open {
            drawing.chain(&mut chain, &mut started);
        }
    }
    drawing.chain(&mut chain, &mut started);
    if !started {
        drawing.start();
    }
    drawing.canvas.close();
}

/// Height of the head with the first row that may not be parted from it.
pub fn first_height(canvas: &Canvas, table: &Table) -> f32 {
    let edges = edges(canvas, table);
    let mut height: f32 = table.head.iter().map(|row| lay(table, row, &edges).height).sum();
    for row in &table.rows {
        let laid = lay(table, row, &edges);
        height += laid.height;
        if !laid.keep_next {
            break;
        }
    }
    height.min(canvas.frame.depth() / 2.0)
}

/// Left edges of the columns and the right edge of the last.
fn edges(canvas: &Canvas, table: &Table) -> Vec<f32> {
    let total: u32 = table.columns.iter().map(|c| u32::from(c.share)).sum::<u32>().max(1);
    let mut sum = 0u32;
    let mut edges = vec![canvas.frame.left];
    for column in &table.columns {
        sum += u32::from(column.share);
        edges.push(canvas.frame.left + canvas.frame.measure() * sum as f32 / total as f32);
    }
    edges
}

fn lay<'t>(table: &Table, row: &'t Row, edges: &[f32]) -> Laid<'t> {
    let size = f32::from(table.size.max(8));
    let mut boxes = Vec::new();
    let mut column = 0;
    let mut height = f32::from(row.height).max(fonts::line_height(size) + 2.0 * PAD_Y);
    for cell in &row.cells {
        let last = edges.len().saturating_sub(1);
        let end = (column + cell.width()).min(last);
        let (Some(x), Some(right)) = (edges.get(column.min(last)), edges.get(end)) else { continue };
        let align = cell.align.or_else(|| table.columns.get(column).map(|c| c.align)).unwrap_or_default();
        let mut boxed = Boxed { cell, x: *x, width: right - x, align, sets: Vec::new() };
        height = height.max(fill(&mut boxed, size, f32::from(row.height)));
        boxes.push(boxed);
        column = end;
    }
    Laid { boxes, height, keep_next: row.keep_next }
}

/// Sets the cell's text; gives the height that it wants.
fn fill(boxed: &mut Boxed<'_>, size: f32, row_height: f32) -> f32 {
    if boxed.cell.upright {
        return fill_upright(boxed, size, row_height);
    }
    let width = (boxed.width - 2.0 * PAD_X).max(1.0);
    boxed.sets = boxed.cell.paragraphs.iter().map(|p| text::set(p, size, width, 0.0)).collect();
    content_height(&boxed.sets) + 2.0 * PAD_Y
}

fn content_height(sets: &[Set]) -> f32 {
    sets.iter().map(Set::height).sum::<f32>() + GAP * sets.len().saturating_sub(1) as f32
}

/// Upright text wraps at the row's height; the row grows until the lines fit side by side.
fn fill_upright(boxed: &mut Boxed<'_>, size: f32, row_height: f32) -> f32 {
    let height = upright_height(boxed.cell, size, boxed.width, row_height);
    boxed.sets = upright_sets(boxed.cell, size, height);
    height
}

fn upright_sets(cell: &Cell, size: f32, height: f32) -> Vec<Set> {
    cell.paragraphs.iter().map(|p| text::set(p, size, height - 2.0 * PAD_X, 0.0)).collect()
}

/// The least height, from `row_height` on, at which a cell's upright lines fit into its width; all in points.
pub fn upright_height(cell: &Cell, size: f32, width: f32, row_height: f32) -> f32 {
    let mut height = row_height.max(40.0);
    while height < TALLEST_UPRIGHT && upright_sets(cell, size, height).iter().map(Set::height).sum::<f32>() > width {
        height += 10.0;
    }
    height
}

struct Drawing<'c, 't> {
    canvas: &'c mut Canvas,
    head: Vec<Laid<'t>>,
    head_height: f32,
    edges: Vec<f32>,
}

impl<'t> Drawing<'_, 't> {
    /// Draws rows that stay together.
    fn chain(&mut self, chain: &mut Vec<Laid<'t>>, started: &mut bool) {
        if chain.is_empty() {
            return;
        }
        let head = if *started { 0.0 } else { self.head_height };
        let height: f32 = chain.iter().map(|r| r.height).sum();
        let fits_a_page = height + self.head_height <= self.canvas.frame.depth();
        if head + height > self.canvas.room() && fits_a_page && !self.canvas.at_top() {
            self.turn(*started);
        } else if !*started {
            self.start();
        }
        *started = true;
        for row in chain.drain(..) {
            self.row(&row);
        }
    }

    /// The head for the first time.
    fn start(&mut self) {
        if self.head_height + fonts::line_height(20.0) > self.canvas.room() {
            self.canvas.next_page();
        }
        self.draw_head();
    }

    /// A new page with the head, which is content only the first time.
    fn turn(&mut self, again: bool) {
        self.canvas.next_page();
        self.canvas.artifact = again;
        self.draw_head();
        self.canvas.artifact = false;
    }

    fn draw_head(&mut self) {
        let head = std::mem::take(&mut self.head);
        for row in &head {
            self.whole(row);
        }
        self.head = head;
    }

    fn row(&mut self, row: &Laid<'t>) {
        if row.height <= self.canvas.room() + 0.01 {
            self.whole(row);
        } else if row.height + self.head_height <= self.canvas.frame.depth() {
            self.turn(true);
            self.whole(row);
        } else {
            self.split(row);
        }
    }

    fn whole(&mut self, row: &Laid<'t>) {
        self.frame(row, row.height);
        let nodes = self.nodes(row);
        for (boxed, node) in row.boxes.iter().zip(nodes) {
            self.canvas.name(boxed.cell.anchor.as_ref());
            self.text(boxed, node, row.height, 0, usize::MAX);
        }
        self.canvas.y += row.height;
    }

    /// One node a cell below a node of the row; they are closed again, text is put into them by id.
    fn nodes(&mut self, row: &Laid<'t>) -> Vec<Option<NodeId>> {
        if self.canvas.artifact {
            return vec![None; row.boxes.len()];
        }
        self.canvas.open(Role::Row);
        let mut nodes = Vec::new();
        for boxed in &row.boxes {
            let role =
                if boxed.cell.tone == Tone::Head { Role::HeadCell } else { Role::Cell(boxed.cell.columns.max(1)) };
            nodes.push(Some(self.canvas.tree.open(role, None)));
            self.canvas.close();
        }
        self.canvas.close();
        nodes
    }

    /// A row taller than a page: as many lines as fit, then on.
    fn split(&mut self, row: &Laid<'t>) {
        let nodes = self.nodes(row);
        let mut cursors: Vec<Cursor> = vec![0; row.boxes.len()];
        loop {
            let room = self.canvas.room() - 2.0 * PAD_Y;
            let ends: Vec<Cursor> =
                row.boxes.iter().zip(&cursors).map(|(b, from)| last_fitting(&b.sets, *from, room)).collect();
            let stuck = ends == cursors;
            if stuck && !fresh(self.canvas, self.head_height) {
                self.turn(true);
                continue;
            }
            let done = row.boxes.iter().zip(&ends).all(|(b, end)| *end >= line_count(&b.sets)) || stuck;
            let used = row.boxes.iter().zip(cursors.iter().zip(&ends)).map(|(b, (f, e))| part_height(&b.sets, *f, *e));
            let height = used.fold(0.0, f32::max) + 2.0 * PAD_Y;
            self.frame(row, height);
            for (index, boxed) in row.boxes.iter().enumerate() {
                let (from, to) = (cursors.get(index).copied().unwrap_or(0), ends.get(index).copied().unwrap_or(0));
                self.text(boxed, nodes.get(index).copied().flatten(), height, from, to);
            }
            self.canvas.y += height;
            if done {
                return;
            }
            cursors = ends;
            self.turn(true);
        }
    }

    /// Backgrounds and lines of a row.
    fn frame(&mut self, row: &Laid<'t>, height: f32) {
        let y = self.canvas.y;
        for boxed in &row.boxes {
            if boxed.cell.tone != Tone::None {
                let tone = Fill::Cell(boxed.cell.tone);
                self.canvas.put_aside(Draw::Fill { x: boxed.x, y, width: boxed.width, height, tone });
            }
        }
        let mut verticals: Vec<f32> = row.boxes.iter().map(|b| b.x).collect();
        let right = row.boxes.last().map_or(0.0, |b| b.x + b.width);
        verticals.push(right);
        for x in verticals {
            self.canvas.put_aside(Draw::Rule { from: (x, y), to: (x, y + height), width: LINE });
        }
        let left = row.boxes.first().map_or(0.0, |b| b.x);
        for y in [y, y + height] {
            self.canvas.put_aside(Draw::Rule { from: (left, y), to: (right, y), width: LINE });
        }
    }

    /// Lines `from..to` of a cell.
    fn text(&mut self, boxed: &Boxed<'t>, node: Option<NodeId>, height: f32, from: Cursor, to: Cursor) {
        if boxed.cell.upright {
            self.upright(boxed, node, height);
            return;
        }
        let middle = boxed.cell.tone == Tone::Head && from == 0;
        let free = if middle { (height - 2.0 * PAD_Y - content_height(&boxed.sets)).max(0.0) / 2.0 } else { 0.0 };
        let mut top = self.canvas.y + PAD_Y + free;
        let mut index = 0;
        for (number, set) in boxed.sets.iter().enumerate() {
            for (line_number, line) in set.lines.iter().enumerate() {
                if index >= from && index < to {
                    if line_number == 0 && number > 0 && index > from {
                        top += GAP;
                    }
                    let x = boxed.x + PAD_X + offset(boxed.align, boxed.width - 2.0 * PAD_X, line.width);
                    let start = self.canvas.pages.last().map_or(0, |p| p.items.len());
                    self.canvas.line(set, line, x, top, None);
                    self.adopt(start, node);
                    top += fonts::line_height(set.size);
                }
                index += 1;
            }
        }
    }

    fn upright(&mut self, boxed: &Boxed<'t>, node: Option<NodeId>, height: f32) {
        let across: f32 = boxed.sets.iter().map(Set::height).sum();
        let mut left = boxed.x + (boxed.width - across) / 2.0;
        let foot = self.canvas.y + height - PAD_X;
        for set in &boxed.sets {
            for line in &set.lines {
                let start = self.canvas.pages.last().map_or(0, |p| p.items.len());
                let (mut y, x) = (foot, left + fonts::ascent(set.size));
                for run in &line.runs {
                    let Some(look) = set.looks.get(run.look) else { continue };
                    let text = run.text.clone();
                    self.canvas.put(Draw::Text {
                        x,
                        y,
                        face: look.face,
                        size: set.size,
                        text,
                        gap: 0.0,
                        upright: true,
                    });
                    y -= run.width;
                }
                self.adopt(start, node);
                left += fonts::line_height(set.size);
            }
        }
    }

    /// Gives the text drawn since `start` to a cell's node.
    fn adopt(&mut self, start: usize, node: Option<NodeId>) {
        let Some(page) = self.canvas.pages.last_mut() else { return };
        for item in page.items.iter_mut().skip(start) {
            if item.node.is_some() {
                item.node = node;
            }
        }
    }
}

fn offset(align: Align, room: f32, width: f32) -> f32 {
    match align {
        Align::Left => 0.0,
        Align::Centre => ((room - width) / 2.0).max(0.0),
        Align::Right => (room - width).max(0.0),
    }
}

/// True on a page that holds nothing but a repeated head.
fn fresh(canvas: &Canvas, head: f32) -> bool {
    canvas.y <= canvas.frame.top + head + 0.01
}

fn line_count(sets: &[Set]) -> usize {
    sets.iter().map(|s| s.lines.len()).sum()
}

/// Height of the lines `from..to`.
fn part_height(sets: &[Set], from: Cursor, to: Cursor) -> f32 {
    let (mut height, mut index) = (0.0, 0);
    for (number, set) in sets.iter().enumerate() {
        for line in 0..set.lines.len() {
            if index >= from && index < to {
                height +=
                    fonts::line_height(set.size) + if line == 0 && number > 0 && index > from { GAP } else { 0.0 };
            }
            index += 1;
        }
    }
    height
}

/// The end of the longest part from `from` on that fits.
fn last_fitting(sets: &[Set], from: Cursor, room: f32) -> Cursor {
    let (mut height, mut index, mut end) = (0.0, 0, from);
    for (number, set) in sets.iter().enumerate() {
        for line in 0..set.lines.len() {
            if index >= from {
                height +=
                    fonts::line_height(set.size) + if line == 0 && number > 0 && index > from { GAP } else { 0.0 };
                if height > room + 0.01 {
                    return end;
                }
                end = index + 1;
            }
            index += 1;
        }
    }
    end
}
