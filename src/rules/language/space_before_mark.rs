//! A blank before a comma, a semicolon, a colon or a full stop.

use crate::document::tokens::is_word_char;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN030",
    name: "space-before-mark",
    topic: Topic::Punctuation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("space_before_mark.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    // The rules on the number line, the motto and the archive line speak of the blanks in them.
    let own = &case.plan.header;
    let told = [own.number_symbol.as_ref().map(|n| n.field.at.block), own.motto.as_ref().map(|m| m.at.block)];
    let archive = own.recipients.iter().find(|r| r.text.starts_with("Lưu")).map(|r| r.at.block);
    let header = |index: usize| told.iter().chain([&archive]).flatten().any(|block| *block as usize == index);
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !header(p.index)) {
        for (at, mark) in prose::signs(paragraph.text, &[',', ';', ':', '.', '?', '!']) {
            let Some(blank) = blank_before(paragraph.text, at) else { continue };
            if !prose_mark(paragraph.text, blank, at, mark) {
                continue;
            }
            let whole = paragraph.span(blank..at + 1);
            let vi = format!("Có khoảng trắng thừa trước dấu “{mark}”.");
            let place = gathered.add(whole, vi, format!("There is a blank before “{mark}”."));
            // "bệnh ,tai nạn": the blank goes behind the mark.
            let next = paragraph.text.get(at + 1..).and_then(|tail| tail.chars().next());
            match mark != "." && next.is_some_and(char::is_alphabetic) {
                true => place.mend(Safety::Safe, whole, format!("{mark} ")),
                false => place.mend(Safety::Safe, paragraph.span(blank..at), ""),
            }
        }
    }
    gathered.report(sink);
}

/// First byte of the blanks that stand between a word and the mark at `at`.
fn blank_before(text: &str, at: usize) -> Option<usize> {
    let head = text.get(..at)?;
    let kept = head.trim_end_matches(prose::is_blank);
    let after_word = kept.chars().next_back().is_some_and(|c| is_word_char(c) || matches!(c, ')' | '”' | '"' | '%'));
    (after_word && kept.len() < at && at - kept.len() <= 3).then_some(kept.len())
}

/// The mark ends something: no dots of a blank to fill, no ratio, no decimal, no file ending.
fn prose_mark(text: &str, blank: usize, at: usize, mark: &str) -> bool {
    let after = text.get(at + 1..).and_then(|tail| tail.chars().next());
    let digit_before = text[..blank].ends_with(|c: char| c.is_ascii_digit());
    match (mark, after) {
        (_, Some('.' | '…' | '/' | '_')) | ("?", Some('?')) => false,
        (".", Some(c)) if !c.is_whitespace() => false,
        (":", Some(c)) if digit_before && (c.is_ascii_digit() || c == ' ') => false,
        ("," | ";", Some(c)) if c.is_ascii_digit() => false,
        (":", Some(c)) if c == ')' || c == '-' => false,
        _ => true,
    }
}
