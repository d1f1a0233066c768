//! What the rules on wording share: looking a list of phrases up in running prose, outside quotation marks and addresses.

use crate::rules::gather::Gathered;
use crate::rules::language::pairs;
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Sink};
use std::ops::Range;

/// Reports every phrase of a list; `words` says what is wrong for the phrase of that index as it is written.
pub fn report(case: &Case<'_>, sink: &mut Sink<'_>, list: &Phrases, words: impl Fn(usize, &str) -> (String, String)) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let hits = list.find(&paragraph);
        if hits.is_empty() {
            continue;
        }
        let quoted = quotations(paragraph.text);
        for hit in hits {
            let inside = quoted.iter().any(|q| q.start <= hit.range.start && hit.range.end <= q.end);
            if inside || prose::is_technical(prose::chunk(paragraph.text, hit.range.start)) {
                continue;
            }
            let (vi, en) = words(hit.phrase, &paragraph.text[hit.range.clone()]);
            gathered.add(paragraph.span(hit.range), vi, en);
        }
    }
    gathered.report(sink);
}

/// What stands in quotation marks: other people's words.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for mark in pairs::quote_marks(text) {
        if mark.opens {
            open.push(mark.range.start);
        } else if let Some(start) = open.pop() {
            found.push(start..mark.range.end);
        }
    }
    found
}
