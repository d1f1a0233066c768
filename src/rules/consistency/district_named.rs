//! A district or township named as a present place after 01/07/2025.

use crate::document::word_set::WordSet;
use crate::finding::{Severity, Topic};
use crate::registry::provinces;
use crate::rules::consistency::ended_body;
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::cell::LazyCell;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ009",
    name: "district-named",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("district_named.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    if case.plan.issued().is_none_or(|d| d < provinces::SINCE) {
        return;
    }
    static UNITS: WordSet = WordSet::of(&["huyện", "quận", "trấn", "thị"]);
    let bodies = LazyCell::new(|| ended_body::ended_bodies(case));
    let mut gathered = Gathered::default();
    for paragraph in case.prose.with_any(&UNITS) {
        let words = paragraph.words;
        for i in 0..words.len().saturating_sub(1) {
            let Some(range) = district(&paragraph, words, i) else { continue };
            let at = paragraph.span(range.clone());
            let cited = case.plan.citations.iter().any(|c| c.at.block == at.block && c.at.start <= at.start);
            // The rule on ended bodies speaks of "UBND huyện Xuân Lộc" as a whole.
            let told = bodies
                .iter()
                .any(|(p, r, _)| p.index == paragraph.index && range.start >= r.start && range.start <= r.end + 1);
            if !cited && !told {
                gathered.add(
                    at,
                    "Từ ngày 01/7/2025 không còn đơn vị hành chính cấp huyện.",
                    "Since 01/07/2025 there are no districts.",
                );
            }
        }
    }
    gathered.report_as_one(sink);
}

/// "huyện Xuân Lộc", "thị trấn Gia Ray", "quận Hóc Môn", not in a look back and not in a school's name.
fn district(paragraph: &Paragraph<'_>, words: &[Word<'_>], i: usize) -> Option<std::ops::Range<usize>> {
    let text = paragraph.text;
    let before = i.checked_sub(1).map_or("", |j| paragraph.small_of(&words[j]));
    let (start, fits) = match paragraph.small_of(&words[i]) {
        "huyện" | "quận" => (words[i].start, before != "cấp"),
        "trấn" if before == "thị" => (words[i.checked_sub(1)?].start, true),
        "xã" if before == "thị" => (words[i.checked_sub(1)?].start, true),
        _ => return None,
    };
    let name = words.get(i + 1).filter(|w| w.is_capitalised() || prose::number(w.text).is_some_and(|n| n < 20))?;
    let touching = text.get(words[i].end..name.start) == Some(" ");
    let mut end = i + 2;
    while words
        .get(end)
        .is_some_and(|w| w.is_capitalised() && text.get(words[end - 1].end..w.start) == Some(" ") && end < i + 5)
    {
        end += 1;
    }
    let tail = prose::lower(prose::window_after(text, words[end - 1].end));
    let clause = prose::lower(prose::window_before(text, start).rsplit(['.', ';']).next().unwrap_or(""));
    let past = tail.trim_start().starts_with("(cũ)")
        || tail.trim_start().starts_with("cũ")
        || ["trước đây", "nguyên", "thuộc địa bàn cũ", "quê", "sinh"].iter().any(|w| clause.contains(w));
    (fits && touching && !past).then_some(start..words[end - 1].end)
}
