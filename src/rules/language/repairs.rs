//! What the normaliser had to repair, gathered for the rules on encodings: one finding a document with its count.

use crate::document::tokens::is_word_char;
use crate::rules::prose::Paragraph;
use crate::rules::rule::{Case, Reported, Sink};
use crate::span::Span;
use crate::text::rule::{Family, family};
use std::ops::Range;

/// A word of the author's text with a repair inside.
#[derive(Debug, Clone)]
pub struct Repaired {
    /// The word as the author's text has it.
    pub at: Span,
    /// The word after the repair.
    pub right: String,
}

/// The words with a repair that `wanted` takes, given the repair's name and family.
pub fn repaired(case: &Case<'_>, wanted: impl Fn(&str, Family) -> bool) -> Vec<Repaired> {
    let mut found: Vec<Repaired> = Vec::new();
    for paragraph in case.prose.paragraphs() {
        let Some(normalised) = paragraph.block.normalised() else { continue };
        for edit in &normalised.edits {
            if !family(edit.rule).is_some_and(|f| wanted(edit.rule, f)) {
                continue;
            }
            let (range, right) = word(&paragraph, edit.input.clone(), edit.output.clone());
            let at = Span::new(paragraph.index, range);
            if !found.last().is_some_and(|last| last.at.block == at.block && last.at.end > at.start) {
                found.push(Repaired { at, right });
            }
        }
    }
    found
}

/// The stretch without blanks around an edit, in the author's text, and the same in the repaired text.
fn word(paragraph: &Paragraph<'_>, input: Range<usize>, output: Range<usize>) -> (Range<usize>, String) {
    let right = stretch(paragraph.text, output);
    (stretch(paragraph.block.text(), input), paragraph.text.get(right).unwrap_or("").to_owned())
}

/// Bytes beside a mend in which the ends of its word are looked for; no word is so long.
const LONGEST_WORD: usize = 256;

fn stretch(text: &str, range: Range<usize>) -> Range<usize> {
    let near = |byte: usize| (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (low, high) = (near(range.start.saturating_sub(LONGEST_WORD)), near(range.end.saturating_add(LONGEST_WORD)));
    let head = text.get(low..range.start).unwrap_or("");
    let blank = head.char_indices().rev().find(|(_, c)| c.is_whitespace());
    let start = blank.map_or(low, |(at, c)| low + at + c.len_utf8());
    let end = text.get(range.end..high).and_then(|tail| tail.find(char::is_whitespace)).map_or(high, |i| range.end + i);
    start.min(range.start)..end.max(range.end)
}

/// One finding at the first place with the count and a few of the words.
pub fn report_once<'s>(
    case: &Case<'_>,
    sink: &'s mut Sink<'_>,
    vi: &str,
    en: &str,
    wanted: impl Fn(&str, Family) -> bool,
) -> Option<Reported<'s>> {
    let found = repaired(case, wanted);
    let first = found.first()?;
    let mut words: Vec<String> = Vec::new();
    for repair in &found {
        let word = format!("“{}”", repair.right.trim_matches(|c: char| !is_word_char(c)));
        if words.len() < 3 && word.chars().count() > 2 && !words.contains(&word) {
            words.push(word);
        }
    }
    let count = found.len();
    let (example_vi, example_en) = match words.is_empty() {
        true => (String::new(), String::new()),
        false => (format!(", ví dụ {}", words.join(", ")), format!(", for example {}", words.join(", "))),
    };
    let reported = sink.report(
        format!("Văn bản {vi} ở {count} chỗ{example_vi}."),
        format!("The text {en} in {count} places{example_en}."),
    );
    Some(reported.at(first.at).as_written())
}
