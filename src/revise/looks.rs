//! Mends of looks as tracked property changes: of characters, paragraphs and pages.

use super::additions::Additions;
use super::annotate::comment;
use super::line::{self, Line};
use super::marks::Marks;
use super::numbers::{HEADER, Plan};
use super::place::{Ground, Obstacle, Stretch};
use super::prepare::Bench;
use crate::document::block::Role;
use crate::document::document::Document;
use crate::error::Result;
use crate::finding::{LookEdit, Side};
use crate::ooxml::patch::Patch;
use crate::ooxml::properties::{Change, PARAGRAPH_ORDER, Properties, SECTION_ORDER, Setting};
use crate::ooxml::xml::Cursor;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Properties of paragraphs and sections that are to be changed, gathered until all mends are known: one element takes
/// one tracked change.
#[derive(Debug, Default)]
pub struct Looks {
    paragraphs: BTreeMap<(usize, usize), Vec<Setting>>,
    sections: BTreeMap<(usize, usize), Vec<Setting>>,
    /// The mend of page numbers; several findings ask for the same.
    numbers: Option<Plan>,
    /// Blocks that have got a line.
    lined: BTreeSet<u32>,
}

/// A change of looks, found in the part.
#[derive(Debug)]
pub enum Planned {
    /// Of characters.
    Characters(Span, Vec<Stretch>, Vec<Setting>),
    /// Of a paragraph: block, bytes, settings.
    Paragraph(u32, Range<usize>, Vec<Setting>),
    /// Of a section: its first block, bytes, settings.
    Section(u32, Range<usize>, Vec<Setting>),
    /// Of the page numbers.
    Numbers(Plan),
    /// A line under a block.
    Line(u32, Line),
}

impl Planned {
    /// True when a part of it cannot be a tracked change.
    pub fn is_untracked(&self) -> bool {
        matches!(self, Planned::Numbers(plan) if plan.is_untracked())
    }
}

impl Looks {
    /// Finds changes of looks in the part, or says why one of them cannot be made.
    pub fn plan(
        &self,
        bench: &Bench<'_>,
        document: &Document,
        looks: &[LookEdit],
    ) -> std::result::Result<Vec<Planned>, Obstacle> {
        let ground = Ground { document, part: &bench.main.name, source: &bench.main.text, runs: &bench.runs };
        let one = |look: &LookEdit| match look {
            LookEdit::PageNumbers => {
                let grounds = bench.grounds.as_ref().ok_or(Obstacle::Running)?;
                let plan = grounds.plan(document, &bench.main.text)?;
                if plan.is_empty() { Err(Obstacle::Running) } else { Ok(Planned::Numbers(plan)) }
            }
            LookEdit::RuleLine { block, length } => {
                line::plan(&ground, &bench.uri, *block, *length).map(|line| Planned::Line(*block, line))
            }
            look => plan(&ground, look),
        };
        looks.iter().map(one).collect()
    }

    /// Takes planned changes up. Sets the comment on the first of them if `first` and gives the comment back otherwise.
    pub fn add(
        &mut self,
        bench: &mut Bench<'_>,
        document: &Document,
        marks: &mut Marks,
        planned: Vec<Planned>,
        lines: Vec<String>,
        first: bool,
    ) -> Vec<String> {
        let mut lines = lines;
        if let Some(look) = planned.first().filter(|_| first) {
            comment(bench, document, marks, place(document, look), std::mem::take(&mut lines));
        }
        for look in planned {
            match look {
                Planned::Characters(_, stretches, settings) => {
                    stretches.into_iter().for_each(|stretch| marks.restyle(stretch, settings.clone()));
                }
                Planned::Paragraph(_, range, settings) => merge(&mut self.paragraphs, range, settings),
                Planned::Section(_, range, settings) => merge(&mut self.sections, range, settings),
                Planned::Numbers(plan) => self.numbers = Some(plan),
                Planned::Line(block, line) => {
                    if self.lined.insert(block) {
                        line.set(bench, marks);
                    }
                }
            }
        }
        lines
    }

