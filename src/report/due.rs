//! When a thing is due or takes place, by the dates of a record: "trước ngày 25/4" is due on 24/4, "đến hết tháng 5" on 31/5.

use super::record::{DateFact, Task};
use super::rrule::Rule;
use super::wording::say;
use crate::finding::Lang;
use jiff::civil::Date;

/// First and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// The days of a date that is no recurrence; `None` when they are not known. `tasks` are those of its plan: an hour beside
/// the date ("trước 17 giờ 00 ngày 25/4") leaves the day itself.
pub fn due(date: &DateFact, tasks: &[Task]) -> Option<Due> {
    let from: Date = date.from.as_deref()?.parse().ok()?;
    let to: Date = date.to.as_deref()?.parse().ok()?;
    let day = |day: Date| Due { first: day, last: day };
    if date.kind == "interval" && date.bound != Some("before") || from > to {
        return (from <= to).then_some(Due { first: from, last: to });
    }
    match date.bound {
        Some("before") if !date_has_hour(date, tasks) => from.yesterday().ok().map(day),
        Some("before") => Some(day(from)),
        Some("by" | "until") => Some(day(to)),
        Some("from") => Some(day(from)),
        Some("after") => to.tomorrow().ok().map(day),
        _ => Some(Due { first: from, last: to }),
    }
}

/// The rule of a recurrence, a day earlier when it is bounded by "trước".
pub fn rule(date: &DateFact) -> Option<Rule> {
    let rule = Rule::parse(date.recurrence.as_deref()?)?;
    match date.bound {
        Some("before") => Some(rule.day_before().unwrap_or(rule)),
        _ => Some(rule),
    }
}

/// The date as it is written, with its bound word: "trước ngày 25/4/2024".
pub fn wording(date: &DateFact, lang: Lang) -> String {
    let word = match date.bound {
        Some("before") => say(lang, "trước ", "before "),
        Some("by") => say(lang, "chậm nhất ", "by "),
        Some("after") => say(lang, "sau ", "after "),
        Some("from") => say(lang, "từ ", "from "),
        Some("until") => say(lang, "đến hết ", "until the end of "),
        _ => "",
    };
    format!("{word}{}", date.text)
}

fn date_has_hour(date: &DateFact, tasks: &[Task]) -> bool {
    let near = |task: &&Task| task.at.block == date.at.block || task.text.contains(&date.text);
    tasks.iter().filter(near).any(|task| {
        task.text.match_indices(&date.text).any(|(at, _)| ends_with_hour(task.text.get(..at).unwrap_or("")))
    })
}

/// "17 giờ 00", "17h", "17h30," right before.
fn ends_with_hour(before: &str) -> bool {
    let last: Vec<&str> = before.split_whitespace().rev().take(5).collect();
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    last.iter().any(|word| digit(word) && word.contains('h'))
        || last.iter().any(|word| word.trim_end_matches(',') == "giờ")
}

#[cfg(test)]
mod tests {
    use super::ends_with_hour;

    #[test]
    fn hours() {
        assert!(ends_with_hour("Nộp trước 17 giờ 00 "));
        assert!(ends_with_hour("Nộp trước 16h30, "));
        assert!(!ends_with_hour("Nộp hồ sơ trước "));
    }
}
