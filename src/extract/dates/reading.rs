//! The dates of a whole document: which columns are for time, which school year or year it speaks of, one fact an expression.

use super::expression::Expression;
use super::point::Grain;
use super::roles::{Surroundings, role};
use super::scan::scan;
use super::setting::{Column, Setting};
use crate::document::block::Block;
use crate::document::document::Document;
use crate::document::table::{Cell, Table};
use crate::extract::plan::{DateFact, DateKind, Kind, Plan};
use crate::extract::words::holds;
use crate::span::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// All dates in document order.
pub fn dates(document: &Document, issued: Option<Date>, plan: &Plan) -> Vec<DateFact> {
    let columns = Columns::new(document);
    let setting = Setting { issued: plan.issued().or(issued), ..Setting::default() };
    let of_block =
        |block: &Block, setting: &Setting| scan(block.norm(), &Setting { column: columns.of(block), ..*setting });
    let mut found: Vec<Vec<Expression>> = document.blocks.iter().map(|block| of_block(block, &setting)).collect();
    let school_year = school_year(&found, plan, setting.issued);
    let year = if school_year.is_none() { planned_year(&found, plan, setting.issued) } else { None };
    let setting = Setting { school_year, year, ..setting };
    if school_year.is_some() || year.is_some() {
        for (block, expressions) in document.blocks.iter().zip(&mut found) {
            if expressions.iter().any(|e| e.yearless) || may_name_term(block.norm()) {
                *expressions = of_block(block, &setting);
            }
        }
    }
    facts(document, plan, &columns, &found)
}

fn facts(document: &Document, plan: &Plan, columns: &Columns, found: &[Vec<Expression>]) -> Vec<DateFact> {
    let kinds: BTreeMap<&str, Kind> = plan.outline.iter().filter_map(|i| Some((i.id.as_str(), i.kind?))).collect();
    let mut facts = Vec::new();
    // "Thứ nhất, … Thứ hai, ngày …": points that are counted, no weekdays.
    let counted = document.blocks.iter().any(|block| block.norm().starts_with("Thứ nhất"));
    for (index, (block, expressions)) in document.blocks.iter().zip(found).enumerate() {
        let place = plan.place_of_block.get(index).and_then(Option::as_deref);
        for e in expressions {
            let at = block.span(index, e.range.clone());
            let surroundings = Surroundings {
                text: block.norm(),
                place,
                section: place.and_then(|id| kinds.get(id).copied()),
                column: columns.of(block),
                is_issued: is_issued(plan, at, e),
            };
            let mut fact = fact(document, e, at, &surroundings);
            fact.weekday = fact.weekday.filter(|_| !(counted && block.norm().starts_with("Thứ ")));
            facts.push(fact);
        }
    }
    facts
}

fn fact(document: &Document, e: &Expression, at: Span, surroundings: &Surroundings<'_>) -> DateFact {
    DateFact {
        text: document.quote(at),
        value: e.value.clone(),
        from: e.from,
        to: e.to,
        bound: e.bound,
        kind: e.kind,
        recurrence: e.recurrence.clone(),
        role: role(e, surroundings),
        valid: e.valid,
        weekday: e.weekday,
        at,
    }
}

/// The plan's own date stands in its place and date line.
fn is_issued(plan: &Plan, at: Span, e: &Expression) -> bool {
    let line = plan.header.place_date.as_ref();
    line.is_some_and(|line| line.field.at.overlaps(at)) && e.kind == DateKind::Date && e.bound.is_none()
}

fn may_name_term(text: &str) -> bool {
    ["kỳ", "kì", "HK"].iter().any(|word| holds(text, word))
}

/// First year of the document's school year: the one in its header, else the only one it names, else the one that the date
/// of issue lies in or comes before.
fn school_year(found: &[Vec<Expression>], plan: &Plan, issued: Option<Date>) -> Option<i16> {
    let in_header = years(found, plan, true);
    let years = if in_header.is_empty() { years(found, plan, false) } else { in_header };
    match years.as_slice() {
        [] => None,
        [only] => Some(*only),
        several => {
            let issued = issued?;
            let running = if issued.month() >= 7 { issued.year() } else { issued.year() - 1 };
            several.contains(&running).then_some(running)
        }
    }
}

