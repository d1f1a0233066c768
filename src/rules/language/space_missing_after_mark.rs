//! No blank after a comma, a semicolon, a colon, a full stop or a closing bracket.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN031",
    name: "space-missing-after-mark",
    topic: Topic::Punctuation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("space_missing_after_mark.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let text = paragraph.text;
        for (at, mark) in prose::signs(text, &[',', ';', ':', '.', ')', '”']) {
            let end = at + mark.len();
            if !joined(text, at, end, mark) || prose::is_technical(prose::chunk(text, at)) {
                continue;
            }
            let after = prose::word_after(text, end).map_or(end, |w| w.end);
            let before = prose::word_before(text, at).map_or(at, |w| w.start);
            let vi = format!("Thiếu khoảng trắng sau dấu “{mark}”.");
            gathered.add(paragraph.span(before..after), vi, format!("A blank is missing after “{mark}”.")).mend(
                Safety::Safe,
                paragraph.span(end..end),
                " ",
            );
        }
    }
    gathered.report(sink);
}

/// A word touches the mark on both sides, and both are prose.
fn joined(text: &str, at: usize, end: usize, mark: &str) -> bool {
    let Some(next) = text.get(end..).and_then(|tail| tail.chars().next()).filter(|c| c.is_alphabetic()) else {
        return false;
    };
    let before = prose::word_before(text, at).filter(|w| w.end == at);
    let after = prose::word_after(text, end).map_or("", |w| w.text);
    // "&lt;": a sign of the web's own.
    if before.is_some_and(|w| text[..w.start].ends_with('&')) {
        return false;
    }
    match mark {
        ")" | "”" => prose::is_lower(after) && after.chars().count() > 1 && !list_number(text, at),
        "." => {
            let full_word = before
                .is_some_and(|w| w.is_lower() && w.text.chars().count() > 1 && w.text.chars().all(char::is_alphabetic));
            full_word
                && next.is_uppercase()
                && prose::is_capitalised(after)
                && after.chars().count() > 1
                && !abbreviation(before)
        }
        ":" => before.is_some_and(|w| w.text.chars().count() > 1 && w.text.chars().all(char::is_alphabetic)),
        _ => before.is_some_and(|w| w.text.chars().any(char::is_alphabetic) || after.chars().count() > 1),
    }
}

fn abbreviation(word: Option<prose::Word<'_>>) -> bool {
    word.is_some_and(|w| matches!(w.text, "tr" | "st" | "ths" | "ts" | "tp"))
}

/// "a)Tổ chức" is the form of a list number, not of a bracket.
fn list_number(text: &str, at: usize) -> bool {
    prose::word_before(text, at).is_some_and(|w| w.end == at && w.text.chars().count() <= 2)
}
