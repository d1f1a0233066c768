//! Deadlines and events as an iCalendar file (RFC 5545): all-day events with their recurrence, lines folded at 75 octets.
//!
//! What is wanted before 25/4 stands on 24/4, with the plan's own words in the description. Identifiers come from the plan
//! and the words, never from the clock: a second import replaces the first.

use super::due::{due, rule, wording};
use super::facts_table::{plan_name, task_of};
use super::place::place_in_words;
use super::record::{DateFact, Record, Task};
use super::wording::{say, shortened};
use crate::finding::Lang;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How long a calendar entry may be, in days: a whole period of planning is none.
const LONGEST: i32 = 100;

/// What the calendar needs beside the records.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The moment of writing (`DTSTAMP`); recurrences of an undated plan begin on its day.
    pub stamp: Timestamp,
    /// The language.
    pub lang: Lang,
}

/// One calendar entry.
struct Entry {
    first: Date,
    /// Last day.
    last: Date,
    rule: Option<String>,
}

/// The calendar of all records.
pub fn render(records: &[Record], options: Options) -> Vec<u8> {
    let mut out = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rasoat//rasoat//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        fold(&mut out, line);
    }
    property(&mut out, "X-WR-CALNAME", say(options.lang, "Thời hạn trong kế hoạch", "Deadlines of plans"));
    let mut seen = BTreeMap::new();
    for record in records {
        for (index, date) in record.dates.as_deref().unwrap_or(&[]).iter().enumerate() {
            if !matches!(date.role, "deadline" | "event") {
                continue;
            }
            if let Some(entry) = entry(record, date, options) {
                event(&mut out, record, index, date, &entry, options, &mut seen);
            }
        }
    }
    fold(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

fn entry(record: &Record, date: &DateFact, options: Options) -> Option<Entry> {
    let Some(rule) = rule(date) else {
        let due = due(date, record.tasks.as_deref().unwrap_or(&[]))?;
        let days = due.first.until(due.last).ok()?.get_days();
        return (days <= LONGEST).then_some(Entry { first: due.first, last: due.last, rule: None });
    };
    let start = start_of(record, options);
    let first = rule.first(start)?;
    let until = end_of(record).filter(|end| *end >= first);
    let rule = match until {
        Some(end) => format!("{rule};UNTIL={}", compact(end)),
        None => rule.to_string(),
    };
    Some(Entry { first, last: first, rule: Some(rule) })
}

/// A plan's recurrences begin on its date, else on the day of writing.
fn start_of(record: &Record, options: Options) -> Date {
    let issued = record.header.as_ref().and_then(|h| h.place_date.as_ref()?.date.as_deref()?.parse().ok());
    issued.unwrap_or_else(|| options.stamp.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// A plan's recurrences end with its school year or its year, where its head names one.
fn end_of(record: &Record) -> Option<Date> {
    let dates = record.dates.as_deref()?;
    let of_head = |role: &str| dates.iter().find(|d| d.role == role && d.place.as_deref() == Some("header"));
    let school_year = of_head("school-year").or_else(|| dates.iter().find(|d| d.role == "school-year"));
    let period = of_head("period").filter(|d| d.value.as_deref().is_some_and(|value| value.len() == 4));
    school_year.or(period)?.to.as_deref()?.parse().ok()
}

fn event(
    out: &mut String,
    record: &Record,
    index: usize,
    date: &DateFact,
    entry: &Entry,
    options: Options,
    seen: &mut BTreeMap<String, u32>,
) {
    let task = task_of(record, index);
    let after = entry.last.tomorrow().unwrap_or(entry.last);
    fold(out, "BEGIN:VEVENT");
    fold(out, &format!("UID:{}@rasoat", identifier(record, task, date, seen)));
    fold(out, &format!("DTSTAMP:{}", options.stamp.strftime("%Y%m%dT%H%M%SZ")));
    fold(out, &format!("DTSTART;VALUE=DATE:{}", compact(entry.first)));
    fold(out, &format!("DTEND;VALUE=DATE:{}", compact(after)));
    if let Some(rule) = &entry.rule {
        fold(out, &format!("RRULE:{rule}"));
    }
    property(out, "SUMMARY", &summary(record, task, date, options.lang));
    property(out, "DESCRIPTION", &description(record, task, date, options.lang));
    if let Some(place) = task.and_then(|task| task.place.as_deref()) {
        property(out, "LOCATION", place);
    }
    let category = match date.role {
        "deadline" => say(options.lang, "Thời hạn", "Deadline"),
        _ => say(options.lang, "Sự kiện", "Event"),
    };
    property(out, "CATEGORIES", category);
    fold(out, "TRANSP:TRANSPARENT");
    fold(out, "END:VEVENT");
}

fn summary(record: &Record, task: Option<&Task>, date: &DateFact, lang: Lang) -> String {
    if let Some(task) = task {
        return shortened(&task.text, 90);
    }
    let item = date.place.as_deref().and_then(|id| record.outline.as_deref()?.iter().find(|item| item.id == id));
    match item {
        Some(item) => shortened(&item.title, 90),
        None => shortened(&format!("{}: {}", plan_name(record), wording(date, lang)), 90),
    }
}

/// The words of the plan, the task, who answers for it, the plan, the place.
fn description(record: &Record, task: Option<&Task>, date: &DateFact, lang: Lang) -> String {
    let mut lines =
        vec![format!("{}: {}", say(lang, "Thời gian ghi trong kế hoạch", "As the plan says"), wording(date, lang))];
    if let Some(task) = task {
        lines.push(format!("{}: {}", say(lang, "Nhiệm vụ", "Task"), task.text));
        for (name, bodies) in
            [(say(lang, "Chủ trì", "Lead"), &task.lead), (say(lang, "Phối hợp", "Partners"), &task.partners)]
        {
            if !bodies.is_empty() {
                lines.push(format!("{name}: {}", bodies.join("; ")));
            }
        }
    }
    lines.push(format!("{}: {}", say(lang, "Kế hoạch", "Plan"), plan_name(record)));
    lines.push(format!("{}: {}, {}", say(lang, "Vị trí", "Where"), record.source.path, place_in_words(&date.at, lang)));
    lines.join("\n")
}

/// 128 bits of a hash over what the plan is and what it says; equal entries are counted.
fn identifier(record: &Record, task: Option<&Task>, date: &DateFact, seen: &mut BTreeMap<String, u32>) -> String {
    let header = record.header.as_ref();
    let agency = header.and_then(|h| h.agency.as_ref()).map_or("", |f| f.text.as_str());
    let number = header.and_then(|h| h.number_symbol.as_ref()).map_or("", |n| n.text.as_str());
    let name = plan_name(record);
    let plan = if name.is_empty() { record.source.path.clone() } else { format!("{agency}\n{number}\n{name}") };
    let place = task.map_or(date.place.as_deref().unwrap_or(""), |task| task.id.as_str());
    let day = date.value.as_deref().or(date.recurrence.as_deref()).unwrap_or("");
    let words = format!("{plan}\n{place}\n{}\n{day}", date.text);
    let count = seen.entry(words.clone()).or_insert(0);
    *count += 1;
    let hash = Sha256::digest(format!("{words}\n{count}").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A property with a text value, escaped.
fn property(out: &mut String, name: &str, text: &str) {
    let mut line = format!("{name}:");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                line.push('\\');
                line.push(c);
            }
            '\n' => line.push_str("\\n"),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    fold(out, &line);
}

/// A content line: at most 75 octets, cut between characters, continued behind a blank.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}
