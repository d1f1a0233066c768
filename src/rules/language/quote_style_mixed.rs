//! Straight and curled quotation marks in one document: a matter of looks, told once.

use crate::finding::{Severity, Topic};
use crate::rules::language::pairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN044",
    name: "quote-style-mixed",
    topic: Topic::Quotes,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("quote_style_mixed.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let (mut straight, mut curled): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for paragraph in case.prose.paragraphs() {
        for mark in pairs::quote_marks(paragraph.text) {
            let list = if mark.straight { &mut straight } else { &mut curled };
            list.push(paragraph.span(mark.range));
        }
    }
    if straight.is_empty() || curled.is_empty() {
        return;
    }
    let fewer = if straight.len() <= curled.len() { &straight } else { &curled };
    let (vi, en) = (
        format!(
            "Văn bản dùng lẫn dấu nháy thẳng \" ({} dấu) và dấu ngoặc kép “ ” ({} dấu).",
            straight.len(),
            curled.len()
        ),
        format!("Straight \" ({}) and curled “ ” ({}) quotation marks are mixed.", straight.len(), curled.len()),
    );
    if let Some(first) = fewer.first() {
        sink.report(vi, en).at(*first);
    }
}
