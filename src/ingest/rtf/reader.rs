//! The state machine of RTF.

use super::lists::Lists;
use super::token::{Token, Tokens};
use crate::document::block::{AutoLabel, Role};
use crate::document::document::Document;
use crate::document::format::{Align, Furniture, LineSpacing, Pages, ParagraphFormat, RunFormat, Section};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::builder::{Builder, Shape};
use crate::ingest::limits::MAX_NESTING;
use crate::ingest::rows::Rows;
use crate::ingest::unseen::Unseen;
use crate::ooxml::units::bounded;
use std::collections::BTreeMap;

/// Most tables inside each other.
const MAX_TABLES: usize = 16;

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Target {
    #[default]
    Body,
    Nowhere,
    FontTable,
    /// The shown number of a list item.
    Label,
    /// A running header or footer: header, pages.
    Furniture(bool, Pages),
    /// A footnote; its text is set behind the body.
    Note,
    /// The definitions of lists.
    ListTable,
    /// The text of a level in them.
    LevelText,
}

#[derive(Debug, Clone, Default)]
struct State {
    target: Target,
    format: RunFormat,
    font: i32,
    paragraph: ParagraphFormat,
    /// Line distance as written: value, is a multiple.
    line: (i32, bool),
    in_table: bool,
    /// `\itap`: depth of nested tables, 0 where the file does not say.
    table_depth: usize,
    /// `\ls` and `\ilvl`: list, from 1, and level.
    list: (u32, u8),
    skip_after_unicode: usize,
    /// The group began with `\*`.
    optional: bool,
}

#[derive(Debug, Clone, Default)]
struct Font {
    name: String,
    charset: i32,
}

