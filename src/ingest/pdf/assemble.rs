//! From segments to blocks: columns read one after the other, hard-wrapped lines joined to paragraphs, grids to tables,
//! paragraphs and tables joined over page breaks.

use super::glyphs::PageContent;
use super::lines::Segment;
use super::tables::{Grid, grids};
use super::unruled::{self, Unruled};
use crate::document::anchor::Anchor;
use crate::document::block::{Block, CellPlace, Role};
use crate::document::document::Document;
use crate::document::format::{Run, RunFormat};
use crate::document::table::{Cell, Row, Table};
use crate::text::compose::composed;
use std::collections::BTreeMap;

/// How far down the first page (points) a letterhead can reach.
const LETTERHEAD_DEPTH: f32 = 220.0;

/// A paragraph in the making.
#[derive(Debug, Clone)]
struct Paragraph {
    page: usize,
    lines: Vec<Segment>,
    /// The column's right edge, to tell a full line from a short one.
    right: f32,
    /// The column's left edge.
    left: f32,
    /// Lines of it may be joined with the next page's.
    flowing: bool,
    cell: Option<CellPlace>,
}

/// Builds the document from the pages' segments.
pub fn document(pages: &[PageContent], lines: Vec<Vec<Segment>>) -> Document {
    let mut builder = Builder { pages, paragraphs: Vec::new(), tables: Vec::new(), last_grid: None, last_lanes: None };
    for (index, (page, segments)) in pages.iter().zip(lines).enumerate() {
        builder.page(index, page, segments);
    }
    builder.finish()
}

struct Builder<'a> {
    pages: &'a [PageContent],
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// Column borders of the table that ended the page before.
    last_grid: Option<Vec<f32>>,
    /// The page that ended in a table without lines, and the table's lanes.
    last_lanes: Option<(usize, Vec<(f32, f32)>)>,
}

/// What stands in the flow of a page, by its top.
enum Flow {
    Line(Vec<Segment>),
    Grid(Grid, Vec<Segment>),
}

