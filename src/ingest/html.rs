//! HTML, also as Word and web pages name it `.doc`: the tokens of html5ever, blocks and tables by their elements. Scripts, styles,
//! menus and forms are left out; nothing is fetched. Looks are not read: web pages do not show what the printed page shows.

use super::builder::{Builder, Shape};
use super::decode::decode_declared;
use super::limits::MAX_NESTING;
use crate::document::block::{AutoLabel, Markup, Role};
use crate::document::document::Document;
use crate::document::format::RunFormat;
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::crowded;
use crate::ingest::joining;
use crate::ingest::unseen::Unseen;
use crate::text::ordinal;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Elements that are no part of a plan's text.
const LEFT_OUT: &[&str] = &[
    "script", "style", "title", "nav", "menu", "aside", "footer", "noscript", "template", "svg", "select", "button",
    "form", "iframe", "object", "canvas", "audio", "video", "math", "xml",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "section",
    "article",
    "main",
    "header",
    "blockquote",
    "center",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "address",
    "hr",
    "caption",
    "body",
    "ul",
    "ol",
    "dl",
    "pre",
];

/// Reads an HTML file.
pub fn read(bytes: &[u8]) -> Result<Document> {
    read_declared(bytes, None)
}

/// Reads a page whose encoding is told beside it; else its own `meta` tells.
pub fn read_declared(bytes: &[u8], label: Option<&str>) -> Result<Document> {
    let own = label.is_none().then(|| charset(bytes)).flatten();
    let decoded = decode_declared(bytes, label.or(own.as_deref()));
    crowded::refuse(&decoded.text)?;
    let sink = Sink(RefCell::new(Page { builder: Builder::with_runs(), ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&decoded.text));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut document = tokenizer.sink.0.into_inner().finish()?;
    document.notices.extend(decoded.notices);
    Ok(document)
}

/// The encoding that the page's head names: `charset=…`.
fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let rest = &head[head.find("charset=")? + 8..];
    let label: String = rest
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        let result = match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(text) => page.characters(&text),
            _ => Ok(()),
        };
        page.remember(result);
        TokenSinkResult::Continue
    }
}

/// An open list: ordered with its next number and kind, or not.
struct List {
    next: Option<u32>,
    kind: String,
}

#[derive(Default)]
struct Page {
    builder: Builder,
    fonts: Vec<Option<String>>,
    lists: Vec<List>,
    label: Option<AutoLabel>,
    markup: Markup,
    pre: usize,
    left_out: Option<(String, usize)>,
    /// Columns of every open table that cells above still cover: (column, rows left, span).
    covered: Vec<Vec<(u32, u32, u32)>>,
    column: u32,
    columns: Vec<u32>,
    row_open: Vec<bool>,
    failed: Option<Error>,
    lists_seen: u32,
    /// What is left out now is hidden; it was deleted.
    hiding: bool,
    deleting: bool,
    unseen: Unseen,
    /// Open `div`s inside a footnote.
    note: usize,
}

impl Page {
    fn remember(&mut self, result: Result<()>) {
        if let Err(error) = result {
            self.failed.get_or_insert(error);
        }
    }

    fn finish(mut self) -> Result<Document> {
        self.end_paragraph();
        while self.builder.depth() > 0 {
            self.builder.end_table();
        }
        let mut document = self.builder.document;
        document.notices = self.unseen.notices();
        self.failed.map_or(Ok(document), Err)
    }

