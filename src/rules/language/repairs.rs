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

fn stretch(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text
        .get(..range.start)
        .and_then(|head| head.rfind(char::is_whitespace))
        .map_or(0, |i| i + text.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let end =
        text.get(range.end..).and_then(|tail| tail.find(char::is_whitespace)).map_or(text.len(), |i| range.end + i);
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
