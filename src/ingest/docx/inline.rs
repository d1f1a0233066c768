//! Inside a paragraph: runs and what wraps them, and inside a run: text, tabs, breaks, symbols, fields, drawings.

use super::looks;
use super::story::{NoteRef, Story, holds_content};
use crate::document::format::RunFormat;
use crate::error::Result;
use crate::ooxml::names::Ns;
use crate::ooxml::paragraph::ParagraphProps;
use crate::ooxml::run::RunProps;
use crate::ooxml::symbols;
use crate::ooxml::text::shown_text;
use crate::ooxml::xml::{Cursor, Open};
use std::rc::Rc;

/// Stands for a page number in a header or footer.
const PAGE_MARK: &str = "#";

impl Story<'_> {
    /// Reads a `w:p`.
    pub(super) fn paragraph<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        self.begin_paragraph();
        self.inlines(cursor)?;
        self.end_paragraph(open.start..cursor.position())
    }

    fn inlines(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "r") => self.run(cursor, &open)?,
                (Ns::W, "pPr") => {
                    self.draft.props = self.paragraphs.read(cursor, &open, ParagraphProps::read)?;
                    self.draft.base = None;
                }
                (Ns::W, "del" | "moveFrom") => self.skip_tracked(cursor)?,
                (Ns::W, "ins" | "moveTo") => {
                    self.tally.tracked += 1;
                    self.inlines(cursor)?;
                }
                (Ns::W, "fldSimple") => self.simple_field(cursor, &open)?,
                (Ns::M, _) => self.math(cursor)?,
                (Ns::Mc, "AlternateContent") => self.alternative(cursor, Self::inlines)?,
                (Ns::W, name) if holds_content(name) => self.inlines(cursor)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn simple_field<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        let instruction = cursor.attr(open, "instr").unwrap_or_default();
        self.fields.begin();
        self.fields.instruct(&instruction);
        let is_page = self.fields.separate();
        self.inlines(cursor)?;
        if is_page {
            // It takes the format of the result, which the runs inside have just set.
            self.page_mark();
        }
        self.fields.end();
        Ok(())
    }

    fn run<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        let first = self.draft.pieces.len();
        self.draft.format = None;
        self.draft.direct = Rc::clone(&self.plain);
        self.run_content(cursor)?;
        let range = open.start as u32..cursor.position() as u32;
        for piece in self.draft.pieces.iter_mut().skip(first) {
            piece.run = range.clone();
        }
        Ok(())
    }

    fn run_content(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "t") => {
                    let preserve = cursor.keeps_space(&open);
                    let content = cursor.content(&open)?;
                    let text = shown_text(cursor.raw(content), preserve);
                    self.text(&text, open.start, cursor);
                }
                (Ns::W, "rPr") => {
                    self.draft.direct = self.runs.read(cursor, &open, |cursor| RunProps::read(cursor).map(Rc::new))?;
                    self.draft.format = None;
                }
                (Ns::W, "drawing") => self.drawing(cursor)?,
                (Ns::W, "pict" | "object") => self.vml(cursor, Some(1.0))?,
                (Ns::W, "ruby") => self.ruby(cursor)?,
                (Ns::Mc, "AlternateContent") => self.alternative(cursor, Self::run_content)?,
                (Ns::W, _) => self.special(cursor, &open)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    /// Everything in a run that is neither plain text nor a container.
    fn special<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) -> Result<()> {
        let shown = match open.local {
            "tab" | "ptab" => Some('\t'),
            "br" => match cursor.attr(open, "type").as_deref() {
                // A page or column break is white space too, but not a line break that an author set inside a line.
                Some("page" | "column") => Some('\u{c}'),
                _ => Some('\n'),
            },
            "cr" => Some('\n'),
            "noBreakHyphen" => Some('\u{2011}'),
            "softHyphen" => Some('\u{ad}'),
            "sym" => {
                let font = cursor.attr(open, "font");
                let code = cursor.attr(open, "char").unwrap_or_default();
                symbols::symbol(font.as_deref(), &code)
            }
            "instrText" => {
                let content = cursor.content(open)?;
                self.fields.instruct(&shown_text(cursor.raw(content), true));
                if self.running {
                    // Word gives the result the looks of the instruction.
                    self.instruction_format = Some(self.format());
                }
                return Ok(());
            }
            "fldChar" => {
                self.field_mark(cursor, open);
                None
            }
            "pgNum" => {
                self.page_mark();
                None
            }
            "footnoteReference" | "endnoteReference" => {
                self.note(cursor, open);
                None
            }
            "commentReference" => {
                self.tally.comments += 1;
                None
            }
            _ => None,
        };
        cursor.skip()?;
        if let Some(c) = shown {
            self.text(c.encode_utf8(&mut [0; 4]), open.start, cursor);
        }
        Ok(())
    }

    fn field_mark<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let is_page = match cursor.attr(open, "fldCharType").as_deref() {
            Some("begin") => {
                self.fields.begin();
                false
            }
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => false,
        };
        if is_page {
            self.page_mark();
        }
    }

    /// In a header or footer, sets the mark for a page number and keeps how it looks.
    fn page_mark(&mut self) {
        if self.running {
            let format = self.instruction_format.take().unwrap_or_else(|| self.format());
            self.draft.page_field.get_or_insert_with(|| (*format).clone());
            self.draft.push(PAGE_MARK, &format, None);
        }
    }

    fn note<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        if self.fields.shows_text()
            && !self.running
            && let Some(id) = cursor.attr(open, "id")
        {
            self.notes.push(NoteRef { foot: open.local == "footnoteReference", id: id.into_owned() });
        }
    }

    /// Text of the content element that begins at `start` and ends where the cursor is.
    fn text(&mut self, text: &str, start: usize, cursor: &Cursor<'_>) {
        if !self.fields.shows_text() || self.running && self.fields.in_page_result() {
            return;
        }
        let format = self.format();
        if format.hidden {
            self.tally.hidden += usize::from(!self.draft.hiding && !text.is_empty());
            self.draft.hiding = true;
            return;
        }
        self.draft.hiding = false;
        self.draft.push(text, &format, Some(start..cursor.position()));
    }

    /// The effective format of the current run.
    fn format(&mut self) -> Rc<RunFormat> {
        if let Some(format) = &self.draft.format {
            return Rc::clone(format);
        }
        let base = match &self.draft.base {
            Some(base) => Rc::clone(base),
            None => {
                let base = self.cascade.base(self.draft.props.style.as_deref(), self.table_style);
                self.draft.base = Some(Rc::clone(&base));
                base
            }
        };
        let format = match &self.recent {
            Some((direct, of, format))
                if Rc::ptr_eq(of, &base)
                    && (Rc::ptr_eq(direct, &self.draft.direct) || *direct == self.draft.direct) =>
            {
                Rc::clone(format)
            }
            _ => {
                let props = self.cascade.run(&base, &self.draft.direct);
                let format = Rc::new(looks::run(&props, self.cascade));
                self.recent = Some((Rc::clone(&self.draft.direct), base, Rc::clone(&format)));
                format
            }
        };
        self.draft.format = Some(Rc::clone(&format));
        format
    }

    /// Of text with a reading beside it only the text itself.
    fn ruby(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "rubyBase") => self.inlines(cursor)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    /// The characters of a formula, in their order.
    fn math(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::M, "t") => {
                    let content = cursor.content(&open)?;
                    let text = shown_text(cursor.raw(content), true);
                    self.text(&text, open.start, cursor);
                }
                (Ns::M, name) if holds_content(name) => self.math(cursor)?,
                (Ns::W, "r") => self.run(cursor, &open)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }
}
