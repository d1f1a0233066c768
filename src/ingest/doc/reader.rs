//! From characters and modifiers to blocks.

use super::boxes;
use super::fib::{Fib, Place, u32_at};
use super::formats::Stretches;
use super::lists::Lists;
use super::pieces::{Pieces, Unit};
use super::sections;
use super::styles::{Character, Merge, Paragraph, Styles};
use crate::document::block::Role;
use crate::document::document::Document;
use crate::document::format::{Align, Furniture, Pages, RunFormat, Section};
use crate::error::Result;
use crate::ingest::builder::{Builder, Shape};
use crate::ingest::rows::Rows;
use crate::ingest::unseen::Unseen;

/// Most tables inside each other.
const MAX_TABLES: usize = 16;

pub struct Reader<'a> {
    fib: Fib,
    main: &'a [u8],
    table: &'a [u8],
    pieces: Pieces<'a>,
    characters: Stretches<'a>,
    paragraphs: Stretches<'a>,
    styles: Styles<'a>,
    lists: Lists,
    builder: Builder,
    /// Inside a field's instruction (depth of begun fields without separator).
    instruction: Vec<bool>,
    instruction_text: String,
    page_field: bool,
    high: Option<u16>,
    unseen: Unseen,
    rows: Rows,
}

impl<'a> Reader<'a> {
    pub fn new(main: &'a [u8], table: &'a [u8], fib: Fib) -> Result<Self> {
        let at = |place| fib.table(table, place);
        Ok(Reader {
            pieces: Pieces::read(main, at(Place::Pieces))?,
            characters: Stretches::read(main, at(Place::Characters), false),
            paragraphs: Stretches::read(main, at(Place::Paragraphs), true),
            styles: Styles::read(at(Place::Styles), at(Place::Fonts)),
            lists: Lists::read(at(Place::Lists), fib.after(table, Place::Lists), at(Place::ListOverrides)),
            builder: Builder::with_runs(),
            fib,
            main,
            table,
            instruction: Vec::new(),
            instruction_text: String::new(),
            page_field: false,
            high: None,
            unseen: Unseen::default(),
            rows: Rows::default(),
        })
    }

    pub fn run(mut self) -> Result<Document> {
        let [body, notes, headers, comments, endnotes, boxes] = self.fib.counts;
        let mut sections =
            sections::read(self.main, self.fib.table(self.table, Place::Sections)).into_iter().peekable();
        let mut setups = Vec::new();
        let mut first_block = 0;
        let units = self.pieces.units(0, body);
        let end_start = body.saturating_add(notes).saturating_add(headers).saturating_add(comments);
        let box_start = end_start.saturating_add(endnotes);
        let mut anchored = boxes::read(&self.fib, self.table, boxes).into_iter().peekable();
        let mut start = 0;
        for (index, unit) in units.iter().enumerate() {
            if matches!(unit.value, 0x0D | 0x07 | 0x0C) {
                // A box at the head of its paragraph stands before it.
                let head = units[start..index].iter().take_while(|u| u.value <= 0x20).count();
                while let Some(text) = anchored.next_if(|text| (text.anchor as usize) < start + head) {
                    self.story(box_start.saturating_add(text.start), text.length, Role::TextBox)?;
                }
                self.paragraph(&units[start..index], *unit, Role::Body)?;
                start = index + 1;
                while let Some(text) = anchored.next_if(|text| text.anchor as usize <= index) {
                    self.story(box_start.saturating_add(text.start), text.length, Role::TextBox)?;
                }
            }
            while sections.peek().is_some_and(|(end, _)| *end as usize <= index + 1) {
                if let Some((_, mut section)) = sections.next() {
                    section.first_block = first_block;
                    first_block = self.builder.document.blocks.len() as u32;
                    setups.push(section);
                }
            }
        }
        setups.extend(sections.map(|(_, section)| Section { first_block, ..section }));
        self.tail(&units[start..], Role::Body)?;
        self.rows.close(&mut self.builder, 0);
        let note_start = body;
        let header_start = body.saturating_add(notes);
        for text in anchored {
            self.story(box_start.saturating_add(text.start), text.length, Role::TextBox)?;
        }
        self.story(note_start, notes, Role::Note)?;
        self.story(end_start, endnotes, Role::Note)?;
        let furniture = self.furniture(header_start, headers);
        // Every comment begins with its own mark (MS-DOC 2.3.4).
        let comment_start = header_start.saturating_add(headers);
        let marks = self.pieces.units(comment_start, comment_start.saturating_add(comments));
        self.unseen.comments = marks.iter().filter(|unit| unit.value == 5).count();
        let mut document = self.builder.document;
        document.sections = setups;
        document.furniture = furniture;
        document.notices = self.unseen.notices();
        Ok(document)
    }

