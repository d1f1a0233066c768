//! The text of an OpenDocument file, in order, with lists numbered and tables built.

use super::damaged;
use super::lists::Counters;
use super::styles::{Styles, attribute};
use crate::document::block::{AutoLabel, Markup, Role};
use crate::document::document::Document;
use crate::document::format::{Furniture, Pages, ParagraphFormat, RunFormat};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::builder::{Builder, Shape};
use crate::ingest::limits::MAX_NESTING;
use crate::ingest::unseen::Unseen;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::BTreeSet;

/// Elements whose text is no text of the document.
const LEFT_OUT: &[&[u8]] = &[
    b"text:tracked-changes",
    b"office:annotation",
    b"office:forms",
    b"svg:title",
    b"svg:desc",
    b"text:note-citation",
    b"text:sequence-decls",
    b"office:event-listeners",
    b"math:math",
    b"text:ruby-text",
];

#[derive(Debug, Clone)]
struct OpenParagraph {
    shape: Shape,
    format: RunFormat,
    /// Text of it was set already, before a text box that stands in it.
    begun: bool,
}

struct Content<'a> {
    styles: &'a Styles,
    builder: Builder,
    /// Formats of the open spans.
    formats: Vec<RunFormat>,
    paragraph: Option<OpenParagraph>,
    /// Paragraphs in which text boxes are open, with the formats of their spans.
    around: Vec<(Option<OpenParagraph>, Vec<RunFormat>)>,
    lists: Vec<String>,
    counters: Counters,
    /// A list item begins that has no paragraph yet: the start that it sets.
    item: Option<Option<u32>>,
    note: bool,
    notes: Vec<String>,
    in_box: usize,
    column: u32,
    /// Columns of the tables around the open one.
    columns: Vec<u32>,
    depth: usize,
    page_field: bool,
    /// Inside a field whose shown text was already replaced.
    in_field: bool,
    unseen: Unseen,
    /// The tracked change whose description is read.
    region: Option<String>,
    /// Tracked deletions whose text stands in the paragraphs.
    deletions: BTreeSet<String>,
    /// Inside one of them.
    deleting: bool,
}

/// Reads the body of `content.xml`.
pub fn read(xml: &[u8], styles: &Styles) -> Result<Document> {
    let mut content = Content::new(styles);
    let changed = memchr::memmem::find(xml, b"<text:tracked-changes").is_some();
    content.walk(xml, b"office:text")?;
    for note in std::mem::take(&mut content.notes) {
        content.builder.push(&note, &RunFormat::default());
        content.builder.end_paragraph(Shape { role: Role::Note, ..Shape::default() })?;
    }
    let mut document = content.builder.document;
    document.notices = Unseen { tracked: changed, ..content.unseen }.notices();
    Ok(document)
}

