//! The mentions of one document tied together: hits become citations, the first mention is marked, short forms find their full citation.

use super::hit::{Hit, Shape};
use crate::document::block::Block;
use crate::document::document::Document;
use crate::extract::plan::{Citation, IssuerSource, Plan};
use crate::registry::spelling;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the hits of one block.
pub fn append(citations: &mut Vec<Citation>, document: &Document, index: usize, hits: Vec<Hit>) {
    let Some(block) = document.blocks.get(index) else { return };
    let before = citations.len();
    for hit in hits {
        let at = block.span(index, hit.range.clone());
        let key_at = hit.key_range.clone().map(|r| block.span(index, r));
        let mut problems = hit.problems;
        if let Some(range) = hit.key_range {
            typed_otherwise(block, &range, &mut problems);
        }
        citations.push(Citation {
            text: document.quote(at),
            doc_type: hit.kind.map(str::to_owned),
            number: hit.number,
            year: hit.year,
            symbol: hit.symbol,
            key: hit.key,
            issued: hit.issued,
            issuer: hit.issuer,
            issuer_source: hit.issuer_source,
            title: hit.title,
            locator: hit.locator,
            malformed: problems.malformed(),
            problems: problems.words().to_vec(),
            within: hit.within.map(|w| before + w),
            first: !matches!(hit.shape, Shape::Short | Shape::This),
            refers_to: None,
            registry: None,
            at,
            key_at,
        });
    }
}

/// The author's text may be worse than the normalised one: look-alike letters, long dashes, broken lines.
fn typed_otherwise(block: &Block, range: &std::ops::Range<usize>, problems: &mut super::problems::Problems) {
    let Some(normalised) = block.normalised() else { return };
    let touching = normalised.edits.iter().filter(|e| e.output.start < range.end && range.start < e.output.end);
    let mut look_alike = false;
    for edit in touching {
        look_alike |= edit.rule.contains("look-alike");
    }
    problems.add_if(look_alike, "wrong-letter");
    let original = block.text().get(block.back(range.clone())).unwrap_or("");
    let long = |c: char| matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}');
    problems.add_if(original.chars().any(long), "wrong-dash");
    problems.add_if(original.contains('\n'), "line-break");
}

/// The plan's own number, cited in its annexes' heads ("Kèm theo Kế hoạch số …"), is no cited document.
pub fn drop_own(citations: &mut Vec<Citation>, plan: &Plan) {
    let Some(own) = &plan.header.number_symbol else { return };
    let symbol = own.symbol.as_deref().map(spelling::key);
    let is_own = |c: &Citation| {
        let line = c.key_at.is_some_and(|k| own.field.at.overlaps(k));
        let same_symbol = symbol.is_some() && c.symbol.as_deref().map(spelling::key) == symbol;
        line || (same_symbol && c.number == own.number && (c.issued.is_none() || c.issued == plan.issued()))
    };
    drop_all(citations, is_own);
}

/// A text that is nothing but a number line, "Số:     /KH-THCS", is taken for a citation of that number: there is no plan around it whose own it
/// could be.
pub fn lone_number(document: &Document, plan: &Plan) -> Option<Citation> {
    let own = plan.header.number_symbol.as_ref()?;
    let [block] = document.blocks.as_slice() else { return None };
    let at = own.field.at;
    let whole = block.text().trim().len() <= at.range().len();
    let symbol = own.symbol.as_deref()?.trim();
    let key = own.number.as_ref().map(|number| format!("{number}/{symbol}"));
    let blank = own.number.is_none();
    whole.then(|| Citation {
        text: own.field.text.clone(),
        doc_type: None,
        number: own.number.clone(),
        year: None,
        symbol: Some(symbol.to_owned()),
        key,
        issued: None,
        issuer: None,
        issuer_source: None,
        title: None,
        locator: None,
        malformed: blank,
        problems: if blank { vec!["blank-number"] } else { Vec::new() },
        within: None,
        first: true,
        refers_to: None,
        registry: None,
        at,
        key_at: Some(at),
    })
}

/// Drops citations and mends the indices of those that stay.
fn drop_all(citations: &mut Vec<Citation>, gone: impl Fn(&Citation) -> bool) {
    let mut place = Vec::with_capacity(citations.len());
    let mut kept = 0;
    for citation in citations.iter() {
        let stays = !gone(citation);
        place.push(stays.then_some(kept));
        kept += usize::from(stays);
    }
    if kept == citations.len() {
        return;
    }
    let mut places = place.iter();
    citations.retain(|_| places.next().is_some_and(Option::is_some));
    let moved = |old: Option<usize>| old.and_then(|i| place.get(i).copied().flatten());
    for citation in citations {
        (citation.within, citation.refers_to) = (moved(citation.within), moved(citation.refers_to));
    }
}

/// What makes two mentions the same document: the key, for a law by name its name and year.
fn identity(c: &Citation) -> Option<String> {
    match (&c.key, &c.number, &c.title) {
        (Some(key), ..) => Some(key.clone()),
        (None, None, Some(title)) => Some(c.year.as_ref().map_or(title.clone(), |y| format!("{title} {y}"))),
        _ => None,
    }
}

/// Marks the first mention of every document; a short form never is one. A law named after its number is no new document.
pub fn mark_first(citations: &mut [Citation]) {
    let mut seen = BTreeSet::new();
    for citation in citations.iter_mut().filter(|c| c.first) {
        if let Some(identity) = identity(citation) {
            citation.first = seen.insert(identity);
        }
        let law = citation.doc_type.as_deref().is_some_and(|k| matches!(k, "Luật" | "Bộ luật" | "Pháp lệnh"));
        seen.extend(citation.title.clone().filter(|_| law));
    }
}

