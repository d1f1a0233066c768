//! A sentence or a paragraph that begins with a small letter.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN068",
    name: "sentence-start",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục I"),
    needs: Needs::Text,
    page: include_str!("sentence_start.md"),
    check,
};

/// Short words whose full stop ends no sentence.
const ABBREVIATED: &[&str] =
    &["tr", "st", "v", "vd", "tp", "ths", "ts", "gs", "pgs", "gv", "hs", "đc", "nxb", "no", "mr", "ms", "tt", "tx"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    let mut previous: Option<Paragraph<'_>> = None;
    for paragraph in case.prose.paragraphs() {
        for at in sentence_starts(paragraph.text) {
            note(&mut gathered, &paragraph, at);
        }
        if let Some(at) = paragraph_start(case, previous.as_ref(), &paragraph) {
            note(&mut gathered, &paragraph, at);
        }
        previous = Some(paragraph);
    }
    gathered.report(sink);
}

fn note(gathered: &mut Gathered, paragraph: &Paragraph<'_>, at: usize) {
    let Some(word) = prose::word_after(paragraph.text, at) else { return };
    let span = paragraph.span(word.range());
    gathered.add(span, "Chữ đầu câu phải viết hoa.", "The first letter of a sentence is large.").mend(
        Safety::Consent,
        span,
        prose::capitalised(word.text),
    );
}

/// Small words right after the end of a sentence.
fn sentence_starts(text: &str) -> Vec<usize> {
    prose::signs(text, &['.', '?', '!'])
        .filter_map(|(at, _)| {
            let tail = text.get(at + 1..)?;
            let word = prose::word_after(text, at + 1).filter(|w| w.start == at + 2 && tail.starts_with(' '))?;
            let before = prose::word_before(text, at).filter(|w| w.end == at)?;
            (small_word(text, word.start) && ends_sentence(text, &before)).then_some(word.start)
        })
        .collect()
}

/// A word of at least two small letters, no address and no unit sign.
fn small_word(text: &str, at: usize) -> bool {
    prose::word_after(text, at).is_some_and(|w| {
        w.is_lower()
            && w.text.chars().count() > 1
            && w.text.chars().all(char::is_alphabetic)
            && !w.text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
            && !prose::is_technical(prose::chunk(text, at))
    })
}

/// The word before a full stop is a whole word, or a date.
fn ends_sentence(text: &str, word: &prose::Word<'_>) -> bool {
    let whole = word.is_lower() && word.text.chars().count() > 1 && !ABBREVIATED.contains(&word.text);
    let dated = prose::number(word.text).is_some() && word.text.len() == 4 && text[..word.start].ends_with(['/', ' ']);
    (whole || dated) && !prose::is_technical(prose::chunk(text, word.start))
}

/// Where a paragraph of the body begins small though the one before it has ended.
fn paragraph_start(case: &Case<'_>, previous: Option<&Paragraph<'_>>, paragraph: &Paragraph<'_>) -> Option<usize> {
    let part = |index: usize| case.plan.place_of_block.get(index).and_then(Option::as_deref).unwrap_or("");
    // Each căn cứ is a line of its own and begins large, though the one before it ends in a semicolon.
    let basis = part(paragraph.index) == "basis" && paragraph.text.trim_start().starts_with("căn cứ ");
    if basis && !paragraph.in_cell() {
        return Some(paragraph.text.len() - paragraph.text.trim_start().len());
    }
    let outside = matches!(part(paragraph.index), "header" | "recipients" | "signature" | "basis");
    if outside || paragraph.in_cell() {
        return None;
    }
    let text = paragraph.text;
    let start = label_end(text);
    let small = text.get(start..).is_some_and(|t| t.starts_with(char::is_lowercase)) && small_word(text, start);
    let whole = || text.trim_end().ends_with('.') && text.split(' ').count() > 5;
    let ended =
        |p: &Paragraph<'_>| (p.text.trim_end().ends_with(['.', '?', '!']) || is_short_heading(case, p)) && !p.in_cell();
    (small && whole() && previous.is_some_and(ended)).then_some(start)
}

/// "1. Mục đích" on a line of its own: no line that a reader wrapped.
fn is_short_heading(case: &Case<'_>, paragraph: &Paragraph<'_>) -> bool {
    let item = case.plan.item_at(paragraph.index as u32);
    item.is_some_and(|i| !i.label.is_empty() && (1..=5).contains(&i.title.split_whitespace().count()))
        && paragraph.text.trim_end().ends_with(char::is_alphabetic)
}

/// First byte after "1.", "1.2.", "a)" and the blanks; marks of a bullet list are left before the text so that nothing starts there.
fn label_end(text: &str) -> usize {
    let trimmed = text.trim_start();
    let lead = text.len() - trimmed.len();
    let Some((label, rest)) = trimmed.split_once(' ') else { return lead };
    let core = label.trim_end_matches(['.', ')']);
    let number = !core.is_empty() && core.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    if core.len() < label.len() && (number || letter) { lead + trimmed.len() - rest.trim_start().len() } else { lead }
}