/// Reads the headers and footers of `styles.xml`.
pub fn furniture(xml: &[u8], styles: &Styles) -> Result<Vec<Furniture>> {
    let kinds: [(&[u8], bool, Pages); 4] = [
        (b"style:header", true, Pages::Default),
        (b"style:header-first", true, Pages::First),
        (b"style:footer", false, Pages::Default),
        (b"style:footer-first", false, Pages::First),
    ];
    let mut all = Vec::new();
    for (element, header, pages) in kinds {
        let mut content = Content::new(styles);
        content.walk(xml, element)?;
        let blocks = content.builder.document.blocks;
        let text = blocks.iter().map(|b| b.text().trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let Some(block) = blocks.iter().find(|b| !b.is_blank()) else { continue };
        all.push(Furniture {
            section: 0,
            header,
            pages,
            text,
            page_field: content.page_field,
            align: block.paragraph.as_ref().map(|p| p.align).unwrap_or_default(),
            format: block.runs.first().map(|r| r.format.clone()).unwrap_or_default(),
        });
    }
    Ok(all)
}

impl<'a> Content<'a> {
    fn new(styles: &'a Styles) -> Self {
        Content {
            styles,
            builder: Builder::with_runs(),
            formats: Vec::new(),
            paragraph: None,
            around: Vec::new(),
            lists: Vec::new(),
            counters: Counters::default(),
            item: None,
            note: false,
            notes: Vec::new(),
            in_box: 0,
            column: 0,
            columns: Vec::new(),
            depth: 0,
            page_field: false,
            in_field: false,
            unseen: Unseen::default(),
            region: None,
            deletions: BTreeSet::new(),
            deleting: false,
        }
    }

    /// Walks the content of the first element of this name.
    fn walk(&mut self, xml: &[u8], root: &[u8]) -> Result<()> {
        let mut reader = Reader::from_reader(xml);
        let mut inside = false;
        let mut left_out: Option<(Vec<u8>, usize)> = None;
        loop {
            let event = reader.read_event().map_err(|cause| damaged().because(cause))?;
            match event {
                Event::Eof => return Ok(()),
                Event::Start(e) if !inside => inside = e.name().as_ref() == root,
                Event::End(e) if inside && left_out.is_none() && e.name().as_ref() == root => return Ok(()),
                Event::Start(e) => {
                    self.depth += 1;
                    if self.depth > MAX_NESTING {
                        return Err(too_deep());
                    }
                    let name = e.name().as_ref().to_vec();
                    self.note_change(&e);
                    match &mut left_out {
                        Some((open, count)) => *count += usize::from(*open == name),
                        None if LEFT_OUT.contains(&name.as_slice()) => {
                            self.unseen.comments += usize::from(name == b"office:annotation");
                            left_out = Some((name, 1));
                        }
                        None => self.start(&e)?,
                    }
                }
                Event::End(e) if inside => {
                    self.depth = self.depth.saturating_sub(1);
                    match &mut left_out {
                        Some((open, count)) => {
                            *count -= usize::from(open.as_slice() == e.name().as_ref());
                            if *count == 0 {
                                left_out = None;
                            }
                        }
                        None => self.end(e.name().as_ref())?,
                    }
                }
                Event::Empty(e) if inside => {
                    self.note_change(&e);
                    if left_out.is_none() {
                        self.empty(&e)?;
                    }
                }
                Event::Text(t) if inside && left_out.is_none() => {
                    let text = t.decode().map_err(|cause| damaged().because(cause))?;
                    self.text(&collapsed(&text, self.builder.open_text()));
                }
                Event::GeneralRef(r) if inside && left_out.is_none() => self.text(&resolved(&r)),
                _ => {}
            }
        }
    }

    /// Remembers which tracked changes are deletions.
    fn note_change(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            b"text:changed-region" => self.region = change_id(element, "text:id"),
            b"text:deletion" => self.deletions.extend(self.region.take()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_field || self.deleting {
            return;
        }
        if self.note {
            if let Some(note) = self.notes.last_mut() {
                note.push_str(text);
            }
            return;
        }
        let Some(paragraph) = &self.paragraph else { return };
        let format = self.formats.last().unwrap_or(&paragraph.format).clone();
        if format.hidden {
            self.unseen.hidden += text.chars().count();
            return;
        }
        self.builder.push(text, &format);
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<()> {
        match element.name().as_ref() {
            b"text:p" | b"text:h" if self.note => {}
            b"text:p" | b"text:h" => self.begin_paragraph(element)?,
            b"text:span" | b"text:a" => self.begin_span(element),
            b"text:list" => self.begin_list(element),
            b"text:list-item" | b"text:list-header" => self.begin_item(element),
            b"table:table" => {
                self.flush_open()?;
                self.columns.push(self.column);
                self.builder.begin_table(true);
            }
            b"table:table-row" => self.column = 0,
            b"table:table-cell" => self.begin_cell(element, false),
            b"table:covered-table-cell" => self.begin_covered(element),
            b"draw:text-box" => {
                self.flush_open()?;
                self.in_box += 1;
                self.around.push((self.paragraph.take(), std::mem::take(&mut self.formats)));
            }
            b"text:note-body" => {
                self.note = true;
                self.notes.push(String::new());
            }
            b"text:page-number" => {
                self.page_field = true;
                self.text("#");
                self.in_field = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart<'_>) -> Result<()> {
        match element.name().as_ref() {
            b"text:tab" => self.text("\t"),
            b"text:line-break" => self.text("\n"),
            b"text:s" => {
                let count = attribute(element, "text:c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(1000);
                self.text(&" ".repeat(count));
            }
            b"text:change-start" => {
                self.deleting = change_id(element, "text:change-id").is_some_and(|id| self.deletions.contains(&id));
            }
            b"text:change-end" => self.deleting = false,
            b"text:soft-hyphen" => self.text("\u{ad}"),
            b"text:page-number" => {
                self.page_field = true;
                self.text("#");
            }
            b"text:p" | b"text:h" if !self.note => {
                self.begin_paragraph(element)?;
                self.end_paragraph()?;
            }
            b"table:table-cell" => {
                self.begin_cell(element, false);
                self.builder.end_paragraph(Shape::default())?;
            }
            b"table:covered-table-cell" => self.begin_covered(element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<()> {
        match name {
            b"text:p" | b"text:h" if !self.note => self.end_paragraph()?,
            b"text:span" | b"text:a" => {
                self.formats.pop();
            }
            b"text:list" => {
                self.lists.pop();
            }
            b"text:list-item" => self.item = None,
            b"table:table-row" => self.builder.end_row(false),
            b"table:table" => {
                self.builder.end_table();
                self.column = self.columns.pop().unwrap_or(0);
            }
            b"draw:text-box" => {
                self.end_paragraph()?;
                self.in_box = self.in_box.saturating_sub(1);
                (self.paragraph, self.formats) = self.around.pop().unwrap_or_default();
            }
            b"text:note-body" => self.note = false,
            b"text:page-number" => self.in_field = false,
            _ => {}
        }
        Ok(())
    }

    /// A paragraph inside a paragraph (a text box at an anchor): the outer one's text so far stands first.
    fn flush_open(&mut self) -> Result<()> {
        match &mut self.paragraph {
            Some(open) if !self.builder.is_empty() => {
                open.begun = true;
                // Its number stands before what was set.
                let rest = Shape { label: None, ..open.shape.clone() };
                let shape = std::mem::replace(&mut open.shape, rest);
                self.builder.end_paragraph(shape)
            }
            _ => Ok(()),
        }
    }

    fn begin_paragraph(&mut self, element: &BytesStart<'_>) -> Result<()> {
        self.flush_open()?;
        let (mut format, mut run): (ParagraphFormat, RunFormat) = self.styles.default_formats();
        if let Some(style) = attribute(element, "text:style-name") {
            self.styles.apply("paragraph", &style, &mut format, &mut run);
            format.style = Some(style);
        }
        let markup = match element.name().as_ref() {
            b"text:h" => {
                let level = attribute(element, "text:outline-level").and_then(|l| l.parse().ok()).unwrap_or(1u8);
                format.outline_level = Some(level.saturating_sub(1));
                Markup::Heading(level)
            }
            _ => Markup::None,
        };
        let role = if self.in_box > 0 { Role::TextBox } else { Role::Body };
        let shape = Shape { format: Some(format), label: self.take_label(), role, markup };
        self.formats.clear();
        self.paragraph = Some(OpenParagraph { shape, format: run, begun: false });
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<()> {
        match self.paragraph.take() {
            Some(open) if open.begun && self.builder.is_empty() => Ok(()),
            Some(open) => self.builder.end_paragraph(open.shape),
            None => Ok(()),
        }
    }

    fn begin_span(&mut self, element: &BytesStart<'_>) {
        let base = self.paragraph.as_ref().map(|p| p.format.clone()).unwrap_or_default();
        let mut run = self.formats.last().cloned().unwrap_or(base);
        if let Some(style) = attribute(element, "text:style-name") {
            self.styles.apply("text", &style, &mut ParagraphFormat::default(), &mut run);
        }
        self.formats.push(run);
    }

    fn begin_list(&mut self, element: &BytesStart<'_>) {
        let own = attribute(element, "text:style-name");
        let continued = attribute(element, "text:continue-numbering").is_some_and(|v| v == "true")
            || attribute(element, "text:continue-list").is_some();
        let name = own.or_else(|| self.lists.last().cloned()).unwrap_or_default();
        if self.lists.is_empty() && !continued {
            self.counters.restart(&name);
        }
        self.lists.push(name);
        self.item = None;
    }

    fn begin_item(&mut self, element: &BytesStart<'_>) {
        self.item = None;
        if element.name().as_ref() == b"text:list-header" {
            return;
        }
        let start = attribute(element, "text:start-value").and_then(|v| v.parse().ok());
        self.item = Some(start);
    }

    /// The number of the open list item: its first paragraph takes it. An item that holds nothing but a deeper list takes none.
    fn take_label(&mut self) -> Option<AutoLabel> {
        let start = self.item.take()?;
        let name = self.lists.last()?;
        let style = self.styles.lists.get(name)?;
        self.counters.next(name, style, self.lists.len(), start)
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>, continues: bool) {
        let span = attribute(element, "table:number-columns-spanned").and_then(|v| v.parse().ok()).unwrap_or(1);
        self.builder.begin_cell(self.column, span, continues);
        self.column += 1;
    }

    /// A covered cell: right of a spanning cell it is nothing, below one it continues.
    fn begin_covered(&mut self, element: &BytesStart<'_>) {
        if self.builder.open_row_len() > self.column {
            self.column += 1;
        } else {
            self.begin_cell(element, true);
        }
    }
}

/// White space in ODF folds to one space, and is nothing at the start of a paragraph.
fn collapsed(text: &str, before: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = before.is_empty() || before.ends_with(' ');
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !blank {
            out.push(c);
        } else if !space {
            out.push(' ');
        }
        space = blank;
    }
    out
}

fn change_id(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attribute(element, name).or_else(|| attribute(element, "xml:id"))
}

fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &[u8] = reference;
    match name {
        b"amp" => "&",
        b"lt" => "<",
        b"gt" => ">",
        b"quot" => "\"",
        b"apos" => "'",
        // An entity of a document type is never followed.
        _ => "",
    }
    .to_owned()
}

fn too_deep() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp ODT lồng quá {MAX_NESTING} lớp; tệp có thể bị hỏng"),
        format!("the ODT is nested deeper than {MAX_NESTING} levels; it may be damaged"),
    )
}
