//! The same thing counted twice with two results: "toàn trường có 20 lớp" and "toàn trường có 21 lớp".

use crate::document::word_set::WordSet;
use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ017",
    name: "count-two-ways",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("count_two_ways.md"),
    check,
};

/// Words that speak of the whole school.
const LEADS: &[&str] = &[
    "toàn trường có",
    "toàn trường hiện có",
    "nhà trường có",
    "nhà trường hiện có",
    "tổng số",
    "tổng số có",
    "trường hiện có",
];
/// A word of each.
static LEAD_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| prose::word_set(LEADS.iter().filter_map(|lead| prose::longest_word(lead))));
/// What is counted; the longer one first where one begins another.
const NOUNS: &[&str] = &[
    "học sinh",
    "giáo viên",
    "viên chức",
    "cán bộ",
    "nhân viên",
    "đảng viên",
    "phòng học",
    "chi đội",
    "lớp",
    "trẻ",
    "nhóm trẻ",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut counted: Vec<(&str, u64, Span)> = Vec::new();
    let counting = |p: &prose::Paragraph<'_>| !p.in_cell() && p.text.bytes().any(|b| b.is_ascii_digit());
    for paragraph in case.prose.with_any(&LEAD_WORDS).filter(counting) {
        let lower = paragraph.small();
        for lead in LEADS {
            for range in prose::places(lower, lead) {
                let Some((noun, number, end)) = count(lower, range.end) else { continue };
                let at = paragraph.span(range.start..end);
                let other = counted.iter().find(|(n, m, _)| *n == noun && *m != number);
                if let Some((_, first, _)) = other.filter(|_| !counted.iter().any(|(_, _, s)| s.overlaps(at))) {
                    sink.report(
                        format!("Cùng một số liệu ghi hai cách: {first} và {number} {noun}."),
                        format!("One figure in two versions: {first} and {number} ({noun})."),
                    )
                    .at(at);
                }
                counted.push((noun, number, at));
            }
        }
    }
}

/// "20 lớp" right after the lead, with nothing that narrows it ("20 lớp bán trú").
fn count(lower: &str, at: usize) -> Option<(&'static str, u64, usize)> {
    let word = prose::word_after(lower, at)?;
    let number = prose::number(word.text)?;
    let rest = lower.get(word.end..)?.strip_prefix(' ')?;
    let noun = NOUNS.iter().find(|n| rest.starts_with(**n))?;
    let tail = &rest[noun.len()..];
    let narrowed = tail.starts_with(' ')
        && !tail.trim_start().starts_with(['(', ',', '.', ';'])
        && !["với", "và", "trong", "được", "đang"].iter().any(|w| tail.trim_start().starts_with(w));
    (!narrowed).then_some((*noun, number, word.end + 1 + noun.len()))
}