    fn characters(&mut self, text: &str) -> Result<()> {
        if self.left_out.is_some() || self.failed.is_some() {
            self.unseen.hidden += if self.hiding { text.chars().filter(|c| !c.is_whitespace()).count() } else { 0 };
            return Ok(());
        }
        let format = RunFormat { font: self.fonts.last().cloned().flatten(), ..RunFormat::default() };
        if self.pre > 0 {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.end_paragraph();
                }
                self.builder.push(line.trim_end_matches('\r'), &format);
            }
            return Ok(());
        }
        let mut folded = String::with_capacity(text.len());
        let mut space = self.builder.is_empty() || self.builder.open_text().ends_with(' ');
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !blank {
                folded.push(c);
            } else if !space {
                folded.push(' ');
            }
            space = blank;
        }
        self.builder.push(&folded, &format);
        Ok(())
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let start = tag.kind == TagKind::StartTag;
        if self.skip(name, start, tag) {
            return raw_text(name, start && !tag.self_closing);
        }
        if start {
            self.start(name, tag)
        } else {
            self.end(name)
        }
        TokenSinkResult::Continue
    }

    /// Keeps count of elements that are left out.
    fn skip(&mut self, name: &str, start: bool, tag: &Tag) -> bool {
        match &mut self.left_out {
            Some((open, count)) => {
                if open == name && !tag.self_closing {
                    *count = if start { *count + 1 } else { *count - 1 };
                    if *count == 0 {
                        self.left_out = None;
                    }
                }
                true
            }
            None => {
                let running = name == "div" && attribute(tag, "title").is_some_and(|t| t == "header" || t == "footer");
                if start && !VOID.contains(&name) && !tag.self_closing {
                    self.hiding = is_hidden(tag);
                    self.deleting = name == "del";
                    self.unseen.tracked |= self.deleting;
                    let out = self.hiding || self.deleting || is_note_mark(name, tag);
                    if out || LEFT_OUT.contains(&name) || running {
                        if !INLINE.contains(&name) {
                            self.end_paragraph();
                        }
                        self.left_out = Some((name.to_owned(), 1));
                        return true;
                    }
                }
                LEFT_OUT.contains(&name)
            }
        }
    }

    fn start(&mut self, name: &str, tag: &Tag) {
        match name {
            "br" if self.builder.is_empty() => {}
            "br" => self.end_paragraph(),
            "table" => self.begin_table(tag),
            "tr" => self.begin_row(),
            "td" | "th" => self.begin_cell(tag),
            "font" | "span" | "b" | "i" | "strong" | "em" | "u" => self.begin_font(tag),
            "ol" | "ul" => {
                self.end_paragraph();
                let number = attribute(tag, "start").and_then(|v| v.parse().ok()).unwrap_or(1);
                self.lists_seen += 1;
                self.lists.push(List {
                    next: (name == "ol").then_some(number),
                    kind: list_style(tag).or_else(|| attribute(tag, "type")).unwrap_or_default(),
                });
            }
            "li" => {
                self.end_paragraph();
                self.label = self.next_label(tag);
            }
            "pre" => {
                self.end_paragraph();
                self.pre += 1;
            }
            _ if BLOCKS.contains(&name) => {
                self.end_paragraph();
                self.note += usize::from(name == "div" && (self.note > 0 || is_note(tag)));
                if let Some(level) = name.strip_prefix('h').and_then(|l| l.parse::<u8>().ok()) {
                    self.markup = Markup::Heading(level);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.end_table(),
            "tr" => self.end_row(),
            "td" | "th" => self.end_cell(),
            "font" | "span" | "b" | "i" | "strong" | "em" | "u" => {
                self.fonts.pop();
            }
            "ol" | "ul" => {
                self.end_paragraph();
                self.lists.pop();
            }
            "pre" => {
                self.end_paragraph();
                self.pre = self.pre.saturating_sub(1);
            }
            _ if BLOCKS.contains(&name) => {
                self.end_paragraph();
                self.note -= usize::from(name == "div" && self.note > 0);
            }
            _ => {}
        }
    }

    fn begin_font(&mut self, tag: &Tag) {
        let face = attribute(tag, "face").or_else(|| font_family(&attribute(tag, "style")?));
        let font = face.or_else(|| self.fonts.last().cloned().flatten());
        if self.fonts.len() < MAX_NESTING {
            self.fonts.push(font);
        }
    }

    fn next_label(&mut self, tag: &Tag) -> Option<AutoLabel> {
        let (level, list) = (self.lists.len().saturating_sub(1).min(15) as u8, self.lists_seen);
        let open = self.lists.last_mut()?;
        let Some(next) = open.next else {
            return Some(AutoLabel { text: "-".into(), list, level, bullet: true });
        };
        let value = attribute(tag, "value").and_then(|v| v.parse().ok()).unwrap_or(next);
        open.next = Some(value.saturating_add(1));
        let kind = list_style(tag).unwrap_or_else(|| open.kind.clone());
        let number = match kind.as_str() {
            "none" => return None,
            "I" => ordinal::roman(value),
            "i" => ordinal::roman(value).to_lowercase(),
            "A" => ordinal::latin_letter(value).to_uppercase(),
            "a" => ordinal::latin_letter(value),
            _ => value.to_string(),
        };
        Some(AutoLabel { text: format!("{number}."), list, level, bullet: false })
    }

    /// Ends the paragraph when it has text; web pages are full of empty ones.
    fn end_paragraph(&mut self) {
        if self.builder.open_text().trim().is_empty() && self.label.is_none() {
            self.builder.drop_open();
            return;
        }
        if self.builder.is_empty() {
            return; // the label waits for the text of an inner element
        }
        self.builder.trim_open();
        // A list whose author typed the numbers as well.
        let typed = self.label.as_ref().is_some_and(|l| !l.bullet) && joining::is_label(self.builder.open_text());
        let label = self.label.take().filter(|_| !typed);
        let role = if self.note > 0 { Role::Note } else { Role::Body };
        let shape = Shape { label, markup: std::mem::take(&mut self.markup), role, ..Shape::default() };
        let result = self.builder.end_paragraph(shape);
        self.remember(result);
    }

    fn begin_table(&mut self, tag: &Tag) {
        self.end_paragraph();
        if self.builder.depth() >= 64 {
            self.failed.get_or_insert_with(too_deep);
            return;
        }
        self.builder.begin_table(attribute(tag, "border").is_some_and(|b| b != "0"));
        self.covered.push(Vec::new());
        self.columns.push(self.column);
        self.row_open.push(false);
        self.column = 0;
    }

    fn end_table(&mut self) {
        if self.builder.depth() == 0 {
            return;
        }
        self.end_row();
        self.builder.end_table();
        self.covered.pop();
        self.row_open.pop();
        self.column = self.columns.pop().unwrap_or(0);
    }

    fn begin_row(&mut self) {
        self.end_row();
        self.column = 0;
        if let Some(open) = self.row_open.last_mut() {
            *open = true;
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row_open.last() == Some(&true) {
            self.cover();
            self.builder.end_row(false);
            if let Some(open) = self.row_open.last_mut() {
                *open = false;
            }
            if let Some(covered) = self.covered.last_mut() {
                covered.iter_mut().for_each(|c| c.1 -= 1);
                covered.retain(|c| c.1 > 0);
            }
        }
    }

    /// Cells that a cell above covers stand in the row as its continuation.
    fn cover(&mut self) {
        while let Some((column, _, span)) =
            self.covered.last().and_then(|all| all.iter().copied().find(|c| c.0 == self.column && c.1 > 0))
        {
            self.builder.begin_cell(column, span, true);
            self.column += span;
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        if self.builder.depth() == 0 {
            return;
        }
        if self.row_open.last() == Some(&false) {
            self.begin_row();
        }
        self.end_cell();
        self.cover();
        let number = |name: &str| attribute(tag, name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(1).clamp(1, 1000);
        let (span, rows) = (number("colspan"), number("rowspan"));
        self.builder.begin_cell(self.column, span, false);
        if rows > 1
            && let Some(covered) = self.covered.last_mut()
        {
            covered.push((self.column, rows, span));
        }
        self.column += span;
    }

    fn end_cell(&mut self) {
        self.label = None;
        self.end_paragraph();
        if self.builder.open_cell_is_empty() {
            let result = self.builder.end_paragraph(Shape::default());
            self.remember(result);
        }
    }
}

/// Text inside these elements is no markup.
fn raw_text(name: &str, start: bool) -> TokenSinkResult<()> {
    use html5ever::tokenizer::states::RawKind;
    match name {
        "script" if start => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "iframe" | "noscript" if start => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" if start => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Elements that hold nothing.
const VOID: &[&str] =
    &["br", "hr", "img", "input", "meta", "link", "wbr", "col", "base", "area", "embed", "source", "track", "param"];

/// Elements inside a line of text.
const INLINE: &[&str] =
    &["span", "a", "del", "ins", "font", "b", "i", "u", "em", "strong", "sup", "sub", "svg", "math"];

/// `display:none` and its kin, the attribute `hidden`.
fn is_hidden(tag: &Tag) -> bool {
    let style: String = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().split_whitespace().collect();
    attribute(tag, "hidden").is_some()
        || ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|word| style.contains(word))
}

/// The mark of a footnote in the text, a link to the note: Word's, LibreOffice's, Google's.
fn is_note_mark(name: &str, tag: &Tag) -> bool {
    const TARGETS: &[&str] = &["#_ftn", "#_edn", "#sdfootnote", "#sdendnote", "#ftnt", "#cmnt", "#_msocom"];
    name == "a" && attribute(tag, "href").is_some_and(|href| TARGETS.iter().any(|target| href.starts_with(target)))
}

/// The part that holds a footnote.
fn is_note(tag: &Tag) -> bool {
    let has = |name: &str, words: &[&str]| attribute(tag, name).is_some_and(|v| words.iter().any(|w| v.contains(w)));
    has("id", &["sdfootnote", "sdendnote"]) || has("style", &["mso-element:footnote", "mso-element:endnote"])
}

/// The kind of numbers that a style sets, as the attribute `type` writes it.
fn list_style(tag: &Tag) -> Option<String> {
    let style = attribute(tag, "style")?.to_ascii_lowercase();
    let value = style.split(';').find_map(|part| {
        let (name, value) = part.split_once(':')?;
        matches!(name.trim(), "list-style-type" | "list-style").then(|| value.trim().to_owned())
    })?;
    let kind = value.split_whitespace().find_map(|word| match word {
        "upper-roman" => Some("I"),
        "lower-roman" => Some("i"),
        "upper-alpha" | "upper-latin" => Some("A"),
        "lower-alpha" | "lower-latin" => Some("a"),
        "decimal" => Some("1"),
        "none" => Some("none"),
        _ => None,
    });
    kind.map(str::to_owned)
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string())
}

fn font_family(style: &str) -> Option<String> {
    let rest = style.split(';').find_map(|part| part.trim().strip_prefix("font-family:"))?;
    let first = rest.split(',').next()?.trim().trim_matches(['"', '\'']);
    (!first.is_empty()).then(|| first.to_owned())
}

fn too_deep() -> Error {
    Error::new(
        ErrorKind::TooLarge,
        "trang HTML có bảng lồng quá sâu; tệp có thể bị hỏng",
        "the HTML nests tables too deeply; it may be damaged",
    )
}