    /// Writes the changes of paragraphs and sections; gives the headers and footers that change.
    pub fn finish(
        mut self,
        bench: &mut Bench<'_>,
        marks: &mut Marks,
        additions: &mut Additions,
    ) -> Result<Vec<(String, String)>> {
        let changed = self.write_numbers(bench, additions)?;
        for ((start, end), settings) in self.paragraphs {
            let change = bench.pen.change("pPrChange", bench.ids.fresh());
            let change =
                Change { tag: change, name: "pPrChange", inner: "pPr", without: &["rPr", "sectPr", "pPrChange"] };
            marks.patch(paragraph_patches(&bench.main.text, start..end, &settings, &change, &bench.pen.prefix));
        }
        for ((start, end), settings) in self.sections {
            let change = bench.pen.change("sectPrChange", bench.ids.fresh());
            let without = &["headerReference", "footerReference", "sectPrChange"];
            let change = Change { tag: change, name: "sectPrChange", inner: "sectPr", without };
            // That a header is named cannot be tracked.
            let change = settings.iter().any(|s| !matches!(s, Setting::Added(..))).then_some(change);
            let properties = Properties::read(&bench.main.text, start..end);
            marks.patch(properties.map(|p| p.patches(&settings, SECTION_ORDER, change.as_ref())).unwrap_or_default());
        }
        Ok(changed)
    }

    fn write_numbers(&mut self, bench: &mut Bench<'_>, additions: &mut Additions) -> Result<Vec<(String, String)>> {
        let Bench { grounds, pen, uri, ids, .. } = bench;
        let (Some(plan), Some(grounds)) = (self.numbers.take(), grounds) else { return Ok(Vec::new()) };
        let written = plan.write(grounds, pen, uri, ids)?;
        let header = written.new_header.map(|name| additions.add("header", &name, HEADER));
        let (range, settings) = plan.section(pen, uri, header.as_deref());
        if !settings.is_empty() {
            merge(&mut self.sections, range, settings);
        }
        Ok(written.parts)
    }
}

/// Adds settings; what an earlier mend has set stays.
fn merge(all: &mut BTreeMap<(usize, usize), Vec<Setting>>, range: Range<usize>, settings: Vec<Setting>) {
    let known = all.entry((range.start, range.end)).or_default();
    for setting in settings {
        match (known.iter_mut().find(|s| s.name() == setting.name()), setting) {
            (_, setting @ Setting::Added(..)) => known.push(setting),
            (Some(Setting::Attributes(_, old)), Setting::Attributes(_, new)) => {
                let fresh: Vec<_> = new.into_iter().filter(|(name, _)| !old.iter().any(|(n, _)| n == name)).collect();
                old.extend(fresh);
            }
            (Some(_), _) => {}
            (None, setting) => known.push(setting),
        }
    }
}

/// Where the comment on a change of looks stands.
fn place(document: &Document, look: &Planned) -> Span {
    match look {
        Planned::Characters(at, ..) => *at,
        Planned::Paragraph(block, ..) => Span { block: *block, ..Span::default() },
        Planned::Line(block, _) => Span { block: *block, ..Span::default() },
        Planned::Numbers(_) => place_of_section(document, 0),
        Planned::Section(first, ..) => place_of_section(document, *first),
    }
}

fn place_of_section(document: &Document, first: u32) -> Span {
    let blocks = document.blocks.iter().enumerate().skip(first as usize);
    let block = blocks.filter(|(_, b)| !b.is_blank() && b.role == Role::Body).map(|(i, _)| i as u32).next();
    Span { block: block.unwrap_or(first), ..Span::default() }
}