/// A short form: neither key nor name.
fn is_short(c: &Citation) -> bool {
    c.key.is_none() && c.symbol.is_none() && (c.number.is_some() || c.title.is_none())
}

/// Full citations by what short forms say of them.
struct Known<'c> {
    /// First mentions by number without leading zeros.
    by_number: BTreeMap<&'c str, Vec<usize>>,
    /// The only document of a type; `None` for a type with several.
    only_of_type: BTreeMap<&'c str, Option<usize>>,
}

fn known(citations: &[Citation]) -> Known<'_> {
    let mut known = Known { by_number: BTreeMap::new(), only_of_type: BTreeMap::new() };
    for (i, c) in citations.iter().enumerate().filter(|(_, c)| c.first && !is_short(c)) {
        if let (Some(number), Some(_)) = (&c.number, &c.key) {
            known.by_number.entry(bare(number)).or_default().push(i);
        }
        if let Some(kind) = &c.doc_type {
            known.only_of_type.entry(kind).and_modify(|only| *only = None).or_insert(Some(i));
        }
    }
    known
}

/// Binds every short form to the full citation it means; what nothing settles stays unbound.
pub fn resolve(citations: &mut [Citation]) {
    let known = known(citations);
    let mut last_of_type: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bound = Vec::with_capacity(citations.len());
    for (i, c) in citations.iter().enumerate() {
        bound.push(match (is_short(c), &c.doc_type, &c.number) {
            (true, _, Some(number)) => {
                by_number(citations, i, c, known.by_number.get(bare(number)).map_or(&[], Vec::as_slice))
            }
            (true, Some(kind), None) => by_pointing(citations, c, kind, &last_of_type, &known),
            _ => None,
        });
        if let Some(kind) = c.doc_type.as_deref().filter(|_| !is_short(c)) {
            last_of_type.insert(kind, i);
        }
    }
    for (citation, target) in citations.iter_mut().zip(bound) {
        citation.refers_to = target;
        citation.first &= !is_short(citation);
    }
}

/// "thi hành Quyết định này" with nothing to point to means the paper in hand: no cited document.
pub fn drop_pointing_to_itself(citations: &mut Vec<Citation>) {
    let itself = |c: &Citation| {
        is_short(c) && c.number.is_none() && c.refers_to.is_none() && c.doc_type.as_deref().is_none_or(|k| !foreign(k))
    };
    drop_all(citations, itself);
}

fn same_type(full: &Citation, short: &Citation) -> bool {
    match (&full.doc_type, &short.doc_type) {
        (Some(a), Some(b)) => a.starts_with(b.as_str()) || b.starts_with(a.as_str()),
        _ => false,
    }
}

fn bare(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// "Thông tư 29": the one document of that type and number, those cited before it first; two different ones leave it open, unless the issuer,
/// the year or the date settles it.
fn by_number(citations: &[Citation], i: usize, short: &Citation, firsts: &[usize]) -> Option<usize> {
    let fits = |k: &&usize| {
        citations.get(**k).is_some_and(|c| {
            same_type(c, short)
                && (short.year.is_none() || c.year == short.year)
                && (short.issued.is_none() || c.issued.is_none() || c.issued == short.issued)
                && issuers_agree(c, short)
        })
    };
    let (before, behind) = firsts.split_at(firsts.partition_point(|k| *k < i));
    let mut fitting = before.iter().filter(fits).peekable();
    let mut later = behind.iter().filter(fits);
    if fitting.peek().is_none() {
        return later.next().copied().filter(|_| later.next().is_none());
    }
    fitting.next().copied().filter(|_| fitting.next().is_none())
}

/// Stated issuers must not contradict each other; one that only the symbol names contradicts nothing of the Party's centre.
fn issuers_agree(full: &Citation, short: &Citation) -> bool {
    let (Some(a), Some(b)) = (&full.issuer, &short.issuer) else { return true };
    let stated = full.issuer_source == Some(IssuerSource::Stated);
    let centre = full.symbol.as_deref().is_some_and(|s| s.ends_with("/TW"));
    (!stated && centre) || names_agree(a, b)
}

fn names_agree(a: &str, b: &str) -> bool {
    let (a, b) = (spelling::name(a), spelling::name(b));
    a.contains(&b) || b.contains(&a)
}

/// Blocks within which "này" points back.
const NEAR: u32 = 3;

/// Types that no office of ours issues: "Nghị định này" never means the paper in hand.
fn foreign(kind: &str) -> bool {
    matches!(kind, "Luật" | "Bộ luật" | "Pháp lệnh" | "Nghị định" | "Thông tư" | "Thông tư liên tịch")
}

/// "Nghị định này": the last document of that type in the same or the blocks just before, else the only one of the document.
fn by_pointing(
    citations: &[Citation],
    short: &Citation,
    kind: &str,
    last: &BTreeMap<&str, usize>,
    known: &Known<'_>,
) -> Option<usize> {
    let reach = if foreign(kind) { NEAR } else { 0 };
    let near = |k: &&usize| citations.get(**k).is_some_and(|c| short.at.block.saturating_sub(c.at.block) <= reach);
    let only = || known.only_of_type.get(kind).copied().flatten().filter(|_| foreign(kind));
    last.get(kind).filter(near).copied().or_else(only)
}
