//! A cursor over one XML part: elements with resolved namespaces and byte offsets, nothing copied. Built on quick-xml,
//! which splits the text; names, attributes and namespaces are read here from the raw tag. No entity is ever resolved
//! but the five of XML and character references, and a part with a DTD is refused.

use super::names::Ns;
use super::text;
use crate::error::{Error, ErrorKind, Result};
use memchr::memmem::Finder;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// An element's start tag.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// Namespace of the element.
    pub ns: Ns,
    /// Name without prefix.
    pub local: &'a str,
    /// Offset of `<`.
    pub start: usize,
    /// Offset behind `>` of the start tag.
    pub end: usize,
    /// The raw text behind its name.
    pub attributes: &'a str,
}

/// Reads one part from start to end.
pub struct Cursor<'a> {
    part: &'a str,
    text: &'a str,
    base: usize,
    reader: quick_xml::Reader<&'a [u8]>,
    scopes: Vec<Scope<'a>>,
    recent: Option<(&'a str, Ns)>,
    /// The element that was leapt over last, with the search for its end tag.
    leapt: Option<(&'a str, Finder<'static>)>,
    /// Names of the open elements, as they are written.
    names: Vec<&'a str>,
    deepest: usize,
    empty: bool,
    position: usize,
}

/// A namespace declaration in force.
struct Scope<'a> {
    depth: usize,
    prefix: &'a str,
    ns: Ns,
    uri: &'a str,
}

impl<'a> Cursor<'a> {
    /// A cursor before the root element. `part` is named in errors; elements nested deeper than `deepest` are refused.
    pub fn new(part: &'a str, text: &'a str, deepest: usize) -> Self {
        let base = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Cursor {
            part,
            text,
            base,
            reader: reader(text.get(base..).unwrap_or("")),
            scopes: Vec::new(),
            recent: None,
            leapt: None,
            names: Vec::new(),
            deepest,
            empty: false,
            position: base,
        }
    }

    /// A cursor before the element that begins at an offset of a part, inside a root element with these attributes.
    pub fn inside(part: &'a str, text: &'a str, deepest: usize, root: &'a str, start: usize) -> Self {
        let mut cursor = Cursor::new(part, text, deepest);
        cursor.base = start;
        cursor.position = start;
        cursor.reader = reader(text.get(start..).unwrap_or(""));
        cursor.declare(root);
        cursor
    }

