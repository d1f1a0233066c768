//! Rows of schedule and assignment tables, merged cells included.

use crate::document::document::Document;
use crate::document::table::{Cell, Row, Table};
use crate::extract::plan::{Plan, Series, Task, TaskForm};
use crate::extract::tables::{self, Column, Shape};
use crate::extract::tasks::detail::Detail;
use crate::extract::tasks::draft::{Draft, Stretch};
use crate::extract::tasks::gather::{blank, section_of};
use crate::extract::tasks::{actor, leads, said};
use crate::extract::words::lower;
use crate::span::Span;
use std::collections::BTreeMap;

/// Parts of the form in whose tables no tasks stand.
const PARTS: &[&str] = &["header", "basis", "lead", "closing", "recipients", "signature"];

/// Drafts of every data row.
pub fn read(document: &Document, plan: &Plan, sections: &[bool]) -> Vec<Draft> {
    let by_id: BTreeMap<&str, usize> = plan.outline.iter().enumerate().map(|(i, item)| (item.id.as_str(), i)).collect();
    let mut used = BTreeMap::new();
    let mut out = Vec::new();
    let mut last: Option<(Shape, u32)> = None;
    // Tables of tasks, and whatever stands in their cells.
    let mut told = vec![false; document.tables.len()];
    for (index, table) in document.tables.iter().enumerate() {
        let inside = table.parent.is_some_and(|(parent, _)| told.get(parent as usize) == Some(&true));
        told[index] = inside;
        let filled = || table.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.blocks.is_empty());
        let Some(first) = filled().next().map(|cell| cell.blocks.start) else { continue };
        let before = last.take().filter(|(_, end)| *end == first).map(|(shape, _)| shape);
        let place = plan.place_of_block.get(first as usize).and_then(|place| place.as_deref());
        let item = holder(plan, place.and_then(|place| by_id.get(place).copied()));
        let shape = shape_of(document, table, before);
        if !holds_tasks(plan, place, item) || !shape.holds_tasks() || inside {
            continue;
        }
        told[index] = true;
        let above = vec![Vec::new(); shape.roles.len()];
        let head = Holder {
            item,
            id: item.map(|at| plan.outline[at].id.clone()).unwrap_or_default(),
            section: section_of(&plan.outline, sections, item),
        };
        let heads = heads(document, table, &shape);
        Hand { document, shape: &shape, heads, above, drafts: &mut out, used: &mut used }.table(table, &head);
        last = Some((shape, filled().map(|cell| cell.blocks.end).max().unwrap_or(0)));
    }
    out
}

/// Blocks of the last head cell that says something, by column.
fn heads(document: &Document, table: &Table, shape: &Shape) -> Vec<std::ops::Range<u32>> {
    let mut out = vec![0..0; shape.roles.len()];
    for cell in table.rows.iter().take(shape.head_rows).flat_map(|row| &row.cells) {
        if let Some(slot) = out.get_mut(cell.column as usize)
            && !tables::cell_text(document, cell).trim().is_empty()
        {
            *slot = cell.blocks.clone();
        }
    }
    out
}

/// The item that a table stands under: a list item's own parent.
fn holder(plan: &Plan, mut item: Option<usize>) -> Option<usize> {
    while let Some(at) = item.filter(|at| plan.outline[*at].series == Series::Mark) {
        item = plan.outline[at].parent;
    }
    item
}

/// The table stands in a section whose rows are tasks, or in a plan without sections.
fn holds_tasks(plan: &Plan, place: Option<&str>, item: Option<usize>) -> bool {
    if place.is_some_and(|place| PARTS.contains(&place)) {
        return false;
    }
    let of_item = |at: usize| plan.outline[at].kind.is_some_and(|kind| kind.holds_tasks());
    item.map_or(plan.outline.is_empty() || place.is_none(), of_item)
}

