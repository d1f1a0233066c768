//! Footnotes and endnotes, set behind the body in the order in which the text refers to them.

use super::story::{NoteRef, Story, Tally};
use crate::document::block::{Block, Role};
use crate::error::Result;
use crate::ooxml::cascade::Cascade;
use crate::ooxml::names::Ns;
use crate::ooxml::package::Package;
use crate::ooxml::relations::{Relations, companion};
use crate::ooxml::xml::Cursor;
use std::collections::BTreeMap;

/// The blocks of all notes that are referred to.
pub fn read(
    package: &mut Package<'_>,
    main: &str,
    relations: &Relations,
    references: &[NoteRef],
    cascade: &mut Cascade,
    tally: &mut Tally,
) -> Result<Vec<Block>> {
    let mut out = Vec::new();
    for (foot, kind) in [(true, "footnotes"), (false, "endnotes")] {
        if !references.iter().any(|r| r.foot == foot) {
            continue;
        }
        let Some(name) = companion(package, main, relations, kind) else { continue };
        let mut notes = part(package, &name, cascade, tally)?;
        for reference in references.iter().filter(|r| r.foot == foot) {
            out.extend(notes.remove(&reference.id).unwrap_or_default());
        }
    }
    Ok(out)
}

/// The notes of one part by their ids, separators left out.
fn part(
    package: &mut Package<'_>,
    name: &str,
    cascade: &mut Cascade,
    tally: &mut Tally,
) -> Result<BTreeMap<String, Vec<Block>>> {
    let nesting = package.nesting();
    let mut notes = BTreeMap::new();
    let Some(part) = package.part(name)? else { return Ok(notes) };
    let mut story = Story::new(cascade, &part.name, part.exact, Role::Note);
    story.flat = true;
    let mut cursor = Cursor::new(&part.name, &part.text, nesting);
    if cursor.child()?.is_none() {
        return Ok(notes);
    }
    while let Some(open) = cursor.child()? {
        let id = cursor.attr(&open, "id").map(|v| v.into_owned());
        let plain = cursor.attr(&open, "type").is_none_or(|t| t == "normal");
        match (open.ns, open.local, id) {
            (Ns::W, "footnote" | "endnote", Some(id)) if plain => {
                story.blocks(&mut cursor)?;
                notes.entry(id).or_insert_with(|| std::mem::take(&mut story.blocks));
                story.blocks.clear();
            }
            _ => cursor.skip()?,
        }
    }
    tally.tracked += story.tally.tracked;
    tally.hidden += story.tally.hidden;
    tally.embedded += story.tally.embedded;
    Ok(notes)
}
