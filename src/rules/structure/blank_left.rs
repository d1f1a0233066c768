//! A blank is left.

use crate::finding::{Severity, Stage, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

/// A blank is left.
pub const RULE: Rule = Rule {
    code: "CT021",
    name: "blank-left",
    topic: Topic::Placeholder,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("blank_left.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for line in Body::of(case).lines(case) {
        // The reference line of an annex keeps its blanks on electronic documents.
        if line.small().trim_start().starts_with("(kèm theo") {
            continue;
        }
        for range in blanks(line.text) {
            let found = out.report("Còn chỗ để trống chưa điền.", "A blank is not filled in.").at(line.span(range));
            if case.stage == Stage::Draft {
                found.severity(Severity::Info).topic(Topic::DraftBlank);
            }
        }
    }
}

/// Rows of dots, leaders or lines that are room for the pen, not “and so on”.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let room = |pair: &[u8]| matches!(pair, [b'.' | b'_', b'.' | b'_'] | [0xE2, 0x80]);
    if !text.as_bytes().windows(2).any(room) {
        return found;
    }
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(['.', '…', '_'])).map(|i| from + i) {
        let signs: String = text[start..].chars().take_while(|c| "._…".contains(*c)).collect();
        from = start + signs.len();
        let weight: usize = signs.chars().map(|c| if c == '…' { 3 } else { 1 }).sum();
        let lines = signs.contains("___");
        if lines
            || weight >= 5
            || weight == 4 && between_words(text, start, from)
            || (weight >= 3 && (asks(text, start, from) || counted(text, start, from)))
        {
            found.push(start..from);
        }
    }
    found
}

/// Four dots between two words with blanks on both sides: "thay thế .... máy".
fn between_words(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].strip_suffix(' ').and_then(|head| head.chars().next_back());
    before.is_some_and(char::is_lowercase)
        && text[end..].strip_prefix(' ').is_some_and(|t| t.starts_with(char::is_lowercase))
}

/// Dots alone between two words where a number belongs: “có … thôn”. After a comma, at a word or before a large letter they are “and so on”.
fn counted(text: &str, start: usize, end: usize) -> bool {
    const ASKED: &[&str] =
        &["có", "gồm", "với", "được", "là", "lớp", "tuyển", "đạt", "khoảng", "ngày", "năm", "tuần", "cho"];
    let (before, after) = (&text[..start], &text[end..]);
    let word = before.strip_suffix(' ').and_then(|head| head.rsplit(' ').next()).unwrap_or("");
    ASKED.contains(&word.to_lowercase().as_str())
        && after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase() || c == '%'))
}

/// Characters of the longest words that ask.
const LONGEST_WORD: usize = 8;

/// Words beside the dots that ask for something to be written: “ngày … tháng”, “số …/KH”.
fn asks(text: &str, start: usize, end: usize) -> bool {
    // A few characters on each side tell; a long line is not looked through at every blank in it.
    let before: String = text[..start].trim_end().chars().rev().take(LONGEST_WORD).collect();
    let before = before.chars().rev().collect::<String>().to_lowercase();
    let after: String = text[end..].trim_start().chars().take(LONGEST_WORD).flat_map(char::to_lowercase).collect();
    let opened = ["ngày", "tháng", "số", "số:", "năm học", "lớp"].iter().any(|w| before.ends_with(w));
    opened && ["tháng", "năm", "/", "-", ".", ";", ","].iter().any(|w| after.starts_with(w)) || before.ends_with("số:")
}