/// A table without a head goes on with the one right before it.
fn shape_of(document: &Document, table: &Table, before: Option<Shape>) -> Shape {
    let shape = tables::shape(document, table);
    let same_width = |before: &Shape| before.roles.len() == shape.roles.len();
    match before.filter(same_width).filter(|_| shape.head_rows == 0) {
        Some(before) => Shape { head_rows: 0, roles: before.roles },
        None => shape,
    }
}

struct Holder {
    item: Option<usize>,
    id: String,
    section: String,
}

struct Hand<'d, 'o> {
    document: &'d Document,
    shape: &'d Shape,
    /// Blocks of every column's head.
    heads: Vec<std::ops::Range<u32>>,
    /// Blocks of the last cell of each column, for merged cells.
    above: Vec<Vec<std::ops::Range<u32>>>,
    drafts: &'o mut Vec<Draft>,
    used: &'o mut BTreeMap<String, u32>,
}

impl Hand<'_, '_> {
    fn table(&mut self, table: &Table, holder: &Holder) {
        let mut ordinal = 0;
        let mut context: Vec<Stretch> = Vec::new();
        for row in table.rows.iter().skip(self.shape.head_rows) {
            self.remember(row);
            if let Some(group) = self.group(row) {
                context = group;
                continue;
            }
            let work = self.text(Column::Work);
            if work.trim().is_empty() || is_total(&work) {
                continue;
            }
            ordinal += 1;
            self.row(row, ordinal, work, &context, holder);
        }
    }

    /// Keeps what each column says, merged cells from the row above.
    fn remember(&mut self, row: &Row) {
        for cell in &row.cells {
            let first = cell.column as usize;
            let last = (first + cell.span.max(1) as usize).min(self.above.len());
            let held = self.above.get(first).cloned().unwrap_or_default();
            for (at, slot) in self.above.iter_mut().enumerate().take(last).skip(first) {
                *slot = if cell.continues {
                    held.clone()
                } else if at == first {
                    vec![cell.blocks.clone()]
                } else {
                    Vec::new()
                };
            }
        }
    }

    /// A row that only names a group: one cell with text.
    fn group(&self, row: &Row) -> Option<Vec<Stretch>> {
        let filled: Vec<&Cell> = row.cells.iter().filter(|cell| !self.cell(cell).trim().is_empty()).collect();
        let merged = row.cells.iter().any(|cell| cell.continues);
        let [rest @ .., only] = filled.as_slice() else { return Some(Vec::new()) };
        let numbered = match rest {
            [] => true,
            [number] => {
                self.shape.role(number) == Column::Number
                    && !self.cell(number).trim().starts_with(|c: char| c.is_ascii_digit())
            }
            _ => false,
        };
        let wide = only.span > 1 || row.cells.len() == 1 || rest.len() == 1;
        let group = numbered && !merged && (wide || self.shape.role(only) != Column::Work && row.cells.len() > 2);
        group.then(|| self.stretches(&only.blocks, Some(Detail::Time)))
    }

    fn row(&mut self, row: &Row, ordinal: usize, work: String, context: &[Stretch], holder: &Holder) {
        let number = self.text(Column::Number);
        let number = number.trim().trim_matches(['.', ')', '(', ' ']);
        let digits = !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let id = format!("{}#{}", holder.id, if digits { number.to_owned() } else { ordinal.to_string() });
        let times = self.used.entry(id.clone()).or_default();
        *times += 1;
        let id = if *times > 1 { format!("{id}~{times}") } else { id };
        let mut people = said::listed(&self.text(Column::Responsible), false);
        people.partner_all(said::listed(&self.text(Column::Partner), true).partners);
        if people.lead.is_empty() {
            let told = leads::read(&work);
            people.lead_all(told.lead);
            people.partner_all(told.partners);
        }
        let at = self.place(row);
        let task = Task {
            id,
            section: holder.section.clone(),
            form: TaskForm::Row,
            action: actor::named_body(&work).is_none(),
            text: crate::document::document::Document::quote(self.document, at),
            product: self.field(Column::Product),
            place: self.field(Column::Place),
            budget: self.field(Column::Budget),
            ..blank(at)
        };
        let mut draft = Draft {
            task,
            stretches: Vec::new(),
            told: None,
            holder: holder.item,
            caption: Vec::new(),
            named: None,
            silent: false,
        };
        draft.task.text = fold(&work);
        draft.people(people);
        draft.stretches = self.own_stretches(context);
        self.drafts.push(draft);
    }

