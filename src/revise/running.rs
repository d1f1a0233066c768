//! Header and footer parts as a mend of page numbers sees them: their paragraphs, the runs in them and where a page-number
//! field stands. Text boxes and drawings are seen and never looked into.

use super::choice::Options;
use super::marks::Pen;
use crate::error::Result;
use crate::ooxml::names::Ns;
use crate::ooxml::package::{Package, Part};
use crate::ooxml::runs::Runs;
use crate::ooxml::xml::{Cursor, Open};
use std::collections::BTreeSet;
use std::ops::Range;

/// Something in a paragraph that can be deleted as a whole.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A run.
    Run(Range<usize>),
    /// A simple field: the element, its instruction, the runs in it.
    Simple(Range<usize>, String, Vec<Range<usize>>),
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Line {
    /// The element.
    pub element: Range<usize>,
    /// Its runs and simple fields.
    pub pieces: Vec<Piece>,
    /// What it shows outside of fields.
    pub words: String,
    /// A page-number field stands in it.
    pub page: bool,
    /// A drawing, a box, an object, or a field that is no page number.
    pub other: bool,
    /// A tracked change stands in it.
    pub tracked: bool,
}

impl Line {
    /// Nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        !self.page && !self.other && self.words.trim().is_empty()
    }

    /// A page number and what goes with one: `Trang 2/5`, `- 2 -`.
    pub fn is_number(&self) -> bool {
        let signs = |word: &str| word.chars().all(|c| "-–—/|.~".contains(c));
        let known = |word: &str| signs(word) || ["trang", "page"].contains(&word.to_lowercase().as_str());
        self.page && !self.other && self.words.split_whitespace().all(known)
    }

    /// A page number and nothing beside it.
    pub fn is_bare_number(&self) -> bool {
        self.is_number() && self.words.trim().is_empty()
    }
}

/// A part.
pub struct RunningPart {
    /// Its text.
    pub part: Part,
    /// Its paragraphs, in order.
    pub lines: Vec<Line>,
    /// A table, or what is hidden from us.
    pub opaque: bool,
    /// Where the content of the root begins.
    pub head: usize,
    /// How new elements are written.
    pub pen: Pen,
    /// Ids in use.
    pub ids: BTreeSet<i64>,
    fields: Vec<Field>,
}

/// An open complex field.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    separated: bool,
}

/// What stands in an instruction that we know: the number of the page and of all pages.
fn kind(instruction: &str) -> Option<bool> {
    let word = instruction.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
    match word.as_str() {
        "PAGE" => Some(true),
        "NUMPAGES" | "SECTIONPAGES" => Some(false),
        _ => None,
    }
}

impl RunningPart {
    /// Reads a part; `None` where the package does not have it.
    pub fn read(package: &mut Package<'_>, name: &str, uri: &str, options: &Options) -> Result<Option<Self>> {
        let nesting = package.nesting();
        let Some(part) = package.part(name)?.filter(|part| part.exact) else { return Ok(None) };
        let runs = Runs::read(&mut Cursor::new(&part.name, &part.text, nesting))?;
        let pen = Pen::new(runs.spelling.as_ref(), uri, options);
        let mut read = RunningPart {
            part: part.clone(),
            lines: Vec::new(),
            opaque: false,
            head: 0,
            pen,
            ids: runs.ids,
            fields: Vec::new(),
        };
        let mut cursor = Cursor::new(&part.name, &part.text, nesting);
        if let Some(root) = cursor.child()? {
            read.head = root.end;
            read.opaque = cursor.raw(root.start..root.end).ends_with("/>");
            read.blocks(&mut cursor)?;
        }
        Ok(Some(read))
    }

