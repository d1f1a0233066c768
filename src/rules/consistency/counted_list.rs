//! "gồm 3 nội dung sau:" before a list of four.

use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::numerals;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ016",
    name: "counted-list",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("counted_list.md"),
    check,
};

/// What is counted before a list.
const NOUNS: &[&str] = &[
    "nội dung",
    "nhiệm vụ",
    "giải pháp",
    "bước",
    "phần",
    "nhóm",
    "tiêu chí",
    "giai đoạn",
    "đợt",
    "yêu cầu",
    "mục tiêu",
    "chỉ tiêu",
    "việc",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        for (range, said, names) in classes(paragraph.text) {
            sink.report(
                format!("Nêu {said} lớp nhưng liệt kê {names} lớp."),
                format!("{said} classes are announced and {names} are named."),
            )
            .at(paragraph.span(range));
        }
    }
    for (index, item) in case.plan.outline.iter().enumerate() {
        let block = item.at.block as usize;
        let Some(text) = case.document.blocks.get(block).map(|b| b.norm()) else { continue };
        let Some((range, said)) = announced(text) else { continue };
        let children: Vec<_> = case.plan.outline.iter().filter(|i| i.parent == Some(index)).collect();
        let one_series = children.windows(2).all(|p| p[0].series == p[1].series);
        if children.len() < 2 || !one_series || children.len() as u64 == said {
            continue;
        }
        let counted = children.len();
        sink.report(
            format!("Nêu {said} mục nhưng liệt kê {counted} mục."),
            format!("{said} are announced and {counted} are listed."),
        )
        .at(case.document.span(block, range));
    }
}

/// "(5 lớp 8A1, 8A2, 8A3, 8A4)": a number of classes and their names right after it.
fn classes(text: &str) -> Vec<(std::ops::Range<usize>, u64, u64)> {
    let mut found = Vec::new();
    for noun in prose::places(text, "lớp") {
        let Some(number) = prose::word_before(text, noun.start).filter(|w| w.end + 1 == noun.start) else { continue };
        let Some(said) = prose::number(number.text).filter(|n| (2..=60).contains(n)) else { continue };
        let (mut at, mut names) = (noun.end, 0u64);
        for word in prose::words(prose::window_after(text, noun.end)) {
            let (start, end) = (noun.end + word.start, noun.end + word.end);
            let class = is_class(word.text) && matches!(&text[at..start], " " | ": " | " (" | ", " | "; ");
            if !class && !(word.text == "và" && names > 0) {
                break;
            }
            names += u64::from(class);
            at = end;
        }
        let ends = text[at..].trim_start().starts_with([')', '.', ';']) || text[at..].trim().is_empty();
        if names > 1 && names != said && ends {
            found.push((number.start..at, said, names));
        }
    }
    found
}

/// 8A1, 6B, 10C2.
fn is_class(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let grade = &word[..word.len() - letters.len()];
    let rest = letters.trim_start_matches(|c: char| c.is_ascii_uppercase());
    !grade.is_empty() && grade.len() <= 2 && letters.len() - rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// "3 nội dung sau:", "bốn nhiệm vụ:" at the end of a paragraph, with the number.
fn announced(text: &str) -> Option<(std::ops::Range<usize>, u64)> {
    let trimmed = text.trim_end();
    let body = trimmed.strip_suffix(':')?;
    let lower = prose::lower(body);
    let core =
        ["như sau", "sau đây", "sau"].iter().find_map(|t| lower.strip_suffix(t)).map_or(lower.as_str(), str::trim_end);
    let noun = NOUNS.iter().find(|n| core.ends_with(**n))?;
    let number = prose::word_before(text, core.len() - noun.len())?;
    let small = prose::lower(number.text);
    let value = prose::number(&small).or_else(|| numerals::cardinal(&[small.as_str()]).map(|(n, _)| u64::from(n)))?;
    ((2..=20).contains(&value)).then_some((number.start..core.len(), value))
}
