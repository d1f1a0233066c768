//! Mends in a text or Markdown file: the new text and what changed, as a unified diff.

use super::choice::{Consent, Skipped};
use super::diff;
use super::edit::minimal;
use super::place::Obstacle;
use super::taken::Taken;
use super::words;
use crate::document::anchor::Anchor;
use crate::document::document::Document;
use crate::finding::{Edit, Finding, Status};
use crate::span::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// A mended text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mended {
    /// The new text; the old one when nothing was changed.
    pub text: String,
    /// The change as a unified diff; empty when nothing was changed.
    pub diff: String,
    /// Indices of the findings that were mended.
    pub done: Vec<usize>,
    /// Mends that were wanted and not made.
    pub skipped: Vec<Skipped>,
}

/// The text with the allowed mends of open findings. `source` is the decoded file that `document` was read from; `name`
/// stands in the head of the diff.
pub fn fix(source: &str, name: &str, document: &Document, findings: &[Finding], consent: &Consent) -> Mended {
    let mut mended = Mended::default();
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let mut taken = Taken::default();
    let mut made: BTreeSet<(usize, usize, String)> = BTreeSet::new();
    for (index, finding) in findings.iter().enumerate() {
        if finding.status != Status::Open || !consent.allows(finding) {
            continue;
        }
        let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()) else { continue };
        match plan(source, document, &fix.edits, &taken, &made) {
            Ok(new) => {
                new.iter().for_each(|(range, _)| taken.take(0, range));
                made.extend(new.iter().map(|(range, text)| (range.start, range.end, text.clone())));
                changes.extend(new);
                mended.done.push(index);
            }
            Err(obstacle) => {
                mended.skipped.push(Skipped { finding: index, code: finding.code, reason: words::obstacle(obstacle) });
            }
        }
    }
    changes.sort_by_key(|(range, _)| (range.start, range.end));
    mended.text = apply(source, &changes);
    mended.diff = diff::unified(source, &changes, name);
    mended
}

/// The bytes of a new text in the form of the old file: with the mark of UTF-8, or as UTF-16, where that begins with its mark;
/// else as UTF-8, into which a file of an older encoding is converted.
pub fn encoded(text: &str, old: &[u8]) -> Vec<u8> {
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
    };
    match old {
        [0xEF, 0xBB, 0xBF, ..] => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [0xFF, 0xFE, ..] => utf16([0xFF, 0xFE], u16::to_le_bytes),
        [0xFE, 0xFF, ..] => utf16([0xFE, 0xFF], u16::to_be_bytes),
        _ => text.as_bytes().to_vec(),
    }
}

fn plan(
    source: &str,
    document: &Document,
    edits: &[Edit],
    taken: &Taken,
    made: &BTreeSet<(usize, usize, String)>,
) -> Result<Vec<(Range<usize>, String)>, Obstacle> {
    let mut planned: Vec<(Range<usize>, String)> = Vec::new();
    let mut own = Taken::default();
    for edit in edits {
        let Some((at, replacement)) = minimal(document, edit)? else { continue };
        let range = place(document, at)?;
        let old = document.blocks.get(at.block as usize).and_then(|b| b.text().get(at.range()));
        if old.is_none() || source.get(range.clone()) != old {
            return Err(Obstacle::Nowhere);
        }
        // Another finding may have asked for the same.
        if made.contains(&(range.start, range.end, replacement.clone())) {
            continue;
        }
        if taken.collides(0, &range) || own.collides(0, &range) {
            return Err(Obstacle::Overlap);
        }
        own.take(0, &range);
        planned.push((range, replacement));
    }
    Ok(planned)
}

/// The bytes of the file behind an edit that lies inside one piece of its block.
fn place(document: &Document, at: Span) -> Result<Range<usize>, Obstacle> {
    let block = document.blocks.get(at.block as usize).ok_or(Obstacle::Nowhere)?;
    let Anchor::Text(pieces) = &block.anchor else { return Err(Obstacle::Elsewhere) };
    let piece = pieces.iter().find(|(text, _)| text.start <= at.start && at.end <= text.end);
    let (text, first) = piece.ok_or(Obstacle::NotText)?;
    let start = *first as usize + (at.start - text.start) as usize;
    Ok(start..start + at.range().len())
}

/// The text with changes in ascending order, not overlapping.
fn apply(source: &str, changes: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for (range, new) in changes {
        out.push_str(source.get(at..range.start).unwrap_or(""));
        out.push_str(new);
        at = range.end;
    }
    out.push_str(source.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;
    use crate::ingest::decode::decode;

    #[test]
    fn a_new_text_has_the_form_of_the_old_file() {
        for old in [&b"a"[..], b"\xEF\xBB\xBFa", b"\xFF\xFEa\0", b"\xFE\xFF\0a"] {
            let text = decode(old).text;
            assert_eq!(text, "a");
            assert_eq!(encoded(&text, old), old);
        }
    }
}
