//! The status of a known document on a day.
//!
//! What the data may say, and no more:
//! - before the day of issue or the first day in force: `not-yet`;
//! - from the day in `het_hieu_luc` on: `expired`; before that day it was in force (something that ended had been in force);
//! - a replacement whose day is not known ("từ năm 2025"): in force in the years before, `expired` in the years after, `unknown` in that year;
//!   in doubt ("cần kiểm"): `unknown` from the successor's issue on;
//! - amended or replaced in part by something that was in force on that day: `amended`;
//! - nothing known of an end: `in-force` only when a source tells the status (basis `seen`, status not from memory, not unchecked) and the first day
//!   in force is known (a directive, letter or Party document works from its issue), and only up to the day of the data; else `unknown`.

use super::registry::{AS_OF, Registry};
use super::row::{Basis, Relation, Row};
use jiff::civil::Date;

/// Status on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Còn hiệu lực.
    InForce,
    /// Hết hiệu lực.
    Expired,
    /// Đã được sửa đổi, bổ sung; còn hiệu lực.
    Amended,
    /// Chưa có hiệu lực.
    NotYet,
    /// Không rõ.
    Unknown,
}

impl Status {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::InForce => "in-force",
            Status::Expired => "expired",
            Status::Amended => "amended",
            Status::NotYet => "not-yet",
            Status::Unknown => "unknown",
        }
    }
}

/// The status of a row on a day; `None` for the day: unknown.
pub fn at(registry: &Registry, row: &Row, day: Option<Date>) -> Status {
    let Some(day) = day else { return Status::Unknown };
    if row.issued.is_some_and(|issued| day < issued) || row.from.is_some_and(|from| day < from) {
        return Status::NotYet;
    }
    let relation = row.relation();
    if let Some(until) = row.until {
        return if day >= until { Status::Expired } else { amended_or(registry, &relation, day, Status::InForce) };
    }
    let whole = replaced(registry, &relation, day);
    whole.unwrap_or_else(|| amended_or(registry, &relation, day, open_end(row, day)))
}

/// What came after a document, as far as it matters at a status: its successor, or for an amended one what amended it.
pub fn successor(row: &Row, status: Status) -> Option<String> {
    let relation = row.relation();
    let names = match status {
        Status::Amended => relation.amended_by.unwrap_or_default(),
        _ => relation.replaced_by,
    };
    (!names.is_empty()).then(|| names.join("; "))
}

/// A replacement without a day.
fn replaced(registry: &Registry, relation: &Relation, day: Date) -> Option<Status> {
    let successor = relation.replaced_by.first()?;
    if let Some(year) = relation.year {
        return Some(match day.year().cmp(&year) {
            std::cmp::Ordering::Less => Status::InForce,
            std::cmp::Ordering::Equal => Status::Unknown,
            std::cmp::Ordering::Greater if relation.doubtful => Status::Unknown,
            std::cmp::Ordering::Greater => Status::Expired,
        });
    }
    let from = registry.of_key(successor).find_map(|r| r.issued);
    Some(if from.is_some_and(|from| day < from) { Status::InForce } else { Status::Unknown })
}

fn amended_or(registry: &Registry, relation: &Relation, day: Date, otherwise: Status) -> Status {
    let Some(by) = &relation.amended_by else { return otherwise };
    let worked = |key: &String| {
        let rows = registry.of_key(key);
        rows.filter_map(|r| r.from.or(r.issued)).any(|from| from <= day) || year_in(key).is_some_and(|y| y < day.year())
    };
    let amended = by.iter().any(worked) || relation.amended_in.iter().any(|y| *y < day.year());
    if amended { Status::Amended } else { otherwise }
}

/// The year inside a key or a shortened key: `28/2016`.
fn year_in(key: &str) -> Option<i16> {
    key.split('/').nth(1)?.parse().ok().filter(|y| (1945..2200).contains(y))
}

fn open_end(row: &Row, day: Date) -> Status {
    let works_from_issue = year_in(&row.key).is_none();
    let begun = row.from.is_some() || (works_from_issue && row.issued.is_some());
    let told = row.certainty.basis == Basis::Seen && row.certainty.status;
    if told && begun && (row.own || day <= AS_OF) { Status::InForce } else { Status::Unknown }
}
