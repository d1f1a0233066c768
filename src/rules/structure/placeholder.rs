//! A placeholder is left.

use crate::extract::words::holds;
use crate::finding::{Severity, Stage, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::letter;
use std::ops::Range;

/// A placeholder is left.
pub const RULE: Rule = Rule {
    code: "CT020",
    name: "placeholder",
    topic: Topic::Placeholder,
    severity: Severity::Error,
    basis: None,
    needs: Needs::Text,
    page: include_str!("placeholder.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for line in Body::of(case).lines(case) {
        let mut from = 0;
        while let Some(range) = next(line.text, from) {
            from = range.end;
            let words = &line.text[range.clone()];
            let found = out
                .report(format!("Còn chữ giữ chỗ “{words}”."), format!("The placeholder “{words}” is left."))
                .at(line.span(range));
            if case.stage == Stage::Draft {
                found.severity(Severity::Warning);
            }
        }
    }
}

/// What a bracket of a blank form opens with.
const BRACKETED: &[&str] = &["điền", "ghi ", "nhập", "tên ", "họ ", "ngày ", "số ", "nội dung", "địa danh", "…", "..."];

/// The first placeholder at or after a byte.
fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let dated = ["dd", "mm", "xx", "yyyy"].iter().any(|letters| holds(rest, letters));
    for (i, c) in rest.char_indices() {
        let here = &rest[i..];
        let length = match c {
            '?' => run(here, '?', 3),
            'x' | 'X' if starts_word(rest, i) => word_of_x(here),
            '[' | '<' | '(' => bracket(here, c),
            'n' | 't' if dated && starts_word(rest, i) => date_letters(here),
            '{' => here.starts_with("{{").then(|| near(here).find("}}").map(|e| e + 2)).flatten(),
            'L' | 'l' => here.get(..11).filter(|w| w.eq_ignore_ascii_case("lorem ipsum")).map(str::len),
            'T' => here.starts_with("TODO").then_some(4),
            _ => None,
        };
        if let Some(length) = length {
            return Some(from + i..from + i + length);
        }
    }
    None
}

fn run(text: &str, sign: char, least: usize) -> Option<usize> {
    let count = text.chars().take_while(|c| *c == sign).count();
    (count >= least).then_some(count * sign.len_utf8())
}

/// xxx, Xxx, XXXX; but XXX is thirty.
fn word_of_x(text: &str) -> Option<usize> {
    let word: &str = text.split(|c: char| !letter::is_alphanumeric(c)).next()?;
    let all_x = word.len() >= 3 && word.bytes().all(|b| b.eq_ignore_ascii_case(&b'x'));
    let two = word == "xx";
    (all_x && word != "XXX" || two).then_some(word.len())
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(letter::is_alphanumeric)
}

/// `ngày dd`, `tháng mm`, `ngày xx`.
fn date_letters(text: &str) -> Option<usize> {
    let forms = ["ngày dd", "ngày xx", "tháng mm", "tháng xx", "năm yyyy", "năm xxxx"];
    let form = forms.iter().find(|f| text.starts_with(**f))?;
    (!text[form.len()..].starts_with(char::is_alphabetic)).then_some(form.len())
}

/// The front of a text, in which the end of a placeholder is looked for: none is longer.
fn near(text: &str) -> &str {
    const LONGEST: usize = 300;
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

fn bracket(text: &str, open: char) -> Option<usize> {
    let close = match open {
        '[' => ']',
        '<' => '>',
        _ => ')',
    };
    let end = near(text).find(close)?;
    let inner = text.get(1..end)?.trim().to_lowercase();
    // What stands in round brackets is mostly text.
    let heads = if open == '(' { &["điền ", "ghi tên", "nhập "][..] } else { BRACKETED };
    let form = heads.iter().any(|head| inner.starts_with(head));
    (form && inner.chars().count() <= 60).then_some(end + 1)
}
