//! Page numbers where the decree wants them: in the middle of the top margin of all pages but the first. What is written
//! and what goes is tracked, in the parts of headers and footers themselves; that such a part is added cannot be. A file
//! whose headers or footers hold something else on those lines is left to a person.

use super::additions::relations_uri;
use super::choice::Options;
use super::marks::{Ids, Pen};
use super::number_marks::{line_patches, new_header};
use super::place::Obstacle;
use super::running::{Line, RunningPart};
use crate::document::document::Document;
use crate::document::format::{Align, Furniture, Pages, Section};
use crate::error::Result;
use crate::ooxml::package::{Package, Part};
use crate::ooxml::patch::{Patch, apply};
use crate::ooxml::properties::{Properties, Setting};
use crate::ooxml::relations::{Relations, companion, resolve};
use crate::ooxml::section::{FurnitureRef, PageKind};
use crate::ooxml::settings::Settings;
use crate::ooxml::text::escape;
use crate::ooxml::xml::Cursor;
use std::collections::BTreeMap;
use std::ops::Range;

/// The content type of a header.
pub const HEADER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

/// What a section says of its headers and footers.
struct SectionPages {
    element: Range<usize>,
    title_page: bool,
    furniture: Vec<FurnitureRef>,
}

/// Headers and footers of the main part.
pub struct Grounds {
    parts: BTreeMap<String, RunningPart>,
    sections: Vec<SectionPages>,
    /// The parts behind relation ids.
    by_id: BTreeMap<String, String>,
    even_pages: bool,
    /// A name for a new header.
    free: String,
}

/// What is to be done.
#[derive(Debug, Default)]
pub struct Plan {
    /// Work on the lines of a part.
    lines: Vec<(String, usize, Work)>,
    /// Section 0 wants a new header.
    new_header: bool,
    /// Settings of section 0 beside it.
    settings: Vec<Setting>,
    /// The element of section 0.
    section: Range<usize>,
}

/// Work on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// All its runs go.
    Clear,
    /// A number comes into it, in place of all that is in it.
    Number,
    /// A line with a number comes before it.
    Before,
}

type Key = (bool, PageKind);

impl Grounds {
    /// Reads them.
    pub fn read(
        package: &mut Package<'_>,
        main: &Part,
        relations: &Relations,
        document: &Document,
        (uri, options): (&str, &Options),
    ) -> Result<Self> {
        let mut parts = BTreeMap::new();
        let mut by_id = BTreeMap::new();
        for relation in relations.all.iter().filter(|r| !r.external && ["header", "footer"].contains(&r.kind.as_str()))
        {
            by_id.insert(relation.id.clone(), relation.target.clone());
            if let Some(part) = RunningPart::read(package, &relation.target, uri, options)? {
                parts.insert(relation.target.clone(), part);
            }
        }
        let nesting = package.nesting();
        let settings = match companion(package, &main.name, relations, "settings") {
            Some(name) => package.part(&name)?,
            None => None,
        };
        let even_pages = match &settings {
            Some(part) => Settings::read(&mut Cursor::new(&part.name, &part.text, nesting))?.even_pages,
            None => false,
        };
        let sections = document.sections.iter().map(|s| section(main, s)).collect::<Option<_>>();
        let folder = main.name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let names = (1..).map(|n: u32| resolve(folder, &format!("header{n}.xml")));
        let free = names.into_iter().find(|name| !package.has(name)).unwrap_or_default();
        Ok(Grounds { parts, sections: sections.unwrap_or_default(), by_id, even_pages, free })
    }

