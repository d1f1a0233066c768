//! A body that had ended when the plan was issued, named as if it still worked: Phòng GDĐT, UBND huyện after 30/06/2025.

use crate::document::word_set::WordSet;
use crate::finding::{Severity, Topic};
use crate::registry::bodies::{self, Ended};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ008",
    name: "ended-body",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("ended_body.md"),
    check,
};

/// First words of names in the register of ended bodies, in small letters.
const FIRST: &[&str] = &[
    "phòng",
    "pgdđt",
    "pgd",
    "trưởng",
    "ubnd",
    "ủy",
    "uỷ",
    "hđnd",
    "hội",
    "huyện",
    "quận",
    "thị",
    "bộ",
    "ban",
    "bgtvt",
    "btttt",
    "blđtbxh",
    "btnmt",
    "bnnptnt",
    "bkhđt",
    "ubdt",
];

static FIRST_WORDS: WordSet = WordSet::of(FIRST);

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for (paragraph, range, ended) in ended_bodies(case) {
        let written = &paragraph.text[range.clone()];
        let day = format!("{:02}/{:02}/{}", ended.last_day.day(), ended.last_day.month(), ended.last_day.year());
        gathered.add(
            paragraph.span(range.clone()),
            format!("“{written}” không còn hoạt động sau ngày {day}; nay là {}.", ended.successor),
            format!("“{written}” ceased to work after {day}; now it is {}.", ended.successor),
        );
    }
    gathered.report(sink);
}

/// Places that name an ended body in the plan's own words. Only bodies whose end a source confirms.
pub fn ended_bodies<'c>(case: &Case<'c>) -> Vec<(Paragraph<'c>, Range<usize>, &'static Ended)> {
    let Some(issued) = case.plan.issued() else { return Vec::new() };
    let mut found = Vec::new();
    for paragraph in case.prose.with_any(&FIRST_WORDS) {
        let mut until = 0;
        for word in paragraph.words {
            if word.start < until || !word.may_be_of(&FIRST_WORDS) || !FIRST.contains(&paragraph.small_of(word)) {
                continue;
            }
            let window = prose::window_after(paragraph.text, word.start);
            if bodies::is_ended(window, issued).is_none() {
                continue;
            }
            let tail = window.split([',', ';', '.', '(', ')', ':', '“', '”']).next().unwrap_or("");
            let Some(ended) = bodies::is_ended(tail, issued).filter(|e| e.confirmed) else { continue };
            let range = word.start..word.start + name_length(tail, issued);
            if !excused(case, &paragraph, range.clone()) {
                until = range.end;
                found.push((paragraph, range, ended));
            }
        }
    }
    found
}

/// The shortest beginning of the tail, at a word's end, that the register knows.
fn name_length(tail: &str, issued: jiff::civil::Date) -> usize {
    let ends = prose::words(tail).into_iter().map(|w| w.end);
    ends.into_iter().find(|end| bodies::is_ended(&tail[..*end], issued).is_some()).unwrap_or(tail.len())
}

/// Part of a cited document's name, of a look back, or of a longer word ("cán bộ").
fn excused(case: &Case<'_>, paragraph: &Paragraph<'_>, range: Range<usize>) -> bool {
    let at: Span = paragraph.span(range.clone());
    let title = |c: &crate::extract::plan::Citation| {
        c.at.block == at.block && c.at.start < at.start && at.start < c.at.end.saturating_add(200) && c.issued.is_some()
    };
    let cited = case.plan.citations.iter().any(|c| c.at.overlaps(at) || title(c));
    let head = prose::lower(prose::window_before(paragraph.text, range.start));
    let clause = head.rsplit(['.', ';']).next().unwrap_or("");
    let past = ["trước đây", "nguyên ", "trước ngày", "thay cho", "đã ban hành", "thay thế", "cơ ", "cán ", "văn "]
        .iter()
        .any(|w| if w.len() < 6 { head.ends_with(w) } else { clause.contains(w) });
    let tail = prose::lower(prose::window_after(paragraph.text, range.end));
    let old = tail
        .split([',', ';', '.'])
        .next()
        .is_some_and(|t| t.contains("(cũ)") || t.contains(" cũ") || t.contains("trước đây"));
    cited || past || old
}
