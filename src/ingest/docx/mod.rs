//! The reader of Word packages: zip and streaming XML, byte offsets kept, so that every character can be found again.
//!
//! What stands in the text: tabs as U+0009, line breaks as U+000A, page and column breaks as U+000C, non-breaking hyphens
//! as U+2011, soft hyphens as U+00AD. Tracked changes are read as if all were accepted, hidden text is left out; both
//! are told in notices. Automatic numbers are not in the text but in `Block::label`.

mod draft;
mod fields;
mod furniture;
mod inline;
mod looks;
mod memory;
mod notes;
mod notices;
mod shape;
mod story;
mod table;

use crate::document::block::{Block, Role};
use crate::document::document::{Carries, Document, Format};
use crate::document::format::{LineKind, Section};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::limits;
use crate::ooxml::cascade::Cascade;
use crate::ooxml::names::Ns;
use crate::ooxml::numbering::Numbering;
use crate::ooxml::package::{Limits, Package, Part};
use crate::ooxml::relations::{Relations, companion, main_part};
use crate::ooxml::section::SectionProps;
use crate::ooxml::settings::Settings;
use crate::ooxml::styles::Styles;
use crate::ooxml::theme::Theme;
use crate::ooxml::xml::Cursor;
use story::Story;

/// What a package may cost.
pub const LIMITS: Limits = Limits {
    entries: limits::MAX_ENTRIES,
    inflated: limits::MAX_INFLATED_BYTES,
    ratio: limits::MAX_INFLATE_RATIO,
    nesting: limits::MAX_NESTING,
};

/// Reads a Word package.
pub fn read(bytes: &[u8]) -> Result<Document> {
    if bytes.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(too_large(bytes.len()));
    }
    let mut package = Package::open(bytes, LIMITS)?;
    let main = main_part(&mut package)?.ok_or_else(not_word)?;
    let part = package.part(&main)?.ok_or_else(not_word)?;
    let relations = package.relations(&main)?;
    let mut cascade = Cascade::new(
        match found(&mut package, &main, &relations, "styles")? {
            Some(part) => Styles::read(part, limits::MAX_NESTING)?,
            None => Styles::default(),
        },
        optional(&mut package, &main, &relations, "numbering", Numbering::read)?,
        optional(&mut package, &main, &relations, "theme", Theme::read)?,
    );
    let settings = optional(&mut package, &main, &relations, "settings", Settings::read)?;
    let mut story = body(&part, &mut cascade)?;
    let (sections, references) = (std::mem::take(&mut story.sections), std::mem::take(&mut story.notes));
    let (mut blocks, tables, mut tally) =
        (std::mem::take(&mut story.blocks), std::mem::take(&mut story.tables), std::mem::take(&mut story.tally));
    drop(story);
    measure_borders(&mut blocks, &sections);
    blocks.extend(notes::read(&mut package, &main, &relations, &references, &mut cascade, &mut tally)?);
    let furniture = furniture::read(&mut package, &relations, &sections, settings.even_pages, &mut cascade)?;
    if let Some(error) = cascade.styles.damage() {
        return Err(error);
    }
    let notices = notices::of(&tally, &blocks);
    Ok(Document {
        format: Format::Docx,
        blocks,
        tables,
        sections: sections.iter().map(section).collect(),
        furniture,
        carries: Carries { page_setup: true, characters: true, paragraphs: true, lines: true, furniture: true },
        notices,
        ..Document::default()
    })
}

/// Walks over the main part.
fn body<'c>(part: &Part, cascade: &'c mut Cascade) -> Result<Story<'c>> {
    let mut cursor = Cursor::new(&part.name, &part.text, limits::MAX_NESTING);
    let root = cursor.child()?.filter(|root| (root.ns, root.local) == (Ns::W, "document")).ok_or_else(not_word)?;
    debug_assert_eq!(root.local, "document");
    let mut story = Story::new(cascade, &part.name, part.exact, Role::Body);
    while let Some(open) = cursor.child()? {
        match (open.ns, open.local) {
            (Ns::W, "body") => story.blocks(&mut cursor)?,
            _ => cursor.skip()?,
        }
    }
    Ok(story)
}

/// A part that a file may lack: what it says by default then.
fn optional<T: Default>(
    package: &mut Package<'_>,
    main: &str,
    relations: &Relations,
    kind: &str,
    read: impl Fn(&mut Cursor<'_>) -> Result<T>,
) -> Result<T> {
    match found(package, main, relations, kind)? {
        Some(part) => read(&mut Cursor::new(&part.name, &part.text, limits::MAX_NESTING)),
        None => Ok(T::default()),
    }
}

/// A part that a file may lack.
fn found(package: &mut Package<'_>, main: &str, relations: &Relations, kind: &str) -> Result<Option<Part>> {
    match companion(package, main, relations, kind) {
        Some(name) => package.part(&name),
        None => Ok(None),
    }
}

/// Borders of paragraphs outside tables are as long as the text is wide, which the section tells only at its end.
fn measure_borders(blocks: &mut [Block], sections: &[(usize, SectionProps)]) {
    for (index, (first, section)) in sections.iter().enumerate() {
        let end = sections.get(index + 1).map_or(blocks.len(), |(next, _)| *next);
        let width = section.width.saturating_sub(section.left).saturating_sub(section.right);
        for block in blocks.get_mut(*first..end).unwrap_or_default() {
            if block.role != Role::Body || block.cell.is_some() {
                continue;
            }
            let indents = block.paragraph.as_ref().map_or(0, |p| p.indent_left.saturating_add(p.indent_right));
            for line in block.lines.iter_mut().filter(|l| l.kind == LineKind::Border) {
                line.length = Some(width.saturating_sub(indents));
            }
        }
    }
}

fn section((first, props): &(usize, SectionProps)) -> Section {
    Section {
        first_block: *first as u32,
        width: props.width,
        height: props.height,
        landscape: props.landscape,
        top: props.top,
        bottom: props.bottom,
        left: props.left,
        right: props.right,
        unseen: [false; 4],
        title_page: props.title_page,
        page_start: props.page_start,
        element: Some(props.element.start as u32..props.element.end as u32),
    }
}

fn too_large(bytes: usize) -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp lớn {bytes} byte, quá mức {} byte được phép", limits::MAX_FILE_BYTES),
        format!("the file has {bytes} bytes, more than the {} allowed", limits::MAX_FILE_BYTES),
    )
}

fn not_word() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "đây là tệp nén nhưng không phải văn bản Word (.docx); hãy kiểm tra lại tệp",
        "this is a zip file but not a Word document (.docx); check the file",
    )
}
