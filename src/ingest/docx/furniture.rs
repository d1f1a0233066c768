//! Running headers and footers: which sections show which, and what stands in them.

use super::story::{PageField, Story};
use crate::document::block::Role;
use crate::document::format::{Furniture, Pages};
use crate::error::Result;
use crate::ooxml::cascade::Cascade;
use crate::ooxml::package::Package;
use crate::ooxml::relations::Relations;
use crate::ooxml::section::{PageKind, SectionProps};
use crate::ooxml::xml::Cursor;
use std::collections::BTreeMap;

/// One header or footer part, read.
#[derive(Default, Clone)]
struct Content {
    text: String,
    page: Option<PageField>,
}

/// The headers and footers that are shown, section by section. A section without its own shows those of the section
/// before; those of first and even pages are only shown where the file turns them on.
pub fn read(
    package: &mut Package<'_>,
    relations: &Relations,
    sections: &[(usize, SectionProps)],
    even_pages: bool,
    cascade: &mut Cascade,
) -> Result<Vec<Furniture>> {
    let mut shown = Vec::new();
    let mut current: BTreeMap<(bool, PageKind), String> = BTreeMap::new();
    let mut known: BTreeMap<String, Content> = BTreeMap::new();
    for (index, (_, section)) in sections.iter().enumerate() {
        for reference in &section.furniture {
            if let Some(part) = relations.by_id(&reference.id) {
                current.insert((reference.header, reference.pages), part.to_owned());
            }
        }
        for ((header, pages), part) in &current {
            let is_on = match pages {
                PageKind::Default => true,
                PageKind::First => section.title_page,
                PageKind::Even => even_pages,
            };
            if !is_on {
                continue;
            }
            if !known.contains_key(part) {
                known.insert(part.clone(), content(package, part, cascade)?);
            }
            let Some(content) = known.get(part) else { continue };
            shown.push(furniture(index as u32, *header, *pages, content));
        }
    }
    Ok(shown)
}

fn furniture(section: u32, header: bool, pages: PageKind, content: &Content) -> Furniture {
    let page = content.page.clone().unwrap_or_default();
    Furniture {
        section,
        header,
        pages: match pages {
            PageKind::Default => Pages::Default,
            PageKind::First => Pages::First,
            PageKind::Even => Pages::Even,
        },
        text: content.text.clone(),
        page_field: content.page.is_some(),
        align: page.align,
        format: page.format,
    }
}

fn content(package: &mut Package<'_>, part: &str, cascade: &mut Cascade) -> Result<Content> {
    let nesting = package.nesting();
    let Some(part) = package.part(part)? else { return Ok(Content::default()) };
    let mut story = Story::new(cascade, &part.name, false, Role::Body);
    story.running = true;
    story.flat = true;
    let mut cursor = Cursor::new(&part.name, &part.text, nesting);
    if cursor.child()?.is_some() {
        story.blocks(&mut cursor)?;
    }
    let lines: Vec<&str> = story.blocks.iter().map(|b| b.text()).filter(|t| !t.trim().is_empty()).collect();
    Ok(Content { text: lines.join("\n"), page: story.page_field.take() })
}