    /// The cells that belong to the row; a group's time only when the row names none.
    fn own_stretches(&self, context: &[Stretch]) -> Vec<Stretch> {
        let mut out = Vec::new();
        let mut timed = false;
        for (column, role) in self.shape.roles.iter().enumerate() {
            let detail = match role {
                Column::Work => None,
                Column::Time => Some(Detail::Time),
                Column::Responsible | Column::Partner => Some(Detail::Other),
                _ => continue,
            };
            for blocks in self.above.get(column).into_iter().flatten() {
                timed |= *role == Column::Time && !blocks.is_empty();
                // A cross under "Tháng 9".
                let crossed = *role == Column::Time && self.is_cross(blocks);
                let blocks = self.heads.get(column).filter(|_| crossed).unwrap_or(blocks);
                out.extend(self.stretches(blocks, detail));
            }
        }
        if !timed {
            out.extend_from_slice(context);
        }
        out
    }

    fn is_cross(&self, blocks: &std::ops::Range<u32>) -> bool {
        let block = self.document.blocks.get(blocks.start as usize).filter(|_| blocks.len() == 1);
        block.is_some_and(|block| matches!(block.norm().trim(), "x" | "X" | "✓" | "✔" | "√" | "+" | "*"))
    }

    fn stretches(&self, blocks: &std::ops::Range<u32>, detail: Option<Detail>) -> Vec<Stretch> {
        blocks
            .clone()
            .filter_map(|index| {
                let block = self.document.blocks.get(index as usize)?;
                Some(Stretch { at: Span::new(index as usize, 0..block.text().len()), detail })
            })
            .collect()
    }

    /// The text of the columns of one role, paragraphs parted by line ends.
    fn text(&self, wanted: Column) -> String {
        let mut out = String::new();
        for (column, role) in self.shape.roles.iter().enumerate() {
            if *role != wanted {
                continue;
            }
            for blocks in self.above.get(column).into_iter().flatten() {
                for block in self.document.blocks.get(blocks.start as usize..blocks.end as usize).unwrap_or_default() {
                    if !out.is_empty() {
                        out.push('\n');
                    }
                    out.push_str(block.norm().trim());
                }
            }
        }
        out
    }

    fn field(&self, wanted: Column) -> Option<crate::extract::plan::Field> {
        let column = self.shape.roles.iter().position(|role| *role == wanted)?;
        let first = self.above.get(column)?.first()?.clone().next()? as usize;
        let length = self.document.blocks.get(first)?.text().len();
        let text = fold(&self.text(wanted));
        (!text.is_empty()).then(|| crate::extract::plan::Field { text, at: Span::new(first, 0..length) })
    }

    /// The first block of the work cell, or of the row.
    fn place(&self, row: &Row) -> Span {
        let work = row.cells.iter().find(|cell| self.shape.role(cell) == Column::Work && !cell.blocks.is_empty());
        let cell = work.or_else(|| row.cells.iter().find(|cell| !cell.blocks.is_empty()));
        let first = cell.map_or(0, |cell| cell.blocks.start as usize);
        Span::new(first, 0..self.document.blocks.get(first).map_or(0, |b| b.text().len()))
    }

    fn cell(&self, cell: &Cell) -> String {
        tables::cell_text(self.document, cell)
    }
}

/// "Cộng", "Tổng cộng": the line below the rows that adds them up.
fn is_total(work: &str) -> bool {
    const TOTALS: &[&str] = &["cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "tổng kinh phí", "tổng số tiền"];
    TOTALS.contains(&lower(work.trim().trim_end_matches([':', '.', ' '])).as_str())
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