impl Builder<'_> {
    fn page(&mut self, index: usize, page: &PageContent, segments: Vec<Segment>) {
        let flow = flow(grids(&page.rules), segments);
        let (left, right) = text_edges(&flow, page);
        let leading = usual_leading(&flow);
        let mut free: Vec<Vec<Segment>> = Vec::new();
        let mut first = true;
        for part in flow {
            match part {
                Flow::Line(line) => free.push(line),
                Flow::Grid(grid, inside) => {
                    let at_top = first && free.is_empty();
                    self.lines(index, std::mem::take(&mut free), left, right, leading);
                    self.table(index, &grid, inside, at_top);
                }
            }
            first = false;
        }
        if !free.is_empty() {
            self.last_grid = None;
        }
        self.lines(index, free, left, right, leading);
    }

    /// Free lines: stretches of lines in two columns are read column by column, the others as running text.
    fn lines(&mut self, page: usize, lines: Vec<Vec<Segment>>, left: f32, right: f32, leading: f32) {
        let mut rest = lines.as_slice();
        while let Some(line) = rest.first() {
            let carried = self.last_lanes.take();
            let carried = carried.filter(|(last, _)| *last < page);
            let goes_on = carried.and_then(|(_, lanes)| unruled::read_on(rest, &lanes));
            let head = goes_on.is_none();
            if let Some(found) = goes_on.or_else(|| unruled::read(rest)) {
                rest = &rest[found.taken..];
                self.unruled(page, found, head);
                continue;
            }
            let columns = rest.iter().take_while(|l| l.len() > 1 || is_between_columns(l, rest, left, right)).count();
            if line.len() > 1 && columns >= 1 {
                let (block, tail) = rest.split_at(columns);
                self.columns(page, block, left, right);
                rest = tail;
            } else {
                let run = rest.iter().take_while(|l| l.len() == 1).count().max(1);
                let (block, tail) = rest.split_at(run);
                for line in block {
                    self.running_line(page, &line[0], left, right, leading);
                }
                rest = tail;
            }
        }
    }

    /// A table without lines; without a head it goes on with the last one.
    fn unruled(&mut self, page: usize, found: Unruled, head: bool) {
        if head {
            self.tables.push(Table::default());
        }
        let table = self.tables.len().saturating_sub(1);
        for row in found.rows {
            let number = self.tables[table].rows.len() as u32;
            let mut built = Row::default();
            for (column, lines) in row.into_iter().enumerate() {
                let place = CellPlace { table: table as u32, row: number, column: column as u32 };
                // Every line of a cell goes on with the one above it: the columns are too narrow to tell more.
                let joined = Paragraph { page, lines, left: 0.0, right: 0.0, flowing: false, cell: Some(place) };
                self.paragraphs.push(joined);
                built.cells.push(Cell { column: column as u32, span: 1, continues: false, blocks: 0..0 });
            }
            self.tables[table].rows.push(built);
        }
        self.last_lanes = Some((page, found.lanes));
    }

    fn columns(&mut self, page: usize, lines: &[Vec<Segment>], left: f32, right: f32) {
        let middle = (left + right) / 2.0;
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for segment in lines.iter().flatten() {
            let side = if (segment.x0 + segment.x1) / 2.0 < middle { &mut a } else { &mut b };
            side.push(segment.clone());
        }
        for side in [a, b] {
            let mut last: Option<usize> = None;
            for segment in side {
                match last.map(|i| &mut self.paragraphs[i]).filter(|open| page == 0 && is_wrapped_name(open, &segment))
                {
                    Some(open) => open.lines.push(segment),
                    None => {
                        last = Some(self.paragraphs.len());
                        self.paragraphs.push(Paragraph {
                            page,
                            lines: vec![segment],
                            left,
                            right,
                            flowing: false,
                            cell: None,
                        });
                    }
                }
            }
        }
    }

    fn running_line(&mut self, page: usize, line: &Segment, left: f32, right: f32, leading: f32) {
        if let Some(open) = self.paragraphs.last_mut().filter(|p| p.flowing && p.cell.is_none())
            && continues(open, line, page, leading)
        {
            open.lines.push(line.clone());
            open.right = right;
            open.page = page.min(open.page);
            return;
        }
        self.paragraphs.push(Paragraph { page, lines: vec![line.clone()], left, right, flowing: true, cell: None });
    }

    fn table(&mut self, page: usize, grid: &Grid, inside: Vec<Segment>, at_top: bool) {
        self.last_lanes = None;
        let mut cells: BTreeMap<(usize, usize), Vec<Segment>> = BTreeMap::new();
        for segment in inside {
            if let Some(place) = grid.cell_of(&segment) {
                cells.entry(owner(grid, place)).or_default().push(segment);
            }
        }
        let joined = at_top && self.last_grid.as_ref().is_some_and(|xs| same_columns(xs, &grid.xs));
        let mut skip = 0;
        if !joined {
            self.tables.push(Table { bordered: true, ..Table::default() });
        } else if self.repeats_head(&cells) {
            skip = 1;
        }
        let table = self.tables.len() - 1;
        if joined && self.goes_on_with_row(&cells, skip) {
            self.append_to_last_row(table, &mut cells, skip);
            skip += 1;
        }
        for row in skip..grid.ys.len() - 1 {
            self.row(page, table, grid, row, &mut cells);
        }
        self.last_grid = Some(grid.xs.clone());
    }

    /// A row cut by the page break: its first cell (the number) is empty and what stands in it goes on in lower case.
    fn goes_on_with_row(&self, cells: &BTreeMap<(usize, usize), Vec<Segment>>, row: usize) -> bool {
        let mut lines = cells.range((row, 0)..(row + 1, 0)).flat_map(|(_, lines)| lines);
        !cells.contains_key(&(row, 0)) && lines.next().is_some_and(|l| starts_lower(&l.text))
    }

    fn append_to_last_row(&mut self, table: usize, cells: &mut BTreeMap<(usize, usize), Vec<Segment>>, row: usize) {
        let last = self.tables[table].rows.len().saturating_sub(1) as u32;
        let columns: Vec<usize> = cells.range((row, 0)..(row + 1, 0)).map(|((_, column), _)| *column).collect();
        for column in columns {
            let lines = cells.remove(&(row, column)).unwrap_or_default();
            let place = CellPlace { table: table as u32, row: last, column: column as u32 };
            if let Some(open) = self.paragraphs.iter_mut().rev().find(|p| p.cell == Some(place)) {
                open.lines.extend(lines);
            }
        }
    }

    fn row(
        &mut self,
        page: usize,
        table: usize,
        grid: &Grid,
        row: usize,
        cells: &mut BTreeMap<(usize, usize), Vec<Segment>>,
    ) {
        let number = self.tables[table].rows.len() as u32;
        let mut built = Row::default();
        let mut column = 0;
        while column + 1 < grid.xs.len() {
            let mut span = 1;
            while column + span + 1 < grid.xs.len() && !grid.has_left(row, column + span) {
                span += 1;
            }
            let continues = !grid.has_top(row, column);
            let place = CellPlace { table: table as u32, row: number, column: column as u32 };
            let lines = if continues { Vec::new() } else { cells.remove(&(row, column)).unwrap_or_default() };
            self.cell(page, place, lines, grid.xs[column], grid.xs[column + span]);
            built.cells.push(Cell { column: column as u32, span: span as u32, continues, blocks: 0..0 });
            column += span;
        }
        self.tables[table].rows.push(built);
    }

    fn cell(&mut self, page: usize, place: CellPlace, lines: Vec<Segment>, left: f32, right: f32) {
        let leading = lines.first().map_or(14.0, |l| l.size * 1.5);
        let mut fresh = true;
        for line in lines {
            if !fresh
                && let Some(open) = self.paragraphs.last_mut()
                && continues(open, &line, page, leading)
            {
                open.lines.push(line);
                continue;
            }
            fresh = false;
            self.paragraphs.push(Paragraph {
                page,
                lines: vec![line],
                left,
                right: right - 4.0,
                flowing: true,
                cell: Some(place),
            });
        }
        if fresh {
            self.paragraphs.push(Paragraph { page, lines: Vec::new(), left, right, flowing: false, cell: Some(place) });
        }
    }

    /// The first row of a table part says the same as the head of the table that it goes on.
    fn repeats_head(&self, cells: &BTreeMap<(usize, usize), Vec<Segment>>) -> bool {
        let table = self.tables.len().wrapping_sub(1) as u32;
        let head: String = self
            .paragraphs
            .iter()
            .filter(|p| p.cell.is_some_and(|c| c.table == table && c.row == 0))
            .flat_map(|p| &p.lines)
            .map(|l| l.text.as_str())
            .collect();
        let first: String =
            cells.iter().filter(|((row, _), _)| *row == 0).flat_map(|(_, l)| l).map(|l| l.text.as_str()).collect();
        !head.is_empty() && head == first
    }

    fn finish(mut self) -> Document {
        let mut document = Document::default();
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            if let Some(place) = paragraph.cell
                && let Some(cell) = self.tables[place.table as usize].rows[place.row as usize]
                    .cells
                    .iter_mut()
                    .find(|c| c.column == place.column)
            {
                let start = if cell.blocks.is_empty() { index as u32 } else { cell.blocks.start };
                cell.blocks = start..index as u32 + 1;
            }
            document.blocks.push(self.block(paragraph));
        }
        document.tables = std::mem::take(&mut self.tables);
        document
    }

    fn block(&self, paragraph: &Paragraph) -> Block {
        let mut text = String::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut boxes = Vec::new();
        for line in &paragraph.lines {
            if !text.is_empty() && !glued(&text, &line.text) {
                text.push(' ');
            }
            let base = text.len();
            text.push_str(&line.text);
            boxes.push((base as u32..text.len() as u32, line.page as u32 + 1, hundredths(line)));
            for (range, style, size) in &line.styles {
                let style = self.pages[line.page].styles.get(*style).cloned().unwrap_or_default();
                // Signs alone may come from whatever font has them; the author chose no font for them.
                let wordless = !line.text.get(range.clone()).is_some_and(|t| t.contains(char::is_alphanumeric));
                let format = RunFormat {
                    font: style.font.filter(|_| !wordless),
                    color: style.color,
                    size: Some((size * 2.0).round() as u16),
                    bold: style.bold,
                    italic: style.italic,
                    ..RunFormat::default()
                };
                push_run(&mut runs, (base + range.start) as u32, (base + range.end) as u32, format);
            }
        }
        let font = runs.first().and_then(|r| r.format.font.clone());
        let mut block = Block::new(text, font.as_deref());
        block.page = Some(paragraph.page as u32 + 1);
        block.cell = paragraph.cell;
        if paragraph.lines.first().is_some_and(|line| line.note) {
            block.role = Role::Note;
        }
        block.runs = runs;
        block.anchor = Anchor::Page { boxes };
        block
    }
}