    /// A story beside the body: its non-empty paragraphs.
    fn story(&mut self, start: u32, count: u32, role: Role) -> Result<()> {
        let units = self.pieces.units(start, start.saturating_add(count));
        let mut from = 0;
        for (index, unit) in units.iter().enumerate() {
            if unit.value == 0x0D {
                if units[from..index].iter().any(|u| u.value > 0x20) {
                    self.paragraph(&units[from..index], *unit, role)?;
                }
                from = index + 1;
            }
        }
        Ok(())
    }

    fn tail(&mut self, units: &[Unit], role: Role) -> Result<()> {
        match units.last() {
            Some(last) => self.paragraph(units, *last, role),
            None => Ok(()),
        }
    }

    fn paragraph(&mut self, units: &[Unit], mark: Unit, role: Role) -> Result<()> {
        let (style, properties) = match self.paragraphs.at(mark.at) {
            Some(stretch) => (stretch.style, self.styles.paragraph(stretch.style, stretch.grpprl)),
            None => (0, self.styles.paragraph(0, &[])),
        };
        let depth = (properties.depth as usize).min(MAX_TABLES);
        if mark.value == 0x07 && properties.row_end || properties.inner_row_end && depth > 1 {
            self.end_row(&properties, depth.max(1));
            return Ok(());
        }
        if role == Role::Body {
            self.rows.open(&mut self.builder, depth, |_| false);
        }
        self.text(units, style);
        // A page break alone ends no paragraph of its own.
        if mark.value == 0x0C && self.builder.is_empty() {
            return Ok(());
        }
        let label = if properties.list > 0 && properties.list != 0x07FF {
            self.lists.next(properties.list, properties.level)
        } else {
            None
        };
        let shape = Shape { format: Some(properties.format), label, role, ..Shape::default() };
        self.builder.end_paragraph(shape)?;
        if role == Role::Body && (mark.value == 0x07 || properties.inner_cell && depth > 1) {
            self.rows.end_cell();
        }
        Ok(())
    }

    fn end_row(&mut self, properties: &Paragraph, depth: usize) {
        if self.rows.end_row(&mut self.builder, depth) {
            self.builder.merge_row(|column| {
                properties.cells.get(column as usize).map_or((false, false), |m| (m.left, m.above))
            });
            let merged = |m: &&Merge| !m.left;
            self.builder.end_row_with_borders(properties.cells.iter().filter(merged).map(|m| m.border).collect());
        }
    }

    fn text(&mut self, units: &[Unit], style: u16) {
        let mut until = 0;
        let mut looks = Character::default();
        for unit in units {
            if unit.at >= until || until == 0 {
                (looks, until) = match self.characters.at(unit.at) {
                    Some(stretch) => (self.styles.character(style, stretch.grpprl), stretch.end),
                    None => (self.styles.character(style, &[]), unit.at + 1),
                };
            }
            self.unit(unit.value, &looks);
        }
    }