    /// Offset behind what was read last.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The part's text.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// The next child element of the open element, or `None` behind the open element's end tag. The caller must read
    /// each child to its end (by `child` until `None`, `skip` or `content`). At the top it gives the root.
    pub fn child(&mut self) -> Result<Option<Open<'a>>> {
        loop {
            match self.step()? {
                Step::Open(open) => return Ok(Some(open)),
                Step::Close => return Ok(None),
                Step::Other => {}
                Step::End => {
                    return if self.names.is_empty() {
                        Ok(None)
                    } else {
                        Err(self.damaged("nó kết thúc giữa chừng", "it ends in the middle"))
                    };
                }
            }
        }
    }

    /// Reads the open element to its end.
    pub fn skip(&mut self) -> Result<()> {
        let target = self.names.len().saturating_sub(1);
        while self.names.len() > target {
            if matches!(self.step()?, Step::End) {
                return Err(self.damaged("nó kết thúc giữa chừng", "it ends in the middle"));
            }
        }
        Ok(())
    }

    /// Goes behind the open element by its nearest end tag, its content unread. Only for an element that never holds one of its name.
    pub fn leap(&mut self, open: &Open<'a>) -> Result<()> {
        let name = self.names.last().copied().unwrap_or_default();
        let finder = || Finder::new(format!("</{name}>").as_bytes()).into_owned();
        let (_, end_tag) = self.leapt.take().filter(|(of, _)| *of == name).unwrap_or_else(|| (name, finder()));
        let rest = self.text.as_bytes().get(open.end..).unwrap_or_default();
        let end = end_tag.find(rest).map(|at| open.end + at + end_tag.needle().len());
        self.leapt = Some((name, end_tag));
        match end {
            Some(end) if !self.empty => self.jump(end),
            _ => self.skip()?,
        }
        Ok(())
    }

    /// Reads the open element to its end and gives the byte range of what stands between its tags.
    pub fn content(&mut self, open: &Open<'a>) -> Result<Range<usize>> {
        let target = self.names.len().saturating_sub(1);
        let mut last = open.end;
        while self.names.len() > target {
            last = self.position;
            if matches!(self.step()?, Step::End) {
                return Err(self.damaged("nó kết thúc giữa chừng", "it ends in the middle"));
            }
        }
        Ok(open.end..last.max(open.end))
    }

    /// The raw text of the open element, up to its nearest end tag, and the offset behind that; without moving.
    pub fn peek(&self, open: &Open<'a>) -> Option<(&'a str, usize)> {
        let end = if self.empty {
            open.end
        } else {
            let name = self.names.last()?;
            let mut from = open.end;
            loop {
                let at = from + memchr::memmem::find(self.text.as_bytes().get(from..)?, b"</")? + 2;
                match self.text.get(at..)?.strip_prefix(name) {
                    Some(after) if after.starts_with('>') => break at + name.len() + 1,
                    _ => from = at,
                }
            }
        };
        Some((self.text.get(open.start..end)?, end))
    }

    /// Goes behind the open element, which ends at `end`. Only for an element whose very text has been read before.
    pub fn jump(&mut self, end: usize) {
        self.close();
        self.empty = false;
        // Between two events the reader may be given another rest of the part; it goes on counting from where it was.
        self.base = end.saturating_sub(self.reader.buffer_position() as usize);
        self.position = end;
        *self.reader.get_mut() = self.text.as_bytes().get(end..).unwrap_or_default();
    }

    /// The raw text of a byte range of the part; empty when the range is none.
    pub fn raw(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// The value of an attribute of the open element's own vocabulary: `w:val`, or `val` without a prefix.
    pub fn attr(&mut self, open: &Open<'a>, local: &str) -> Option<Cow<'a, str>> {
        self.find(open, |cursor, prefix, name, _| {
            name == local && (prefix.is_empty() || cursor.resolve(prefix) == Ns::W)
        })
    }

    /// The values of several attributes of the open element's own vocabulary, in one walk; of equal ones the first counts.
    pub fn attrs<const N: usize>(&mut self, open: &Open<'a>, locals: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let mut values = [const { None }; N];
        self.find(open, |cursor, prefix, name, value| {
            let slots = values.iter_mut().zip(locals).filter(|(slot, local)| slot.is_none() && name == *local);
            for (slot, _) in slots {
                *slot = (prefix.is_empty() || cursor.resolve(prefix) == Ns::W).then(|| text::attribute(value));
            }
            false
        });
        values
    }

    /// The value of an attribute in the given namespace.
    pub fn attr_in(&mut self, open: &Open<'a>, ns: Ns, local: &str) -> Option<Cow<'a, str>> {
        self.find(open, |cursor, prefix, name, _| name == local && !prefix.is_empty() && cursor.resolve(prefix) == ns)
    }

    /// Local names and values of all attributes.
    pub fn attributes(&self, open: &Open<'a>) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let mut rest = open.attributes;
        while let Some((_, name, value, after)) = next_attribute(rest) {
            all.push((name.to_owned(), text::attribute(value).into_owned()));
            rest = after;
        }
        all
    }

    /// True when the element says `xml:space="preserve"`.
    pub fn keeps_space(&mut self, open: &Open<'a>) -> bool {
        self.find(open, |_, prefix, name, _| prefix == "xml" && name == "space").is_some_and(|v| v == "preserve")
    }

    /// The namespace that a prefix stands for here.
    pub fn resolve(&mut self, prefix: &str) -> Ns {
        if let Some((known, ns)) = self.recent
            && known == prefix
        {
            return ns;
        }
        let Some(scope) = self.scopes.iter().rev().find(|s| s.prefix == prefix) else { return Ns::Other };
        self.recent = Some((scope.prefix, scope.ns));
        scope.ns
    }

    /// The prefix and the URI that stand for a namespace here; the innermost declaration with a prefix counts.
    pub fn spelling(&self, ns: Ns) -> Option<(&'a str, &'a str)> {
        let mut scopes = self.scopes.iter().rev().filter(|s| s.ns == ns);
        scopes.find(|s| !s.prefix.is_empty()).map(|s| (s.prefix, s.uri))
    }

    /// An error about this part.
    pub fn damaged(&self, vi: &str, en: &str) -> Error {
        Error::new(
            ErrorKind::Damaged,
            format!(
                "phần {} của tệp Word bị hỏng ở byte {}: {vi}; hãy mở bằng Word, lưu lại rồi thử lại",
                self.part, self.position
            ),
            format!(
                "part {} of the Word file is damaged at byte {}: {en}; open it in Word, save it and try again",
                self.part, self.position
            ),
        )
    }

    fn find(
        &mut self,
        open: &Open<'a>,
        mut wanted: impl FnMut(&mut Self, &'a str, &'a str, &'a str) -> bool,
    ) -> Option<Cow<'a, str>> {
        let mut rest = open.attributes;
        while let Some((prefix, name, value, after)) = next_attribute(rest) {
            if wanted(self, prefix, name, value) {
                return Some(text::attribute(value));
            }
            rest = after;
        }
        None
    }

    fn step(&mut self) -> Result<Step<'a>> {
        if self.empty {
            self.empty = false;
            self.close();
            return Ok(Step::Close);
        }
        let start = self.position;
        let event = self.reader.read_event();
        self.position = self.base + self.reader.buffer_position() as usize;
        match event {
            Ok(Event::Start(_)) => self.open(start, false).map(Step::Open),
            Ok(Event::Empty(_)) => self.open(start, true).map(Step::Open),
            Ok(Event::End(_)) => {
                let name = self.raw(start + 2..self.position.saturating_sub(1)).trim_ascii_end();
                if self.names.last() != Some(&name) {
                    return Err(self.damaged("thẻ đóng không khớp thẻ mở", "an end tag does not match its start tag"));
                }
                self.close();
                Ok(Step::Close)
            }
            Ok(Event::Eof) => Ok(Step::End),
            Ok(Event::DocType(_)) => {
                Err(self.damaged("có khai báo DTD không được phép", "it has a DTD, which is not allowed"))
            }
            Ok(_) => Ok(Step::Other),
            Err(cause) => Err(self.damaged("không phải XML đúng", "it is not well-formed XML").because(cause)),
        }
    }

    fn open(&mut self, start: usize, empty: bool) -> Result<Open<'a>> {
        let inner = self.raw(start + 1..self.position.saturating_sub(if empty { 2 } else { 1 }));
        let name_end = inner.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        self.names.push(name);
        if self.names.len() > self.deepest {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!("phần {} của tệp Word lồng nhau quá {} lớp", self.part, self.deepest),
                format!("part {} of the Word file is nested deeper than {} levels", self.part, self.deepest),
            ));
        }
        if !attributes.is_empty() && DECLARATION.find(attributes.as_bytes()).is_some() {
            self.declare(attributes);
        }
        let (prefix, local) = split_name(name);
        self.empty = empty;
        Ok(Open { ns: self.resolve(prefix), local, start, end: self.position, attributes })
    }

    fn declare(&mut self, mut attributes: &'a str) {
        while let Some((prefix, name, value, after)) = next_attribute(attributes) {
            let declared = match (prefix, name) {
                ("xmlns", name) => Some(name),
                ("", "xmlns") => Some(""),
                _ => None,
            };
            if let Some(prefix) = declared {
                self.scopes.push(Scope { depth: self.names.len(), prefix, ns: Ns::of(value), uri: value });
                self.recent = None;
            }
            attributes = after;
        }
    }

    fn close(&mut self) {
        while self.scopes.last().is_some_and(|s| s.depth >= self.names.len()) {
            self.scopes.pop();
            self.recent = None;
        }
        self.names.pop();
    }
}