/// A long name in the letterhead goes on: capitals of the same looks right below capitals, in the upper part of the page.
fn is_wrapped_name(open: &Paragraph, next: &Segment) -> bool {
    let Some(last) = open.lines.last() else { return false };
    let looks = |s: &Segment| s.styles.first().map(|(_, style, _)| *style);
    next.y < LETTERHEAD_DEPTH
        && next.y - last.y < last.size * 1.8
        && is_capitals(&last.text)
        && is_capitals(&next.text)
        && looks(last) == looks(next)
        && (last.size - next.size).abs() < 0.3
}

/// A document symbol cut at its hyphen or slash goes on without a space.
fn glued(text: &str, next: &str) -> bool {
    let tail: Vec<char> = text.chars().rev().take(2).collect();
    matches!(tail.as_slice(), ['-' | '/', before, ..] if before.is_alphanumeric())
        && next.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn push_run(runs: &mut Vec<Run>, start: u32, end: u32, format: RunFormat) {
    match runs.last_mut() {
        Some(last) if last.format == format => last.end = end,
        Some(last) => {
            last.end = start;
            runs.push(Run { start, end, format });
        }
        None => runs.push(Run { start: 0, end, format }),
    }
}

fn hundredths(line: &Segment) -> [i32; 4] {
    [line.x0, line.top(), line.x1, line.y + line.size * 0.2].map(|v| (v * 100.0) as i32)
}

/// The cell that a merged cell belongs to: up and left across missing lines.
fn owner(grid: &Grid, (mut row, mut column): (usize, usize)) -> (usize, usize) {
    while column > 0 && !grid.has_left(row, column) {
        column -= 1;
    }
    while row > 0 && !grid.has_top(row, column) {
        row -= 1;
    }
    (row, column)
}

fn same_columns(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| (x - y).abs() < 4.0)
}