    fn unit(&mut self, value: u16, looks: &Character) {
        match value {
            0x13 => {
                self.instruction.push(true);
                self.instruction_text.clear();
                return;
            }
            0x14 => {
                if let Some(last) = self.instruction.last_mut() {
                    *last = false;
                }
                self.page_field |= self.instruction_text.trim_start().starts_with("PAGE")
                    && !self.instruction_text.contains("PAGEREF");
                return;
            }
            0x15 => {
                self.instruction.pop();
                return;
            }
            _ if self.instruction.contains(&true) => {
                self.instruction_text.extend(char::from_u32(u32::from(value)));
                return;
            }
            _ => {}
        }
        self.unseen.tracked |= looks.deleted || looks.inserted;
        if looks.deleted {
            return;
        }
        if looks.format.hidden {
            self.unseen.hidden += 1;
            return;
        }
        let c = match value {
            0x28 if looks.symbol.is_some() => char::from_u32(u32::from(looks.symbol.unwrap_or(0))),
            0x09 => Some('\t'),
            0x0B => Some('\n'),
            0x1E => Some('\u{2011}'),
            0x1F => Some('\u{ad}'),
            0..=0x1F => None,
            0xD800..=0xDBFF => {
                self.high = Some(value);
                None
            }
            0xDC00..=0xDFFF => self.high.take().and_then(|high| char::decode_utf16([high, value]).next()?.ok()),
            _ => char::from_u32(u32::from(value)),
        };
        if let Some(c) = c {
            self.builder.push(c.encode_utf8(&mut [0; 4]), &looks.format);
        }
    }

    /// The stories of the headers: six separators, then for each section even, odd, first; headers before footers of a kind.
    fn furniture(&mut self, start: u32, count: u32) -> Vec<Furniture> {
        const KINDS: [(bool, Pages); 6] = [
            (true, Pages::Even),
            (true, Pages::Default),
            (false, Pages::Even),
            (false, Pages::Default),
            (true, Pages::First),
            (false, Pages::First),
        ];
        let table = self.fib.table(self.table, Place::Headers);
        let stories = (table.len() / 4).saturating_sub(2).min(6 * 200);
        let mut all = Vec::new();
        for story in 6..stories {
            let (Some(from), Some(to)) = (u32_at(table, story * 4), u32_at(table, story * 4 + 4)) else { break };
            if to <= from || to > count {
                continue;
            }
            let units = self.pieces.units(start.saturating_add(from), start.saturating_add(to));
            let (header, pages) = KINDS[story % 6];
            if let Some(mut item) = self.story_furniture(&units) {
                (item.header, item.pages, item.section) = (header, pages, (story / 6 - 1) as u32);
                all.push(item);
            }
        }
        all
    }

    fn story_furniture(&mut self, units: &[Unit]) -> Option<Furniture> {
        self.page_field = false;
        let mut text = String::new();
        let mut looks = RunFormat::default();
        let mut align = Align::Left;
        let mut from = 0;
        for (index, unit) in units.iter().enumerate().filter(|(_, u)| matches!(u.value, 0x0D | 0x07)) {
            let stretch = self.paragraphs.at(unit.at);
            let style = stretch.map_or(0, |s| s.style);
            let format = self.styles.paragraph(style, stretch.map_or(&[][..], |s| s.grpprl)).format;
            self.text(&units[from..index], style);
            if !self.builder.is_empty() {
                align = format.align;
                looks = self.builder.open_format().unwrap_or_default();
                text.push_str(self.builder.open_text());
                text.push('\n');
            }
            self.builder.drop_open();
            from = index + 1;
        }
        let page_field = std::mem::take(&mut self.page_field);
        let mut text = text.trim().to_owned();
        if page_field && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
            text = "#".to_owned();
        }
        (!text.is_empty() || page_field).then(|| Furniture {
            text,
            page_field,
            align,
            format: looks,
            ..Furniture::default()
        })
    }
}