/// What one step met.
enum Step<'a> {
    Open(Open<'a>),
    Close,
    Other,
    End,
}

/// Finds namespace declarations.
static DECLARATION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("xmlns"));

/// A reader that only splits; the cursor itself checks that tags match.
fn reader(text: &str) -> quick_xml::Reader<&[u8]> {
    let mut reader = quick_xml::Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}

/// Splits a name into prefix and local name.
fn split_name(name: &str) -> (&str, &str) {
    match name.bytes().position(|b| b == b':') {
        Some(colon) => (name.get(..colon).unwrap_or(""), name.get(colon + 1..).unwrap_or("")),
        None => ("", name),
    }
}

/// Splits the first attribute off: prefix, local name, raw value, rest.
fn next_attribute(text: &str) -> Option<(&str, &str, &str, &str)> {
    // Names and most values are a few letters long: a plain walk beats a search.
    let bytes = text.as_bytes();
    let equals = bytes.iter().position(|b| *b == b'=')?;
    let open = equals + 1 + bytes.get(equals + 1..)?.iter().position(|b| !b.is_ascii_whitespace())?;
    let quote = *bytes.get(open).filter(|b| matches!(b, b'"' | b'\''))?;
    let close = open + 1 + bytes.get(open + 1..)?.iter().position(|b| *b == quote)?;
    let (prefix, local) = split_name(text.get(..equals)?.trim_ascii());
    Some((prefix, local, text.get(open + 1..close)?, text.get(close + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn prefixes_mean_nothing_and_offsets_are_exact() {
        let text =
            format!("\u{feff}<?xml version='1.0'?><x:a xmlns:x=\"{W}\"><x:b x:val='1 &amp; 2'/><c>ể<d/></c></x:a>");
        let mut cursor = Cursor::new("p", &text, 10);
        let root = cursor.child().unwrap().unwrap();
        assert_eq!((root.ns, root.local), (Ns::W, "a"));
        let b = cursor.child().unwrap().unwrap();
        assert_eq!((b.ns, b.local, &text[b.start..b.end]), (Ns::W, "b", "<x:b x:val='1 &amp; 2'/>"));
        assert_eq!(cursor.attr(&b, "val").unwrap(), "1 & 2");
        assert!(cursor.child().unwrap().is_none());
        let c = cursor.child().unwrap().unwrap();
        assert_eq!(c.ns, Ns::Other);
        let inner = cursor.content(&c).unwrap();
        assert_eq!(&text[inner], "ể<d/>");
        assert!(cursor.child().unwrap().is_none());
        assert_eq!(cursor.position(), text.len());
        assert!(cursor.child().unwrap().is_none());
    }

    #[test]
    fn an_element_read_before_can_be_passed_in_one_step() {
        let text = format!("<w:a xmlns:w='{W}'><w:b><w:bb/></w:b><w:c/><w:d>x</w:d></w:a>");
        let mut cursor = Cursor::new("p", &text, 10);
        cursor.child().unwrap();
        for (raw, local) in [("<w:b><w:bb/></w:b>", "b"), ("<w:c/>", "c")] {
            let open = cursor.child().unwrap().unwrap();
            assert_eq!(open.local, local);
            let (seen, end) = cursor.peek(&open).unwrap();
            assert_eq!(seen, raw);
            cursor.jump(end);
        }
        let d = cursor.child().unwrap().unwrap();
        assert_eq!((d.ns, d.local, &text[d.start..d.end]), (Ns::W, "d", "<w:d>"));
        cursor.skip().unwrap();
        assert!(cursor.child().unwrap().is_none());
    }

    #[test]
    fn hostile_parts_are_refused() {
        for text in ["<a><b></a>", "<a>", "<a", "<!DOCTYPE a><a/>", "<a></b>"] {
            let mut cursor = Cursor::new("p", text, 10);
            let outcome = (|| -> Result<()> {
                while let Some(_open) = cursor.child()? {
                    cursor.skip()?;
                }
                Ok(())
            })();
            assert!(outcome.is_err(), "{text}");
        }
        let deep = "<a>".repeat(11);
        let mut cursor = Cursor::new("p", &deep, 10);
        cursor.child().unwrap();
        assert_eq!(cursor.skip().unwrap_err().kind, ErrorKind::TooLarge);
    }
}
