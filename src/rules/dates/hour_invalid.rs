//! A clock time that no clock shows.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NG010",
    name: "hour-invalid",
    topic: Topic::DateInvalid,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("hour_invalid.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 0..words.len() {
            let Some(end) = impossible(paragraph.text, words, i) else { continue };
            let written = &paragraph.text[words[i].start..end];
            sink.report(format!("“{written}” không phải giờ đúng."), format!("“{written}” is no time of the day."))
                .at(paragraph.span(words[i].start..end));
        }
    }
}

/// "25 giờ 30 phút", "7 giờ 75", "26h00": the end of an impossible time after words that speak of a time of the day.
fn impossible(text: &str, words: &[Word<'_>], i: usize) -> Option<usize> {
    if !words[i].text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let before = i.checked_sub(1).map_or("", |j| words[j].text);
    let led = matches!(before, "lúc" | "vào" | "từ" | "đến" | "trước" | "sau" | "hồi");
    let (hour, minute, end) = spaced(text, words, i).or_else(|| glued(&words[i]).filter(|_| led))?;
    // Without such a word only what cannot be anything else: "08 giờ 60", nothing counted behind it.
    let alone =
        text[end..].is_empty() || text[end..].starts_with([',', '.', ';', ')']) || text[end..].starts_with(" phút");
    if !led && !(alone && minute > 59) {
        return None;
    }
    (hour > 24 && hour < 100 || minute > 59).then_some(end)
}

fn spaced(text: &str, words: &[Word<'_>], i: usize) -> Option<(u64, u64, usize)> {
    let hour = prose::number(words[i].text)?;
    let unit = words.get(i + 1).filter(|w| w.text == "giờ" && w.start == words[i].end + 1)?;
    let minute = words.get(i + 2).filter(|w| w.start == unit.end + 1 && w.text.len() == 2);
    let minutes = minute.and_then(|w| prose::number(w.text));
    // "sau 30 giờ" is a length of time.
    let daytime =
        minutes.is_some() || text[unit.end..].trim_start().starts_with("ngày") || text[unit.end..].starts_with(',');
    daytime.then_some((hour, minutes.unwrap_or(0), minutes.and(minute).map_or(unit.end, |w| w.end)))
}

fn glued(word: &Word<'_>) -> Option<(u64, u64, usize)> {
    let (hour, minute) = word.text.split_once('h')?;
    let minutes = if minute.is_empty() { 0 } else { prose::number(minute).filter(|_| minute.len() == 2)? };
    Some((prose::number(hour)?, minutes, word.end))
}