    /// Nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        !self.opaque && self.lines.iter().all(Line::is_blank)
    }

    /// Nothing but page numbers is to be seen in it.
    pub fn holds_numbers_only(&self) -> bool {
        !self.opaque && self.lines.iter().all(|line| line.is_blank() || line.is_number())
    }

    fn blocks(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "p") => {
                    self.fields.clear();
                    let mut line = Line::default();
                    self.inline(cursor, &mut line)?;
                    line.element = open.start..cursor.position();
                    self.lines.push(line);
                }
                (Ns::W, "sdt" | "sdtContent" | "customXml") => self.blocks(cursor)?,
                (Ns::W, "sdtPr" | "sdtEndPr" | "bookmarkStart" | "bookmarkEnd") => cursor.skip()?,
                _ => {
                    self.opaque = true;
                    cursor.skip()?;
                }
            }
        }
        Ok(())
    }

    fn inline(&mut self, cursor: &mut Cursor<'_>, line: &mut Line) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "r") => {
                    self.run(cursor, line)?;
                    line.pieces.push(Piece::Run(open.start..cursor.position()));
                }
                (Ns::W, "fldSimple") => self.simple(cursor, &open, line)?,
                (Ns::W, "sdt" | "sdtContent" | "smartTag" | "hyperlink") => self.inline(cursor, line)?,
                (Ns::W, "ins" | "moveTo") => {
                    line.tracked = true;
                    self.inline(cursor, line)?;
                }
                (Ns::W, "del" | "moveFrom") => {
                    line.tracked = true;
                    cursor.skip()?;
                }
                (Ns::W, "pPr") => {
                    let content = cursor.content(&open)?;
                    line.tracked |= cursor.raw(content).contains("PrChange");
                }
                (Ns::W, "sdtPr" | "sdtEndPr" | "smartTagPr" | "proofErr" | "bookmarkStart" | "bookmarkEnd") => {
                    cursor.skip()?;
                }
                _ => {
                    line.other = true;
                    cursor.skip()?;
                }
            }
        }
        Ok(())
    }

    fn run(&mut self, cursor: &mut Cursor<'_>, line: &mut Line) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "fldChar") => {
                    let step = cursor.attr(&open, "fldCharType").unwrap_or_default().into_owned();
                    self.field(&step, line);
                    cursor.skip()?;
                }
                (Ns::W, "instrText") => {
                    let content = cursor.content(&open)?;
                    let text = cursor.raw(content);
                    if let Some(field) = self.fields.last_mut().filter(|f| !f.separated) {
                        field.instruction.push_str(text);
                    }
                }
                (Ns::W, "t") => {
                    let content = cursor.content(&open)?;
                    if self.fields.is_empty() {
                        line.words.push_str(cursor.raw(content));
                    }
                }
                (Ns::W, "tab" | "ptab" | "br" | "cr") => {
                    line.words.push(' ');
                    cursor.skip()?;
                }
                (Ns::W, "noBreakHyphen") => {
                    line.words.push('-');
                    cursor.skip()?;
                }
                (Ns::W, "rPr" | "lastRenderedPageBreak") => {
                    let content = cursor.content(&open)?;
                    line.tracked |= cursor.raw(content).contains("PrChange");
                }
                _ => {
                    line.other = true;
                    cursor.skip()?;
                }
            }
        }
        Ok(())
    }

    fn field(&mut self, step: &str, line: &mut Line) {
        match step {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.separated = true;
                }
            }
            _ => match self.fields.pop().and_then(|field| kind(&field.instruction)) {
                Some(page) => line.page |= page,
                None => line.other = true,
            },
        }
    }

    fn simple<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>, line: &mut Line) -> Result<()> {
        let instruction = cursor.attr(open, "instr").unwrap_or_default().into_owned();
        let mut inner = Line::default();
        self.inline(cursor, &mut inner)?;
        line.tracked |= inner.tracked;
        match kind(&instruction) {
            Some(page) => line.page |= page,
            None => line.other = true,
        }
        let run = |piece: &Piece| match piece {
            Piece::Run(range) => Some(range.clone()),
            Piece::Simple(..) => None,
        };
        let runs: Option<Vec<_>> = inner.pieces.iter().map(run).collect();
        line.other |= inner.other || runs.is_none();
        line.pieces.push(Piece::Simple(open.start..cursor.position(), instruction, runs.unwrap_or_default()));
        Ok(())
    }
}