    /// The ids in use in these parts.
    pub fn ids(&self) -> impl Iterator<Item = i64> + '_ {
        self.parts.values().flat_map(|part| part.ids.iter().copied())
    }

    /// What is to be done, or why it is left to a person.
    pub fn plan(&self, document: &Document, main: &str) -> std::result::Result<Plan, Obstacle> {
        let first = self.sections.first().ok_or(Obstacle::Running)?;
        if self.even_pages {
            return Err(Obstacle::Running);
        }
        let mut plan = Plan { section: first.element.clone(), ..Plan::default() };
        let mut current: BTreeMap<Key, (String, String)> = BTreeMap::new();
        let mut seen: BTreeMap<String, Key> = BTreeMap::new();
        for (index, section) in self.sections.iter().enumerate() {
            for reference in &section.furniture {
                let part = self.by_id.get(&reference.id).ok_or(Obstacle::Running)?;
                current.insert((reference.header, reference.pages), (reference.id.clone(), part.clone()));
            }
            if index == 0 {
                plan.new_header = !current.contains_key(&(true, PageKind::Default));
                self.first_page(first, main, &current, &mut plan)?;
            }
            // The first section's own first page is shown from now on.
            let title_page = section.title_page || index == 0;
            for (key, (_, part)) in &current {
                if key.1 == PageKind::Even || key.1 == PageKind::First && !title_page {
                    continue;
                }
                let number = *key == (true, PageKind::Default);
                match seen.insert(part.clone(), *key) {
                    Some(before) if (before == (true, PageKind::Default)) != number => return Err(Obstacle::Running),
                    Some(_) => {}
                    None => {
                        let part = self.parts.get(part).ok_or(Obstacle::Running)?;
                        let wanted = number.then(|| is_right(document, index));
                        plan.lines.extend(work(part, wanted)?.into_iter().map(|(i, w)| (part.part.name.clone(), i, w)));
                    }
                }
            }
        }
        Ok(plan)
    }

    /// The first page gets headers and footers of its own; whatever stands there now and is no number stays.
    fn first_page(
        &self,
        section: &SectionPages,
        main: &str,
        current: &BTreeMap<Key, (String, String)>,
        plan: &mut Plan,
    ) -> std::result::Result<(), Obstacle> {
        if section.title_page {
            return Ok(());
        }
        if Properties::read(main, section.element.clone()).is_none_or(|p| p.is_tracked()) {
            return Err(Obstacle::Tracked);
        }
        for header in [true, false] {
            let part = |pages| self.parts.get(&current.get(&(header, pages))?.1);
            if part(PageKind::First).is_some_and(|own| !own.holds_numbers_only()) {
                return Err(Obstacle::Running);
            }
            let Some(shown) = part(PageKind::Default).filter(|part| !part.holds_numbers_only()) else { continue };
            let known = current.get(&(header, PageKind::Default)).map(|(id, _)| id);
            // A footer's words are shown on the first page by the same part; a header's would bring the number along.
            let (false, None, Some(id)) = (header, part(PageKind::First), known) else { return Err(Obstacle::Running) };
            if shown.lines.iter().any(|line| line.page) {
                return Err(Obstacle::Running);
            }
            plan.settings.push(Setting::Added("footerReference", id.clone()));
        }
        plan.settings.push(Setting::Whole("titlePg", Vec::new()));
        Ok(())
    }
}

fn section(main: &Part, section: &Section) -> Option<SectionPages> {
    let element = section.element.clone()?;
    let element = element.start as usize..element.end as usize;
    let properties = Properties::read(&main.text, element.clone())?;
    let mut furniture = Vec::new();
    for (name, header) in [("headerReference", true), ("footerReference", false)] {
        for attributes in properties.attributes(name) {
            let value = |name: &str| attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
            let pages = match value("type") {
                Some("first") => PageKind::First,
                Some("even") => PageKind::Even,
                _ => PageKind::Default,
            };
            furniture.push(FurnitureRef { header, pages, id: value("id")?.to_owned() });
        }
    }
    Some(SectionPages { element, title_page: section.title_page, furniture })
}

/// The number in the header of a section's pages is as it should be.
fn is_right(document: &Document, section: usize) -> bool {
    let of = |f: &&Furniture| f.section as usize == section && f.header && f.pages == Pages::Default;
    document.furniture.iter().find(of).is_some_and(|f| {
        f.page_field
            && f.align == Align::Centre
            && !f.format.italic
            && f.format.size.is_none_or(|s| (26..=28).contains(&s))
    })
}