fn flow(grids: Vec<Grid>, segments: Vec<Segment>) -> Vec<Flow> {
    let mut inside: Vec<Vec<Segment>> = grids.iter().map(|_| Vec::new()).collect();
    let mut parts: Vec<(f32, Flow)> = Vec::new();
    let mut line: Vec<Segment> = Vec::new();
    for segment in segments {
        if let Some(index) = grids.iter().position(|g| g.cell_of(&segment).is_some()) {
            inside[index].push(segment);
            continue;
        }
        if line.first().is_some_and(|f| (f.y - segment.y).abs() > f.size * 0.5) {
            parts.push((line[0].y, Flow::Line(std::mem::take(&mut line))));
        }
        line.push(segment);
    }
    if let Some(first) = line.first() {
        parts.push((first.y, Flow::Line(line)));
    }
    for (grid, inside) in grids.into_iter().zip(inside) {
        if !inside.is_empty() {
            parts.push((grid.ys[0], Flow::Grid(grid, inside)));
        }
    }
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    parts.into_iter().map(|(_, part)| joined_label(part)).collect()
}

/// A list label that a tab holds off from its text ("1.    Mục đích") is one line again.
fn joined_label(part: Flow) -> Flow {
    match part {
        Flow::Line(mut line) if line.len() == 2 && line[0].text.chars().count() <= 6 && is_label(&line[0].text) => {
            let label = line.remove(0);
            let mut text = line.remove(0);
            let shift = label.text.len() + 1;
            for (range, ..) in &mut text.styles {
                *range = range.start + shift..range.end + shift;
            }
            let mut styles = label.styles;
            styles.extend(text.styles);
            Flow::Line(vec![Segment { text: format!("{} {}", label.text, text.text), x0: label.x0, styles, ..text }])
        }
        other => other,
    }
}

/// The left and right edge of the running text: where most long lines begin and the farthest one ends.
fn text_edges(flow: &[Flow], page: &PageContent) -> (f32, f32) {
    let singles = || {
        flow.iter().filter_map(|f| match f {
            Flow::Line(line) if line.len() == 1 => Some(&line[0]),
            _ => None,
        })
    };
    let left = singles().map(|s| s.x0).fold(f32::INFINITY, f32::min);
    let right = singles().map(|s| s.x1).fold(0.0, f32::max);
    if left.is_finite() && right > left { (left, right) } else { (page.width * 0.14, page.width * 0.93) }
}

/// The commonest distance of two lines of running text.
fn usual_leading(flow: &[Flow]) -> f32 {
    let mut gaps: Vec<f32> = flow
        .windows(2)
        .filter_map(|pair| match pair {
            [Flow::Line(a), Flow::Line(b)] if a.len() == 1 && b.len() == 1 => Some(b[0].y - a[0].y),
            _ => None,
        })
        .filter(|gap| *gap > 4.0 && *gap < 40.0)
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 4).copied().unwrap_or(16.0)
}

/// A line alone on one side of the page, between lines in two columns.
fn is_between_columns(line: &[Segment], rest: &[Vec<Segment>], left: f32, right: f32) -> bool {
    let [only] = line else { return false };
    let middle = (left + right) / 2.0;
    let one_sided = only.x1 < middle + 20.0 && only.x0 < middle - 40.0 || only.x0 > middle - 20.0;
    let begun = rest.first().is_some_and(|l| l.len() > 1);
    let centred = ((only.x0 + only.x1) / 2.0 - middle).abs() < 30.0;
    begun && one_sided && !centred
}

