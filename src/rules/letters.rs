//! What letters look like: capitals as written or as shown, words folded for comparison. Knows no rule.

use crate::document::document::Document;
use crate::extract::words::find;
use crate::span::Span;
use crate::text::letter;

/// Letters of a text: how many, and how many of them are capitals.
fn letters(text: &str) -> (usize, usize) {
    text.chars()
        .filter(|c| letter::is_alphabetic(*c))
        .fold((0, 0), |(all, upper), c| (all + 1, upper + usize::from(c.is_uppercase())))
}

/// There are letters and all of them are capitals.
pub fn all_capitals(text: &str) -> bool {
    let (all, upper) = letters(text);
    all > 0 && all == upper
}

/// The text of the span is in capitals, as written or because its characters are shown in capitals.
pub fn shown_in_capitals(document: &Document, at: Span, text: &str) -> bool {
    if all_capitals(text) {
        return true;
    }
    let Some(block) = document.blocks.get(at.block as usize) else { return false };
    let runs: Vec<_> = block.runs.iter().filter(|r| r.start < at.end && at.start < r.end).collect();
    !runs.is_empty() && runs.iter().all(|r| r.format.caps || all_capitals_or_none(block.text(), r.start, r.end))
}

fn all_capitals_or_none(text: &str, start: u32, end: u32) -> bool {
    let (all, upper) = letters(text.get(start as usize..end as usize).unwrap_or(""));
    all == upper
}

/// Lower case, every run of signs that are no letters or digits one space, none at the ends: for comparing words.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.chars() {
        let small = letter::small(c);
        if c.is_ascii() || small != c || letter::letter(c).is_some() {
            take(small, &mut out, &mut parted);
        } else {
            c.to_lowercase().for_each(|c| take(c, &mut out, &mut parted));
        }
    }
    out
}

/// One more character of the words; `parted` is set when a sign has parted them.
#[inline]
fn take(c: char, out: &mut String, parted: &mut bool) {
    if !letter::is_alphanumeric(c) {
        *parted = true;
        return;
    }
    if std::mem::take(parted) && !out.is_empty() {
        out.push(' ');
    }
    out.push(c);
}

/// `words` has `phrase` as whole words; both folded by [`words`].
pub fn has_phrase(words: &str, phrase: &str) -> bool {
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|rest| find(rest, phrase)).map(|at| from + at) {
        from = at + phrase.len();
        if (at == 0 || words[..at].ends_with(' ')) && (from == words.len() || words[from..].starts_with(' ')) {
            return true;
        }
    }
    false
}

/// `words` begins with `phrase` as whole words; both folded by [`words`].
pub fn opens_with(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The old place of the tone mark (HOÀ) moved to the new one (HÒA): both are right, so they are compared as one.
pub fn one_tone_place(text: &str) -> String {
    let mut out = text.to_owned();
    for (old, new) in [("OÀ", "ÒA"), ("oà", "òa"), ("Oà", "Òa"), ("UỶ", "ỦY"), ("uỷ", "ủy"), ("Uỷ", "Ủy")]
    {
        if out.contains(old) {
            out = out.replace(old, new);
        }
    }
    out
}