/// What is to be done in a part. `wanted` is `None` where no number may stand, else tells whether the one there is right.
fn work(part: &RunningPart, wanted: Option<bool>) -> std::result::Result<Vec<(usize, Work)>, Obstacle> {
    let numbers: Vec<(usize, &Line)> = part.lines.iter().enumerate().filter(|(_, line)| line.page).collect();
    let hidden = part.opaque && part.part.text.contains("PAGE");
    if hidden || part.lines.iter().any(|line| line.other && part.part.text.contains("PAGE") && !line.page) {
        return Err(Obstacle::Running);
    }
    if wanted == Some(true) && numbers.first().is_some_and(|(_, line)| line.is_bare_number()) {
        return Ok(Vec::new());
    }
    if numbers.iter().any(|(_, line)| !line.is_number()) {
        return Err(Obstacle::Running);
    }
    if numbers.iter().any(|(_, line)| line.tracked) {
        return Err(Obstacle::Tracked);
    }
    let mut work: Vec<(usize, Work)> = numbers.iter().map(|(index, _)| (*index, Work::Clear)).collect();
    match (wanted, work.first_mut()) {
        (Some(_), Some(first)) => first.1 = Work::Number,
        (Some(_), None) => work.push(new_line(part)?),
        (None, _) => {}
    }
    Ok(work)
}

/// Where a header without a number gets one: in its empty line, or in a line of its own before what is there.
fn new_line(part: &RunningPart) -> std::result::Result<(usize, Work), Obstacle> {
    match &part.lines[..] {
        _ if part.opaque => Err(Obstacle::Running),
        [] => Err(Obstacle::Running),
        [only, ..] if only.tracked => Err(Obstacle::Tracked),
        [_, ..] if part.is_blank() => Ok((0, Work::Number)),
        [..] => Ok((0, Work::Before)),
    }
}

/// What changes besides the main part.
#[derive(Debug, Default)]
pub struct Written {
    /// Parts with their new text.
    pub parts: Vec<(String, String)>,
    /// The name of a new header among them.
    pub new_header: Option<String>,
}

impl Plan {
    /// True when the file is as it should be.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && !self.new_header && self.settings.is_empty()
    }

    /// True when something is added that no tracked change can hold.
    pub fn is_untracked(&self) -> bool {
        self.new_header || self.settings.iter().any(|s| matches!(s, Setting::Added(..)))
    }

    /// The element of section 0 and its new settings; `header` is the relation of the new header.
    pub fn section(&self, pen: &Pen, uri: &str, header: Option<&str>) -> (Range<usize>, Vec<Setting>) {
        let relations = relations_uri(uri);
        let reference = |name: &'static str, pages: &str, id: &str| {
            let Pen { prefix, declare, .. } = pen;
            let mut xml = format!("<{prefix}{name}{declare} xmlns:r=\"{relations}\" {prefix}type=\"{pages}\" r:id=\"");
            escape(id, &mut xml);
            Setting::Added(name, xml + "\"/>")
        };
        let mut settings: Vec<Setting> = header.iter().map(|id| reference("headerReference", "default", id)).collect();
        settings.extend(self.settings.iter().map(|setting| match setting {
            Setting::Added(name, id) => reference(name, "first", id),
            other => other.clone(),
        }));
        (self.section.clone(), settings)
    }

    /// The new texts of headers and footers.
    pub fn write(&self, grounds: &Grounds, pen: &Pen, uri: &str, ids: &mut Ids) -> Result<Written> {
        let mut patches: BTreeMap<&str, Vec<Patch>> = BTreeMap::new();
        for (name, index, work) in &self.lines {
            let known = grounds.parts.values().find(|part| part.part.name == *name);
            let Some((part, line)) = known.and_then(|part| Some((part, part.lines.get(*index)?))) else { continue };
            patches.entry(name).or_default().extend(line_patches(part, line, *work, ids));
        }
        let mut written = Written::default();
        for (name, patches) in patches {
            let Some(part) = grounds.parts.values().find(|part| part.part.name == name) else { continue };
            written.parts.push((name.to_owned(), apply(&part.part.text, &patches)?));
        }
        if self.new_header {
            written.parts.push((grounds.free.clone(), new_header(pen, uri, ids)));
            written.new_header = Some(grounds.free.clone());
        }
        Ok(written)
    }
}