/// Whether a line goes on with an open paragraph.
fn continues(open: &Paragraph, line: &Segment, page: usize, leading: f32) -> bool {
    let Some(last) = open.lines.last() else { return false };
    if line.note {
        return false;
    }
    let same_page = last.page == page && line.y > last.y;
    let ended = ends_sentence(&last.text);
    let full = last.x1 + line.first_word_width() + last.size * 0.3 > open.right;
    // "điểm | a) khoản 1" is only cut where the line was full and the next one is not set in like an item.
    let cut = full && starts_lower(&line.text) && line.x0 < open.left + line.size * 0.8;
    if is_label(&line.text) && (ended || !cut) && !is_date_rest(&last.text, &line.text) {
        return false;
    }
    if same_page && line.y - last.y > leading * 1.35 + 1.0 {
        return false;
    }
    if (line.size - last.size).abs() > 1.2 {
        return false;
    }
    let indented = line.x0 > open.left + line.size * 0.8 && line.x0 > open.lines[0].x0 - 1.0 && open.lines.len() > 1;
    if full && !(ended && (indented || (line.x0 > last.x0 + line.size && open.lines.len() > 1))) {
        return !is_capitals(&last.text) || is_capitals(&line.text);
    }
    // A number goes on with a long line: the day of a date, an amount.
    let long = last.x1 - open.left > (open.right - open.left) * 0.75;
    let goes_on = starts_lower(&line.text) || long && line.text.starts_with(|c: char| c.is_ascii_digit());
    !ended && goes_on && !is_capitals(&last.text)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')']).ends_with(['.', ';', ':', '!', '?'])
}

fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// "ngày 12 tháng" | "4 năm 2024": a number that completes a date is no label.
fn is_date_rest(last: &str, next: &str) -> bool {
    let word = composed(last.split_whitespace().next_back().unwrap_or("")).to_lowercase();
    matches!(word.as_str(), "ngày" | "tháng" | "năm" | "số" | "điều" | "khoản" | "mục")
        && next.starts_with(|c: char| c.is_ascii_digit())
}

/// The line opens with a list label: `1.`, `1.1.`, `a)`, `II.`, `-`, `+`, `*`, `•`.
fn is_label(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    if matches!(word, "-" | "–" | "+" | "*" | "•" | "▪" | "·" | "\u{f0b7}" | "\u{f0a7}" | "") {
        return true;
    }
    let Some(body) = word.strip_suffix(['.', ')', '/']) else { return false };
    let body = body.trim_start_matches('(');
    let number = |n: &str| !n.is_empty() && n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit());
    let roman = |n: &str| n.len() <= 5 && !n.is_empty() && n.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = body.chars().count() == 1 && body.chars().all(char::is_alphabetic);
    // "II.2.": the parent's numeral stands before the number.
    let mut parts = body.split('.');
    let dotted = parts.next().is_some_and(|first| number(first) || roman(first)) && parts.all(number);
    dotted || letter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, x0: f32, x1: f32, y: f32) -> Segment {
        Segment { text: text.into(), x0, x1, y, size: 14.0, ..Segment::default() }
    }

    fn joined(first: Segment, second: Segment) -> bool {
        let open = Paragraph { page: 0, lines: vec![first], right: 550.0, left: 85.0, flowing: true, cell: None };
        continues(&open, &second, 0, 19.0)
    }

    #[test]
    fn a_label_below_a_short_line_begins_an_item() {
        let heading = || segment("1. Xây dựng thư viện", 113.0, 260.0, 100.0);
        assert!(!joined(heading(), segment("a) Nhân viên thư viện bổ sung sách", 113.0, 540.0, 119.0)));
        let full = || segment("theo quy định của pháp luật hiện hành tại các điểm", 85.0, 548.0, 100.0);
        assert!(joined(full(), segment("a) và b) khoản 1", 85.0, 180.0, 119.0)));
        let ended = segment("tiết đọc sách vào thứ Tư hằng tuần.", 85.0, 548.0, 100.0);
        assert!(!joined(ended, segment("II.3. Tổng phụ trách Đội", 113.0, 300.0, 119.0)));
    }

    #[test]
    fn a_day_goes_on_with_a_long_line() {
        let long = segment("hoàn thành trước ngày", 85.0, 500.0, 100.0);
        assert!(joined(long, segment("30 tháng 11 năm 2026;", 85.0, 200.0, 119.0)));
    }
}