/// First years of the school years named, each once, ascending.
fn years(found: &[Vec<Expression>], plan: &Plan, header: bool) -> Vec<i16> {
    let mut years: Vec<i16> =
        named(found, plan, header).filter(|e| e.school_year && e.valid).filter_map(first_year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn named<'a>(found: &'a [Vec<Expression>], plan: &'a Plan, header: bool) -> impl Iterator<Item = &'a Expression> {
    let place = |index: usize| plan.place_of_block.get(index).and_then(Option::as_deref);
    let wanted = move |index: usize| match place(index) {
        Some("header") => header,
        Some("basis") => false,
        _ => !header,
    };
    found.iter().enumerate().filter(move |(index, _)| wanted(*index)).flat_map(|(_, expressions)| expressions)
}

/// The first year of a value whose second year follows it.
fn first_year(e: &Expression) -> Option<i16> {
    let (first, second) = e.value.as_deref()?.split_once('/')?;
    let (first, second): (i16, i16) = (first.parse().ok()?, second.parse().ok()?);
    (second == first.checked_add(1)?).then_some(first)
}

/// The calendar year in the subject of a plan, unless it is far from the date of issue.
fn planned_year(found: &[Vec<Expression>], plan: &Plan, issued: Option<Date>) -> Option<i16> {
    let year = named(found, plan, true)
        .filter(|e| e.kind == DateKind::Date && e.bound.is_none())
        // "KẾ HOẠCH CÔNG TÁC THÁNG 12/2025"
        .filter(|e| matches!(e.grain, Some(Grain::Year | Grain::Quarter | Grain::Month)) && !e.yearless)
        .find_map(|e| e.value.as_deref()?.get(..4)?.parse::<i16>().ok())?;
    issued.is_none_or(|issued| (issued.year() - year).abs() <= 1).then_some(year)
}

/// The time columns of all tables: (table, grid column) to the kind and the last head row.
struct Columns(BTreeMap<(u32, u32), (Column, u32)>);

impl Columns {
    fn new(document: &Document) -> Columns {
        let mut columns = BTreeMap::new();
        for (index, table) in document.tables.iter().enumerate() {
            let table_index = u32::try_from(index).unwrap_or(u32::MAX);
            for (row, cell) in head_cells(table) {
                let column = of_head(&head_text(document, cell));
                if column == Column::None {
                    continue;
                }
                for grid in cell.column..cell.column.saturating_add(cell.span.clamp(1, 64)) {
                    columns.entry((table_index, grid)).or_insert((column, row));
                }
            }
        }
        Columns(columns)
    }

    fn of(&self, block: &Block) -> Column {
        let Some(place) = block.cell else { return Column::None };
        match self.0.get(&(place.table, place.column)) {
            Some((column, row)) if place.row > *row => *column,
            _ => Column::None,
        }
    }
}

/// Cells of the first row, of a second one below cells that are joined, and of the rows marked as head.
fn head_cells(table: &Table) -> impl Iterator<Item = (u32, &Cell)> {
    let joined = table.rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.span > 1));
    let marked = table.rows.iter().take_while(|row| row.head).count().clamp(1 + usize::from(joined), 3);
    table.rows.iter().take(marked).zip(0u32..).flat_map(|(row, index)| row.cells.iter().map(move |cell| (index, cell)))
}

fn head_text(document: &Document, cell: &Cell) -> String {
    let blocks = document.blocks.get(cell.blocks.start as usize..cell.blocks.end as usize).unwrap_or(&[]);
    let mut text = String::new();
    for block in blocks.iter().take(4) {
        text.extend(block.norm().chars().take(80).flat_map(char::to_lowercase));
        text.push(' ');
    }
    text.trim().to_owned()
}

fn of_head(text: &str) -> Column {
    let words = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if text.chars().any(|c| c.is_ascii_digit()) || text.chars().count() > 50 {
        // A row of data, or a title over the table.
        return Column::None;
    }
    if text == "tháng" {
        Column::Month
    } else if words(&[
        "thời hạn",
        "hạn hoàn",
        "hạn nộp",
        "hạn chót",
        "hạn cuối",
        "thời gian hoàn thành",
        "ngày hoàn thành",
    ]) {
        Column::Deadline
    } else if words(&["thời gian", "thời điểm", "tiến độ", "tháng/tuần", "tuần/tháng", "tháng, năm"])
        || ["ngày", "tháng", "từ ngày", "đến ngày", "bắt đầu", "kết thúc"].iter().any(|head| text.starts_with(head))
        || text.starts_with("thứ") && text.chars().count() <= 14
    {
        Column::Time
    } else {
        Column::None
    }
}