pub struct Reader<'a> {
    tokens: Tokens<'a>,
    stack: Vec<State>,
    state: State,
    builder: Builder,
    fonts: BTreeMap<i32, Font>,
    code_page: i32,
    /// Bytes waiting to be decoded by one code page.
    pending: Vec<u8>,
    /// Code units of `\u` waiting for their pair.
    high: Option<u16>,
    to_skip: usize,
    label: String,
    furniture: String,
    furniture_page: bool,
    furniture_looks: (Align, RunFormat),
    section: Section,
    /// Right borders of the row's cells, from `\cellx`.
    borders: Vec<i32>,
    /// `\clvmrg` of the row's cells.
    merged: Vec<bool>,
    next_merged: bool,
    unseen: Unseen,
    rows: Rows,
    /// Footnotes read so far; a line each paragraph.
    notes: Vec<String>,
    lists: Lists,
    /// Where the last paragraph's end stands.
    last_par: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let state = State { skip_after_unicode: 1, ..State::default() };
        Reader {
            tokens: Tokens::new(bytes),
            stack: Vec::new(),
            state,
            builder: Builder::with_runs(),
            fonts: BTreeMap::new(),
            code_page: 1252,
            pending: Vec::new(),
            high: None,
            to_skip: 0,
            label: String::new(),
            furniture: String::new(),
            furniture_page: false,
            furniture_looks: (Align::Left, RunFormat::default()),
            section: Section {
                width: 12240,
                height: 15840,
                left: 1800,
                right: 1800,
                top: 1440,
                bottom: 1440,
                ..Section::default()
            },
            borders: Vec::new(),
            merged: Vec::new(),
            next_merged: false,
            unseen: Unseen::default(),
            rows: Rows::default(),
            notes: Vec::new(),
            lists: Lists::of(bytes),
            last_par: memchr::memmem::rfind(bytes, b"\\par").unwrap_or(0),
        }
    }

    pub fn run(mut self) -> Result<Document> {
        while let Some(token) = self.tokens.next() {
            self.token(token)?;
            if token == Token::Close && self.stack.is_empty() && self.tokens.is_past(self.last_par) {
                break; // what follows the last group is no part of the document
            }
        }
        self.flush();
        if !self.builder.is_empty() {
            self.end_paragraph()?;
        }
        self.rows.close(&mut self.builder, 0);
        self.set_notes()?;
        let mut document = self.builder.document;
        document.sections = vec![self.section];
        document.notices = self.unseen.notices();
        Ok(document)
    }

    fn token(&mut self, token: Token<'_>) -> Result<()> {
        match token {
            Token::Open => {
                self.flush();
                if self.stack.len() >= MAX_NESTING {
                    return Err(too_deep());
                }
                self.stack.push(self.state.clone());
                self.state.optional = false;
            }
            Token::Close => self.close(),
            Token::Hex(byte) | Token::Byte(byte) if self.to_skip > 0 => {
                let _ = byte;
                self.to_skip -= 1;
            }
            Token::Hex(byte) | Token::Byte(byte) => self.pending.push(byte),
            Token::Symbol(symbol) => self.symbol(symbol)?,
            Token::Word(name, number) => {
                self.flush();
                self.word(name, number)?;
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        let was = self.state.target;
        if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        if let (Target::Furniture(header, pages), false) = (was, was == self.state.target) {
            self.keep_furniture(header, pages);
        }
        self.to_skip = 0;
    }

    fn keep_furniture(&mut self, header: bool, pages: Pages) {
        let text = std::mem::take(&mut self.furniture);
        let page_field = std::mem::take(&mut self.furniture_page);
        // The number that the field showed when the file was saved says nothing.
        let text = if page_field && text.trim().bytes().all(|b| b.is_ascii_digit()) { "#".to_owned() } else { text };
        if !text.trim().is_empty() || page_field {
            self.builder.document.furniture.push(Furniture {
                header,
                pages,
                text: text.trim().to_owned(),
                page_field,
                align: self.furniture_looks.0,
                format: self.furniture_looks.1.clone(),
                section: 0,
            });
        }
    }

    fn symbol(&mut self, symbol: u8) -> Result<()> {
        match symbol {
            b'*' => self.state.optional = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("\u{2011}"),
            b'-' => self.text("\u{ad}"),
            b'\\' | b'{' | b'}' => self.pending.push(symbol),
            b'\r' | b'\n' => {
                self.flush();
                self.end_paragraph()?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Decodes the waiting bytes by the code page of the font.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let charset = self.fonts.get(&self.state.font).map_or(0, |f| f.charset);
        let encoding = match (charset, self.code_page) {
            (163, _) | (0 | 1, 1258) => encoding_rs::WINDOWS_1258,
            _ => encoding_rs::WINDOWS_1252,
        };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        if !self.pending.is_empty() {
            self.flush();
        }
        match self.state.target {
            Target::Nowhere => {}
            Target::FontTable => {
                let font = self.fonts.entry(self.state.font).or_default();
                font.name.push_str(text);
            }
            Target::Label => self.label.push_str(text),
            Target::ListTable => {}
            Target::LevelText => self.lists.text(text),
            Target::Note => {
                if let Some(note) = self.notes.last_mut() {
                    note.push_str(text);
                }
            }
            Target::Furniture(..) => {
                self.furniture_looks = (self.state.paragraph.align, self.state.format.clone());
                self.furniture.push_str(text);
            }
            Target::Body => {
                if self.state.format.hidden {
                    self.unseen.hidden += text.chars().count();
                    return;
                }
                self.open_place();
                let mut format = self.state.format.clone();
                format.font = self
                    .fonts
                    .get(&self.state.font)
                    .map(|f| f.name.trim_end_matches(';').trim().to_owned())
                    .filter(|n| !n.is_empty());
                self.builder.push(text, &format);
            }
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        self.to_skip = self.state.skip_after_unicode;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), 0xDC00..=0xDFFF) => {
                let text: String = char::decode_utf16([high, unit]).map(|c| c.unwrap_or('\u{FFFD}')).collect();
                self.text(&text);
            }
            (_, unit) => {
                let c = char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}');
                self.text(c.encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) -> Result<()> {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        if name == "shptxt" && self.state.target == Target::Body && !self.builder.is_empty() {
            // What stands before a text box in its paragraph is set before it.
            self.end_paragraph()?;
        }
        let is_destination = self.destination(name);
        self.state.optional = false;
        if is_destination {
            return Ok(());
        }
        if self.state.target == Target::ListTable && self.lists.word(name, value) {
            return Ok(());
        }
        match name {
            "u" => self.unicode(value),
            "uc" => self.state.skip_after_unicode = usize::try_from(value).unwrap_or(1).min(16),
            "bin" => self.tokens.skip_bytes(usize::try_from(value).unwrap_or(0)),
            "ansicpg" => self.code_page = value,
            "par" | "sect" => self.end_paragraph()?,
            "tab" => self.text("\t"),
            "line" => self.text("\n"),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "chpgn" => {
                self.furniture_page = true;
                self.text("#");
            }
            "cell" => self.end_cell(1)?,
            "nestcell" => self.end_cell(self.state.table_depth.max(2))?,
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.state.table_depth.max(2)),
            "trowd" => {
                self.borders.clear();
                self.merged.clear();
            }
            "clvmrg" => self.next_merged = true,
            "cellx" => {
                self.borders.push(bounded(value));
                self.merged.push(std::mem::take(&mut self.next_merged));
            }
            "intbl" => self.state.in_table = true,
            "itap" => {
                self.state.table_depth = usize::try_from(value).unwrap_or(0).min(MAX_TABLES);
                self.state.in_table |= self.state.table_depth > 0;
            }
            "ls" => self.state.list.0 = u32::try_from(value).unwrap_or(0),
            "ilvl" => self.state.list.1 = u8::try_from(value).unwrap_or(0).min(8),
            "revised" | "deleted" => {
                self.unseen.tracked = true;
                if name == "deleted" && on {
                    self.state.target = Target::Nowhere;
                }
            }
            _ if self.character(name, number, on, value) => {}
            _ if self.paragraph(name, value) => {}
            _ => self.page(name, value),
        }
        Ok(())
    }

    /// Words that begin a destination.
    fn destination(&mut self, name: &str) -> bool {
        let header = |pages| Target::Furniture(true, pages);
        let footer = |pages| Target::Furniture(false, pages);
        let target = match name {
            "fonttbl" => Target::FontTable,
            "listtext" | "pntext" => {
                self.label.clear();
                Target::Label
            }
            "header" | "headerr" => header(Pages::Default),
            "headerl" => header(Pages::Even),
            "headerf" => header(Pages::First),
            "footer" | "footerr" => footer(Pages::Default),
            "footerl" => footer(Pages::Even),
            "footerf" => footer(Pages::First),
            "footnote" => {
                if self.state.target == Target::Body {
                    self.notes.push(String::new());
                }
                Target::Note
            }
            "listtable" | "listoverridetable" => Target::ListTable,
            "leveltext" if self.state.target == Target::ListTable => {
                self.lists.begin_text();
                Target::LevelText
            }
            // The numbers of lists as Word 95 reads them; the row's borders of a nested table.
            "nesttableprops" => return true,
            "colortbl" | "stylesheet" | "info" | "pict" | "object" | "nonesttables" | "shprslt" | "levelnumbers"
            | "generator" | "themedata" | "colorschememapping" | "datastore" | "latentstyles" | "rsidtbl"
            | "xmlnstbl" | "fldinst" | "nonshppict" | "atnid" | "atnauthor" | "annotation" | "bkmkstart"
            | "bkmkend" | "pgptbl" | "sp" | "listpicture" | "mmathPr" | "wgrffmtfilter" | "falt" | "panose"
            | "userprops" | "revtbl" | "tc" | "xe" => {
                match name {
                    "fldinst" => self.note_page_field(),
                    "annotation" => self.unseen.comments += 1,
                    _ => {}
                }
                Target::Nowhere
            }
            "shptxt" | "fldrslt" | "shpinst" => return true,
            _ if self.state.optional => Target::Nowhere,
            _ => return false,
        };
        if self.state.target != Target::Nowhere {
            self.state.target = target;
        }
        true
    }

    /// `{\*\fldinst PAGE}` in a header: look ahead at the instruction.
    fn note_page_field(&mut self) {
        if !matches!(self.state.target, Target::Furniture(..)) {
            return;
        }
        let ahead: String = self
            .tokens
            .clone()
            .take(64)
            .take_while(|t| *t != Token::Close)
            .filter_map(|t| if let Token::Byte(b) = t { Some(b as char) } else { None })
            .collect();
        if ahead.trim_start().starts_with("PAGE") {
            self.furniture_page = true;
        }
    }

    fn character(&mut self, name: &str, number: Option<i32>, on: bool, value: i32) -> bool {
        let format = &mut self.state.format;
        match name {
            "b" => format.bold = on,
            "i" => format.italic = on,
            "ul" => format.underline = on,
            "ulnone" => format.underline = false,
            "caps" => format.caps = on,
            "scaps" => format.small_caps = on,
            "strike" => format.strike = on,
            "v" => format.hidden = on,
            "super" => format.superscript = true,
            "nosupersub" => format.superscript = false,
            "fs" => format.size = u16::try_from(number.unwrap_or(24)).ok(),
            "plain" => {
                *format = RunFormat { size: Some(24), ..RunFormat::default() };
            }
            "f" => self.state.font = value,
            "fcharset" => self.fonts.entry(self.state.font).or_default().charset = value,
            _ => return false,
        }
        true
    }

    fn paragraph(&mut self, name: &str, value: i32) -> bool {
        let value = bounded(value);
        let paragraph = &mut self.state.paragraph;
        match name {
            "pard" => {
                *paragraph = ParagraphFormat::default();
                self.state.line = (0, false);
                self.state.in_table = false;
                self.state.table_depth = 0;
                self.state.list = (0, 0);
            }
            "ql" => paragraph.align = Align::Left,
            "qc" => paragraph.align = Align::Centre,
            "qr" => paragraph.align = Align::Right,
            "qj" => paragraph.align = Align::Justify,
            "fi" => paragraph.first_line = value,
            "li" | "lin" => paragraph.indent_left = value,
            "ri" | "rin" => paragraph.indent_right = value,
            "sb" => paragraph.before = value,
            "sa" => paragraph.after = value,
            "sl" => self.state.line.0 = value,
            "slmult" => self.state.line.1 = value == 1,
            "outlinelevel" => paragraph.outline_level = u8::try_from(value).ok(),
            _ => return false,
        }
        true
    }

    fn page(&mut self, name: &str, value: i32) {
        let value = bounded(value);
        let section = &mut self.section;
        match name {
            "paperw" | "pgwsxn" => section.width = value,
            "paperh" | "pghsxn" => section.height = value,
            "margl" | "marglsxn" => section.left = value,
            "margr" | "margrsxn" => section.right = value,
            "margt" | "margtsxn" => section.top = value,
            "margb" | "margbsxn" => section.bottom = value,
            "landscape" | "lndscpsxn" => section.landscape = true,
            "titlepg" => section.title_page = true,
            _ => {}
        }
    }

    fn shape(&mut self) -> Shape {
        let mut format = self.state.paragraph.clone();
        format.line = match self.state.line {
            (0, _) => Some(LineSpacing::Multiple(1.0)),
            (value, true) => Some(LineSpacing::Multiple(value as f32 / 240.0)),
            (value, false) if value < 0 => Some(LineSpacing::Exactly(-value)),
            (value, false) => Some(LineSpacing::AtLeast(value)),
        };
        let label = std::mem::take(&mut self.label);
        let text = label.trim();
        let shown = (!text.is_empty()).then(|| AutoLabel {
            text: text.to_owned(),
            list: 1,
            level: 0,
            bullet: !text.chars().any(char::is_alphanumeric),
        });
        let (list, level) = self.state.list;
        let label = shown.or_else(|| self.lists.next(list, level));
        Shape { format: Some(format), label, ..Shape::default() }
    }

    fn end_paragraph(&mut self) -> Result<()> {
        match self.state.target {
            Target::Nowhere | Target::FontTable | Target::Label | Target::ListTable | Target::LevelText => Ok(()),
            Target::Furniture(..) => {
                self.furniture.push('\n');
                Ok(())
            }
            Target::Note => {
                self.text("\n");
                Ok(())
            }
            Target::Body => {
                self.open_place();
                let shape = self.shape();
                self.builder.end_paragraph(shape)
            }
        }
    }

    /// Opens and closes tables, rows and cells until the paragraph has its place.
    fn open_place(&mut self) {
        if self.state.target == Target::Body {
            self.open_depth(if self.state.in_table { self.state.table_depth.max(1) } else { 0 });
        }
    }

    fn open_depth(&mut self, depth: usize) {
        // The borders of a nested row stand behind it.
        let merged = if depth == 1 { self.merged.as_slice() } else { &[] };
        self.rows.open(&mut self.builder, depth, |cell| merged.get(cell as usize).copied().unwrap_or(false));
    }

    fn end_cell(&mut self, depth: usize) -> Result<()> {
        if self.state.target != Target::Body {
            return self.end_paragraph();
        }
        self.state.in_table = true;
        self.open_depth(depth);
        let shape = self.shape();
        self.builder.end_paragraph(shape)?;
        self.rows.end_cell();
        Ok(())
    }

    fn end_row(&mut self, depth: usize) {
        if self.state.target == Target::Body && self.rows.end_row(&mut self.builder, depth) {
            self.builder.end_row_with_borders(self.borders.clone());
        }
    }

    /// Sets the footnotes behind the body.
    fn set_notes(&mut self) -> Result<()> {
        for note in std::mem::take(&mut self.notes) {
            for line in note.lines().map(str::trim).filter(|line| !line.is_empty()) {
                self.builder.push(line, &RunFormat::default());
                self.builder.end_paragraph(Shape { role: Role::Note, ..Shape::default() })?;
            }
        }
        Ok(())
    }
}

fn too_deep() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        format!("tệp RTF lồng quá {MAX_NESTING} lớp; tệp có thể bị hỏng"),
        format!("the RTF file is nested deeper than {MAX_NESTING} levels; it may be damaged"),
    )
}