fn plan(ground: &Ground<'_>, look: &LookEdit) -> std::result::Result<Planned, Obstacle> {
    match look {
        LookEdit::Characters { at, .. } => Ok(Planned::Characters(*at, ground.styled(*at)?, character_settings(look))),
        LookEdit::Paragraph { block, align, first_line, before, after, line } => {
            let (_, element) = ground.pieces(*block as usize).ok_or(Obstacle::Elsewhere)?;
            if ground.document.blocks.get(*block as usize).is_some_and(|b| b.role != Role::Body) {
                return Err(Obstacle::Box);
            }
            check_paragraph(ground.source, element.clone())?;
            let settings = paragraph_settings(*align, *first_line, [*before, *after], *line);
            Ok(Planned::Paragraph(*block, element, settings))
        }
        LookEdit::Page { section, paper, top, bottom, left, right, title_page } => {
            let section = ground.document.sections.get(*section as usize).ok_or(Obstacle::Nowhere)?;
            let element = section.element.clone().ok_or(Obstacle::Nowhere)?;
            let element = element.start as usize..element.end as usize;
            let properties = Properties::read(ground.source, element.clone()).ok_or(Obstacle::Nowhere)?;
            if properties.is_tracked() {
                return Err(Obstacle::Tracked);
            }
            // A header or footer of the first page that was not shown would come to light.
            let hidden = |name| properties.attributes(name).iter().flatten().any(|(n, v)| n == "type" && v == "first");
            if *title_page == Some(true) && ["headerReference", "footerReference"].into_iter().any(hidden) {
                return Err(Obstacle::Running);
            }
            let settings = page_settings(&properties, *paper, [*top, *bottom, *left, *right], *title_page);
            Ok(Planned::Section(section.first_block, element, settings))
        }
        LookEdit::PageNumbers | LookEdit::RuleLine { .. } => Err(Obstacle::Nowhere),
    }
}

fn character_settings(look: &LookEdit) -> Vec<Setting> {
    let LookEdit::Characters { font, size, bold, italic, underline, plain_colour, .. } = look else {
        return Vec::new();
    };
    let mut settings = Vec::new();
    if let Some(font) = font {
        let slots = ["ascii", "hAnsi", "eastAsia", "cs"];
        settings.push(Setting::Whole("rFonts", slots.iter().map(|slot| (*slot, font.clone())).collect()));
    }
    for (names, on) in [(["b", "bCs"], bold), (["i", "iCs"], italic)] {
        let value = |on: bool| if on { Vec::new() } else { vec![("val", "0".to_owned())] };
        settings.extend(on.iter().flat_map(|on| names.map(|name| Setting::Whole(name, value(*on)))));
    }
    if *plain_colour {
        settings.push(Setting::Whole("color", vec![("val", "auto".to_owned())]));
        settings.push(Setting::Whole("highlight", vec![("val", "none".to_owned())]));
        let none = ["val", "color", "fill"].into_iter().zip(["clear", "auto", "auto"].map(str::to_owned));
        settings.push(Setting::Whole("shd", none.collect()));
    }
    settings.extend(size.iter().flat_map(|s| ["sz", "szCs"].map(|n| Setting::Whole(n, vec![("val", s.to_string())]))));
    let line = |on: bool| if on { "single" } else { "none" };
    settings.extend(underline.map(|on| Setting::Whole("u", vec![("val", line(on).to_owned())])));
    settings
}

