//! Mends as tracked changes, each with its comment. A mend is made whole or not at all.

use super::annotate::comment;
use super::choice::{Consent, Options, Revised, Skipped};
use super::edit::minimal;
use super::looks::{Looks, Planned};
use super::marks::{Marks, NewText};
use super::place::{Ground, Obstacle, Point, Stretch};
use super::prepare::Bench;
use super::taken::Taken;
use super::words;
use crate::document::document::Document;
use crate::error;
use crate::finding::{Edit, Finding, LookEdit, Status};
use crate::span::Span;
use std::collections::BTreeMap;

/// The package with the allowed mends of open findings as tracked changes.
pub fn fix(
    package: &[u8],
    document: &Document,
    findings: &[Finding],
    consent: &Consent,
    options: &Options,
) -> error::Result<Revised> {
    let mut bench = Bench::open(package, options)?;
    let mut marks = Marks::default();
    let mut revised = Revised::default();
    let mut taken = Taken::default();
    let mut made = Made::new();
    let mut looks = Looks::default();
    if wants_running(findings, consent) {
        bench.read_running(document, options)?;
    }
    for (index, finding) in findings.iter().enumerate() {
        if finding.status != Status::Open || !consent.allows(finding) {
            continue;
        }
        let Some(fix) = &finding.fix else { continue };
        let planned = plan(&bench, document, &fix.edits, &taken, &made)
            .and_then(|changes| Ok((changes, looks.plan(&bench, document, &fix.looks)?)));
        match planned {
            Ok((changes, looks)) if changes.is_empty() && looks.is_empty() => {
                // Another finding has asked for the same.
                if !fix.edits.is_empty() {
                    revised.done.push(index);
                }
            }
            Ok((changes, new_looks)) => {
                for Change { at, text, .. } in &changes {
                    taken.take(at.block, &at.range());
                    made.insert((at.block, at.start, at.end), text.clone());
                }
                let mut lines = words::mended(finding, options.lang);
                if new_looks.iter().any(Planned::is_untracked) {
                    lines.push(words::untracked(options.lang));
                }
                let lines = looks.add(&mut bench, document, &mut marks, new_looks, lines, changes.is_empty());
                carry_out(&mut bench, document, &mut marks, &changes, lines);
                revised.done.push(index);
            }
            Err(obstacle) => {
                let reason = words::obstacle(obstacle);
                revised.skipped.push(Skipped { finding: index, code: finding.code, reason });
            }
        }
    }
    revised.bytes = bench.finish(&mut marks, looks, options)?.unwrap_or_else(|| package.to_vec());
    Ok(revised)
}

/// True when a mend that may be made touches headers and footers.
fn wants_running(findings: &[Finding], consent: &Consent) -> bool {
    let of = |f: &Finding| f.fix.as_ref().is_some_and(|fix| fix.looks.contains(&LookEdit::PageNumbers));
    findings.iter().any(|f| f.status == Status::Open && of(f) && consent.allows(f))
}

/// The edits that are made, by block, first and last byte.
type Made = BTreeMap<(u32, u32, u32), String>;

/// One edit, found in the part.
struct Change {
    /// What of the block's text is replaced.
    at: Span,
    /// The text that goes.
    stretches: Vec<Stretch>,
    /// Where the new text comes.
    point: Point,
    /// The text that comes.
    text: String,
    /// Raw properties of the new run.
    props: String,
    /// The character that the new text takes its looks from.
    origin: Point,
}

/// Finds all edits of a mend in the part, or says why one of them cannot be made.
fn plan(
    bench: &Bench<'_>,
    document: &Document,
    edits: &[Edit],
    taken: &Taken,
    made: &Made,
) -> Result<Vec<Change>, Obstacle> {
    let ground = Ground { document, part: &bench.main.name, source: &bench.main.text, runs: &bench.runs };
    let mut changes: Vec<Change> = Vec::new();
    let mut own = Taken::default();
    for edit in edits {
        let Some((at, text)) = minimal(document, edit)? else { continue };
        if made.get(&(at.block, at.start, at.end)) == Some(&text) {
            continue;
        }
        if taken.collides(at.block, &at.range()) || own.collides(at.block, &at.range()) {
            return Err(Obstacle::Overlap);
        }
        own.take(at.block, &at.range());
        if text.chars().any(char::is_control) {
            return Err(Obstacle::NotText);
        }
        changes.push(change(&ground, at, text)?);
    }
    Ok(changes)
}

fn change(ground: &Ground<'_>, at: Span, text: String) -> Result<Change, Obstacle> {
    let block = ground.document.blocks.get(at.block as usize).ok_or(Obstacle::Nowhere)?;
    // New text between two characters takes the looks of the one before it, at the head of a block of the one after it.
    let (covered, behind) = if at.is_empty() {
        let before = block.text().get(..at.start as usize).and_then(|t| t.chars().next_back());
        let after = block.text().get(at.end as usize..).and_then(|t| t.chars().next());
        match (before, after) {
            (Some(c), _) => (Span { start: at.start - c.len_utf8() as u32, ..at }, true),
            (None, Some(c)) => (Span { end: at.end + c.len_utf8() as u32, ..at }, false),
            (None, None) => return Err(Obstacle::Nowhere),
        }
    } else {
        (at, true)
    };
    let found = ground.stretches(covered)?;
    let ((first, first_run), (last, _)) = found.first().zip(found.last()).ok_or(Obstacle::Nowhere)?;
    let props = first_run.props.clone().and_then(|p| ground.source.get(p)).unwrap_or("").to_owned();
    let end = match last.chars.end >= last.whole {
        true => Point { run: last.run, child: last.child + 1, chars: 0 },
        false => Point { run: last.run, child: last.child, chars: last.chars.end },
    };
    let point = if behind { end } else { Point { run: last.run, child: last.child, chars: last.chars.start } };
    let origin = Point { run: first.run, child: first.child, chars: first.chars.start };
    let stretches = if at.is_empty() { Vec::new() } else { found.into_iter().map(|(s, _)| s).collect() };
    Ok(Change { at, stretches, point, text, props, origin })
}

fn carry_out(bench: &mut Bench<'_>, document: &Document, marks: &mut Marks, changes: &[Change], lines: Vec<String>) {
    let mut lines = Some(lines);
    for change in changes {
        let comment_id = match lines.take() {
            Some(lines) if change.stretches.is_empty() => {
                let id = bench.ids.fresh();
                bench.comments.add(id, lines);
                Some(id)
            }
            Some(lines) => {
                comment(bench, document, marks, change.at, lines);
                None
            }
            None => None,
        };
        for stretch in &change.stretches {
            marks.delete(stretch.clone());
        }
        if change.text.is_empty() {
            continue;
        }
        let Change { text, props, origin, point, .. } = change;
        let new = NewText { id: bench.ids.fresh(), text: text.clone(), props: props.clone(), origin: *origin };
        match change.stretches.is_empty() {
            true => marks.insert(*point, new, comment_id, &bench.pen),
            false => marks.replace(*point, new),
        }
    }
}
