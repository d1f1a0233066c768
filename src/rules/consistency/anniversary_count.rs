//! "kỷ niệm 43 năm ngày Nhà giáo Việt Nam (20/11/1982 - 20/11/2026)": years that do not fit the dates, or another number elsewhere.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ022",
    name: "anniversary-count",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("anniversary_count.md"),
    check,
};

/// Words of the occasion that are compared.
const OCCASION: usize = 4;

/// One anniversary.
#[derive(Debug)]
struct Anniversary {
    years: u64,
    /// Its next words in small letters.
    occasion: String,
    /// Last year less first year of the bracket behind it.
    by_dates: Option<u64>,
    at: Span,
}

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let all: Vec<Anniversary> = case.prose.paragraphs().flat_map(|p| in_paragraph(&p)).collect();
    // What the dates prove goes first; else what stands first.
    let proved = |a: &&Anniversary| a.by_dates == Some(a.years);
    for anniversary in &all {
        if let Some(right) = anniversary.by_dates.filter(|n| *n != anniversary.years) {
            report(sink, anniversary, right);
            continue;
        }
        if proved(&anniversary) {
            continue;
        }
        let same: Vec<&Anniversary> = all.iter().filter(|o| o.occasion == anniversary.occasion).collect();
        let Some(lead) = same.iter().copied().find(proved).or_else(|| same.first().copied()) else { continue };
        if lead.years != anniversary.years && lead.by_dates.is_none_or(|n| n == lead.years) {
            report(sink, anniversary, lead.years);
        }
    }
}

fn report(sink: &mut Sink<'_>, anniversary: &Anniversary, right: u64) {
    let years = anniversary.years;
    sink.report(
        format!("Số năm kỷ niệm ghi {years}, chỗ khác hoặc tính theo mốc thời gian là {right}."),
        format!("The anniversary is said to be of {years} years; by the dates or elsewhere it is {right}."),
    )
    .at(anniversary.at);
}

fn in_paragraph(paragraph: &Paragraph<'_>) -> Vec<Anniversary> {
    let small = paragraph.small();
    if !small.contains("niệm") && !small.contains("mừng") {
        return Vec::new();
    }
    let words = paragraph.words;
    let is = |i: usize, word: &str| words.get(i).is_some_and(|w| paragraph.small_of(w) == word);
    let mut found = Vec::new();
    for i in 0..words.len() {
        // kỷ niệm [lần thứ] N năm …, chào mừng N năm …
        let number = i + 2 + if is(i + 2, "lần") && is(i + 3, "thứ") { 2 } else { 0 };
        let marks = (is(i, "kỷ") || is(i, "kỉ")) && is(i + 1, "niệm") || is(i, "chào") && is(i + 1, "mừng");
        let anniversary = marks && is(number + 1, "năm");
        let Some(years) = words.get(number).and_then(|w| prose::number(w.text)).filter(|n| anniversary && *n < 1000)
        else {
            continue;
        };
        let rest: Vec<&Word<'_>> = words.iter().skip(number + 2).take(OCCASION).collect();
        if rest.len() < OCCASION {
            continue;
        }
        let occasion = rest.iter().map(|w| paragraph.small_of(w)).collect::<Vec<_>>().join(" ");
        let by_dates = bracket(paragraph.text, words[number + 1].end);
        let at = paragraph.span(words[i].start..words[number + 1].end);
        found.push(Anniversary { years, occasion, by_dates, at });
    }
    found
}

/// "(20/11/1982 - 20/11/2026)" in the same clause: the years between.
fn bracket(text: &str, at: usize) -> Option<u64> {
    let tail = prose::window_after(text, at);
    let open = tail.find('(')?;
    let close = open + tail[open..].find(')')?;
    if tail[..open].contains([';', '.']) || tail[..open].chars().count() > 120 {
        return None;
    }
    let inside = prose::words(&tail[open..close]);
    let years: Vec<u64> = inside.iter().filter(|w| w.text.len() == 4).filter_map(|w| prose::number(w.text)).collect();
    let [first, last] = years[..] else { return None };
    let all_numbers = inside.iter().all(|w| prose::number(w.text).is_some());
    (all_numbers && (900..2100).contains(&first) && first < last && last < 2100).then(|| last - first)
}
