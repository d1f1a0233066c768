//! The rows of the register. One of the built-in table is read when it is first asked for: a check looks at a few of nine hundred.

use super::row::{self, Row};
use super::table;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Rows by their index.
#[derive(Debug, Clone, Default)]
pub struct Rows(Vec<Slot>);

/// A row, or the line of the built-in table that holds it.
#[derive(Debug, Clone)]
struct Slot {
    line: &'static str,
    /// Boxed: most of the nine hundred are never read.
    row: OnceLock<Option<Box<Row>>>,
}

impl Slot {
    fn row(&self) -> Option<&Row> {
        let read = || {
            let fields: Vec<_> = table::fields(self.line).into_iter().map(Cow::Borrowed).collect();
            // Faulty lines cannot occur: a test reads the whole table with `registry::read`, which reports them.
            row::parse(&fields, false).ok().map(Box::new)
        };
        self.row.get_or_init(read).as_deref()
    }

    /// A field of the row as it is written, without reading the rest.
    fn field(&self, at: usize) -> &str {
        match self.row.get().and_then(Option::as_deref) {
            Some(row) if at == 0 => &row.key,
            Some(row) => &row.kind,
            None => self.line.split('\t').nth(at).unwrap_or("").trim(),
        }
    }
}

impl Rows {
    /// The rows of the built-in table.
    pub fn builtin(table: &'static str) -> Rows {
        Rows(table::lines(table).map(|line| Slot { line, row: OnceLock::new() }).collect())
    }

    /// An office's own rows, before those of others that `keep` lets stand.
    pub fn with_own(own: &[Row], others: &Rows, keep: impl Fn(&Row) -> bool) -> Rows {
        let own = own.iter().map(|row| Slot { line: "", row: OnceLock::from(Some(Box::new(row.clone()))) });
        let others = others.0.iter().filter(|slot| slot.row().is_some_and(&keep)).cloned();
        Rows(own.chain(others).collect())
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The row of an index.
    pub fn get(&self, index: usize) -> Option<&Row> {
        self.0.get(index)?.row()
    }

    /// Every row with its index; an office's own rows first.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.0.iter().enumerate().filter_map(|(index, slot)| Some((index, slot.row()?)))
    }

    /// Number and symbol of a row.
    pub fn key(&self, index: usize) -> Option<&str> {
        self.0.get(index).map(|slot| slot.field(0))
    }

    /// Number and symbol of every row, in the order of the indices.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|slot| slot.field(0))
    }

    /// The rows whose number and symbol are as wanted.
    pub fn of_keys(&self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = (usize, &Row)> {
        let slots = self.0.iter().enumerate().filter(move |(_, slot)| wanted(slot.field(0)));
        slots.filter_map(|(index, slot)| Some((index, slot.row()?)))
    }

    /// The rows whose type begins with one of these words.
    pub fn of_kinds(&self, kinds: &[&str]) -> impl Iterator<Item = (usize, &Row)> {
        let wanted = |slot: &Slot| kinds.iter().any(|kind| slot.field(1).starts_with(kind));
        self.0.iter().enumerate().filter(move |(_, slot)| wanted(slot)).filter_map(|(i, slot)| Some((i, slot.row()?)))
    }
}
