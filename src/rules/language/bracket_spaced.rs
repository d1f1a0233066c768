//! Blanks between a bracket and the words it holds, or no blank before an opening bracket.

use crate::document::tokens::is_word_char;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN035",
    name: "bracket-spaced",
    topic: Topic::Punctuation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("bracket_spaced.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for (at, mark) in prose::signs(paragraph.text, &['(', ')']) {
            for fault in faults(paragraph.text, at, mark) {
                note(&mut gathered, &paragraph, fault);
            }
        }
    }
    gathered.report(sink);
}

/// What is wrong around one bracket.
enum Fault {
    /// A blank inside, with the whole stretch to mark.
    Blank(Range<usize>, Range<usize>),
    /// No blank between a word and an opening bracket: the word with the bracket, and the place of the blank.
    Joined(Range<usize>, usize),
}

fn note(gathered: &mut Gathered, paragraph: &Paragraph<'_>, fault: Fault) {
    match fault {
        Fault::Blank(whole, blank) => gathered
            .add(
                paragraph.span(whole),
                "Có khoảng trắng thừa phía trong dấu ngoặc đơn.",
                "There is a blank inside the bracket.",
            )
            .mend(Safety::Safe, paragraph.span(blank), ""),
        Fault::Joined(whole, at) => gathered
            .add(
                paragraph.span(whole),
                "Thiếu khoảng trắng trước dấu ngoặc mở.",
                "A blank is missing before the bracket.",
            )
            .mend(Safety::Consent, paragraph.span(at..at), " "),
    }
}

fn faults(text: &str, at: usize, mark: &str) -> Vec<Fault> {
    if prose::is_technical(prose::chunk(text, at)) {
        return Vec::new();
    }
    let both = [blank(text, at, mark), joined(text, at).filter(|_| mark == "(")];
    both.into_iter().flatten().collect()
}

fn blank(text: &str, at: usize, mark: &str) -> Option<Fault> {
    let (head, tail) = (text.get(..at)?, text.get(at + 1..)?);
    if mark == ")" {
        let kept = head.trim_end_matches(prose::is_blank);
        let filled = kept.chars().next_back().is_some_and(|c| is_word_char(c) || c == '%');
        return (filled && kept.len() < at).then(|| Fault::Blank(kept.len()..at + 1, kept.len()..at));
    }
    let rest = tail.trim_start_matches(prose::is_blank);
    let blank = tail.len() - rest.len();
    let filled = blank > 0 && rest.chars().next().is_some_and(is_word_char);
    filled.then(|| Fault::Blank(at..at + 1 + blank, at + 1..at + 1 + blank))
}

fn joined(text: &str, at: usize) -> Option<Fault> {
    let tail = text.get(at + 1..)?;
    let word = prose::word_before(text, at).filter(|w| w.end == at && w.is_lower() && w.text.chars().count() > 1)?;
    // "(các) tổ", "giáo viên(s)": a single letter in brackets belongs to the word.
    let inside = prose::window_after(tail, 0).split(')').next().unwrap_or("").trim().chars().count();
    (inside > 1).then_some(Fault::Joined(word.start..at + 1, at))
}
