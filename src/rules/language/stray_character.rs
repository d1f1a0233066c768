//! A key hit by mistake: ` ~ ^ \ | _ inside or beside a word.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, near};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN011",
    name: "stray-character",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("stray_character.md"),
    check,
};

/// Keys that stand beside a letter only by mistake.
const STRAY: &[char] = &['`', '~', '^', '\\', '|', '_', '¬', '¦', '´', '¨', '#', '$', '=', '?'];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let text = paragraph.text;
        // Letters and stops are passed over byte by byte; the rest of the signs begins with C2.
        let suspect = |b: u8| matches!(b, b'#'..=b'$' | b'=' | b'?' | b'\\' | b'^'..=b'`' | b'|' | b'~' | 0xC2);
        if !text.bytes().fold(false, |any, b| any | suspect(b))
            || !text.contains(STRAY)
            || !near::is_vietnamese(&paragraph)
        {
            continue;
        }
        for (at, mark) in text.match_indices(STRAY) {
            if !stray(text, at, mark) || prose::is_technical(prose::chunk(text, at)) {
                continue;
            }
            let end = at + mark.len();
            let before = prose::word_before(text, at).filter(|w| w.end == at).map_or(at, |w| w.start);
            let after = prose::word_after(text, end).filter(|w| w.start == end).map_or(end, |w| w.end);
            gathered
                .add(
                    paragraph.span(before..after),
                    format!("Ký tự lạ “{mark}” trong từ."),
                    format!("A stray “{mark}” stands in a word."),
                )
                .mend(Safety::Consent, paragraph.span(at..end), "");
        }
    }
    gathered.report(sink);
}

/// A Vietnamese small letter touches it on the left or letters touch it on both sides.
fn stray(text: &str, at: usize, mark: &str) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len()..].chars().next();
    let left = before.is_some_and(char::is_lowercase);
    let right = after.is_some_and(char::is_lowercase);
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ')'));
    match mark {
        // A letter lost on the way through another encoding: "d?ng".
        "?" => left && right && !prose::chunk(text, at).contains(['/', '=', '&']),
        "_" | "|" | "\\" | "=" | "$" | "#" => left && right && marked_letters(text, at),
        "~" | "^" => left && right || left && apart(after),
        _ => left && (right || apart(after)) || right && apart(before),
    }
}

/// The stretch without blanks holds a Vietnamese letter: then it is no name of a program's making.
fn marked_letters(text: &str, at: usize) -> bool {
    prose::chunk(text, at).chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}