fn paragraph_settings(
    align: Option<Side>,
    first: Option<i32>,
    [before, after]: [Option<i32>; 2],
    line: Option<i32>,
) -> Vec<Setting> {
    let mut settings = Vec::new();
    let mut spacing: Vec<(&'static str, Option<String>)> = Vec::new();
    for (value, names) in
        [(before, ["before", "beforeLines", "beforeAutospacing"]), (after, ["after", "afterLines", "afterAutospacing"])]
    {
        if let Some(value) = value {
            spacing.extend([(names[0], Some(value.to_string())), (names[1], None), (names[2], None)]);
        }
    }
    if let Some(line) = line {
        spacing.extend([("line", Some(line.to_string())), ("lineRule", Some("auto".to_owned()))]);
    }
    if !spacing.is_empty() {
        settings.push(Setting::Attributes("spacing", spacing));
    }
    if let Some(first) = first {
        let (name, other) = if first < 0 { ("hanging", "firstLine") } else { ("firstLine", "hanging") };
        let gone = [other, "firstLineChars", "hangingChars"].map(|name| (name, None));
        let kept = [(name, Some(first.unsigned_abs().to_string()))];
        settings.push(Setting::Attributes("ind", kept.into_iter().chain(gone).collect()));
    }
    let word = |side| match side {
        Side::Left => "left",
        Side::Centre => "center",
        Side::Right => "right",
        Side::Justify => "both",
    };
    settings.extend(align.map(|side| Setting::Whole("jc", vec![("val", word(side).to_owned())])));
    settings
}

fn page_settings(
    properties: &Properties<'_>,
    paper: Option<(i32, i32)>,
    sides: [Option<i32>; 4],
    title_page: Option<bool>,
) -> Vec<Setting> {
    let mut settings = Vec::new();
    if let Some((width, height)) = paper {
        let sizes = vec![("w", Some(width.to_string())), ("h", Some(height.to_string())), ("code", None)];
        settings.push(Setting::Attributes("pgSz", sizes));
    }
    // The left margin that a reader sees includes the gutter.
    let gutter = properties.number("pgMar", "gutter").unwrap_or(0);
    let names = ["top", "bottom", "left", "right"];
    let margins: Vec<_> = names
        .iter()
        .zip(sides)
        .filter_map(|(name, value)| {
            let value = value?.saturating_sub(if *name == "left" { gutter } else { 0 });
            Some((*name, Some(value.to_string())))
        })
        .collect();
    if !margins.is_empty() {
        settings.push(Setting::Attributes("pgMar", margins));
    }
    let value = |on: bool| if on { Vec::new() } else { vec![("val", "0".to_owned())] };
    settings.extend(title_page.map(|on| Setting::Whole("titlePg", value(on))));
    settings
}

/// The bytes of a paragraph's properties, or of the place where they would stand.
fn paragraph_props(source: &str, element: Range<usize>) -> Option<Range<usize>> {
    let raw = source.get(element.clone())?;
    let mut cursor = Cursor::new("", raw, usize::MAX);
    let root = cursor.child().ok()??;
    if raw.get(root.start..root.end)?.ends_with("/>") {
        return None;
    }
    let behind_tag = element.start + root.end;
    match cursor.child().ok()? {
        Some(child) if child.local == "pPr" => {
            cursor.skip().ok()?;
            Some(element.start + child.start..element.start + cursor.position())
        }
        _ => Some(behind_tag..behind_tag),
    }
}

fn check_paragraph(source: &str, element: Range<usize>) -> std::result::Result<(), Obstacle> {
    let props = paragraph_props(source, element).ok_or(Obstacle::Nowhere)?;
    if props.is_empty() {
        return Ok(());
    }
    let properties = Properties::read(source, props).ok_or(Obstacle::Nowhere)?;
    if properties.is_tracked() { Err(Obstacle::Tracked) } else { Ok(()) }
}

pub(super) fn paragraph_patches(
    source: &str,
    element: Range<usize>,
    settings: &[Setting],
    change: &Change<'_>,
    prefix: &str,
) -> Vec<Patch> {
    let Some(props) = paragraph_props(source, element) else { return Vec::new() };
    if !props.is_empty() {
        return Properties::read(source, props)
            .map(|p| p.patches(settings, PARAGRAPH_ORDER, Some(change)))
            .unwrap_or_default();
    }
    let empty = format!("<{prefix}pPr/>");
    let patches = Properties::read(&empty, 0..empty.len()).map(|p| p.patches(settings, PARAGRAPH_ORDER, Some(change)));
    let text = patches.and_then(|patches| crate::ooxml::patch::apply(&empty, &patches).ok()).unwrap_or_default();
    vec![Patch { range: props, text }]
}
