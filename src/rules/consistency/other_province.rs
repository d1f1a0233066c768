//! Bodies of another province than the plan's own: "Sở Giáo dục và Đào tạo tỉnh Gia Lai" in a plan under Đắk Lắk.

use crate::document::word_set::WordSet;
use crate::finding::{Severity, Topic};
use crate::registry::provinces::{self, Province};
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ021",
    name: "other-province",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("other_province.md"),
    check,
};

/// What a body of a province is called before the province's name; small letters.
const BODIES: &[&str] =
    &["sở giáo dục và đào tạo", "sở gdđt", "sở gd&đt", "ubnd tỉnh", "ủy ban nhân dân tỉnh", "uỷ ban nhân dân tỉnh"];

/// Their first words.
static FIRST_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| prose::word_set(BODIES.iter().filter_map(|body| body.split(' ').next())));

/// Syllables of the longest province names.
const LONGEST: usize = 4;

/// One body with its province.
#[derive(Debug)]
struct Named {
    province: &'static Province,
    written: String,
    at: Span,
}

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let named: Vec<Named> = case.prose.with_any(&FIRST_WORDS).flat_map(|p| in_paragraph(&p)).collect();
    let parent = case.plan.header.parent_agency.as_ref().map(|p| p.at.block);
    // The parent's province is the plan's own; else the one that is named first, when another stands beside it only once.
    let Some(own) = named.iter().find(|n| Some(n.at.block) == parent) else { return };
    for other in named.iter().filter(|n| n.province.code != own.province.code) {
        sink.report(
            format!(
                "Cơ quan của tỉnh, thành phố khác (“{}”) trong kế hoạch thuộc {}.",
                other.written, own.province.name
            ),
            format!("A body of another province (“{}”) in a plan under {}.", other.written, own.province.name),
        )
        .at(other.at);
    }
}

fn in_paragraph(paragraph: &Paragraph<'_>) -> Vec<Named> {
    let small = paragraph.small();
    let mut found = Vec::new();
    for body in BODIES {
        for range in prose::places(small, body) {
            let Some((province, name)) = province_after(paragraph.text, range.end) else { continue };
            let written = paragraph.text[name.clone()].to_owned();
            found.push(Named { province, written, at: paragraph.span(range.start..name.end) });
        }
    }
    found
}

/// The province that is named right after a place, "tỉnh" or "thành phố" before it or not; an old one counts as its heir.
fn province_after(text: &str, at: usize) -> Option<(&'static Province, Range<usize>)> {
    let mut words = Vec::new();
    let mut end = at;
    while let Some(word) = prose::word_after(text, end).filter(|w| w.start == end + 1 && words.len() < LONGEST + 2) {
        end = word.end;
        words.push(word);
    }
    let units = words.iter().take_while(|w| w.is_one_of(&["tỉnh", "thành", "phố"])).count();
    let first = words.get(units).filter(|w| prose::begins_large(w.text))?.start;
    (units + 1..words.len() + 1).rev().find_map(|n| {
        let name = first..words.get(n - 1)?.end;
        let written = text.get(name.clone())?;
        provinces::by_name(written).or_else(|| provinces::heir_of(written)).map(|p| (p, name))
    })
}
