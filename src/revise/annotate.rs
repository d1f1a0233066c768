//! Every finding as a Word comment on the exact characters; those without a place in one comment at the title.

use super::choice::{Options, Revised, Skipped};
use super::looks::Looks;
use super::marks::Marks;
use super::place::{Ground, Obstacle};
use super::prepare::Bench;
use super::words;
use crate::document::block::Role;
use crate::document::document::Document;
use crate::error::Result;
use crate::finding::{Finding, Status};
use crate::span::Span;

/// The package with a comment for every open finding. A comment that an earlier run has set at the same place with the
/// same words is not set again.
pub fn annotate(package: &[u8], document: &Document, findings: &[Finding], options: &Options) -> Result<Revised> {
    let mut bench = Bench::open(package, options)?;
    let mut marks = Marks::default();
    let mut revised = Revised::default();
    let mut loose: Vec<usize> = Vec::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, f)| f.status == Status::Open) {
        match finding.at {
            Some(at) if comment(&mut bench, document, &mut marks, at, words::comment(finding, options.lang)) => {
                revised.done.push(index);
            }
            _ => loose.push(index),
        }
    }
    gather(&mut bench, document, findings, &mut marks, loose, options, &mut revised);
    revised.bytes = bench.finish(&mut marks, Looks::default(), options)?.unwrap_or_else(|| package.to_vec());
    Ok(revised)
}

/// Sets a comment on a span; false when the span has no place in the main part.
pub(super) fn comment(
    bench: &mut Bench<'_>,
    document: &Document,
    marks: &mut Marks,
    at: Span,
    lines: Vec<String>,
) -> bool {
    let ground = Ground { document, part: &bench.main.name, source: &bench.main.text, runs: &bench.runs };
    let whole = whole(document, at.block);
    let points = widen(document, at).and_then(|at| ground.around(at)).or_else(|| ground.around(whole?));
    if let Some((start, end)) = points {
        let known = bench.runs.all.get(start.run).filter(|_| start.child == 0 && start.chars == 0);
        if known.is_some_and(|run| bench.comments.says(&run.comments, &lines)) {
            return true;
        }
        let id = bench.ids.fresh();
        marks.comment(start, end, id, &bench.pen);
        bench.comments.add(id, lines);
        return true;
    }
    match ground.pieces(at.block as usize) {
        Some((pieces, element)) if pieces.is_empty() && !element.is_empty() => {
            let id = bench.ids.fresh();
            marks.comment_empty(element, id, &bench.pen);
            bench.comments.add(id, lines);
            true
        }
        _ => false,
    }
}

/// A span that covers at least one character; `None` where the block has none.
fn widen(document: &Document, at: Span) -> Option<Span> {
    let text = document.blocks.get(at.block as usize)?.text();
    let (start, end) = (at.start as usize, (at.end as usize).min(text.len()));
    if start < end {
        return Some(Span { end: end as u32, ..at });
    }
    let start = start.min(text.len());
    let before = text.get(..start)?.chars().next_back().map(|c| start - c.len_utf8()..start);
    let after = || text.get(start..)?.chars().next().map(|c| start..start + c.len_utf8());
    before.or_else(after).map(|range| Span::new(at.block as usize, range))
}

fn whole(document: &Document, block: u32) -> Option<Span> {
    let length = document.blocks.get(block as usize)?.text().len();
    (length > 0).then(|| Span::new(block as usize, 0..length))
}

/// One comment at the title for the findings without a place.
fn gather(
    bench: &mut Bench<'_>,
    document: &Document,
    findings: &[Finding],
    marks: &mut Marks,
    loose: Vec<usize>,
    options: &Options,
    revised: &mut Revised,
) {
    let gathered: Vec<&Finding> = loose.iter().filter_map(|i| findings.get(*i)).collect();
    if gathered.is_empty() {
        return;
    }
    let lines = words::gathered(&gathered, options.lang);
    let title = document.blocks.iter().position(|b| !b.is_blank() && b.role != Role::Note);
    let title = title.and_then(|block| whole(document, block as u32));
    if title.is_some_and(|at| comment(bench, document, marks, at, lines)) {
        revised.done.extend(&loose);
        revised.done.sort_unstable();
        return;
    }
    let reason = words::obstacle(Obstacle::Nowhere);
    let skip = |i: &usize| Some(Skipped { finding: *i, code: findings.get(*i)?.code, reason: reason.clone() });
    revised.skipped.extend(loose.iter().filter_map(skip));
}
