//! A cursor over one XML part: elements with resolved namespaces and byte offsets, nothing copied. Built on quick-xml,
//! which splits the text; names, attributes and namespaces are read here from the raw tag. No entity is ever resolved
//! but the five of XML and character references, and a part with a DTD is refused.

use super::names::Ns;
use super::text;
use crate::error::{Error, ErrorKind, Result};
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::Range;

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
    attributes: &'a str,
}

/// Reads one part from start to end.
pub struct Cursor<'a> {
    part: &'a str,
    text: &'a str,
    base: usize,
    reader: quick_xml::Reader<&'a [u8]>,
    scopes: Vec<Scope<'a>>,
    recent: Option<(&'a str, Ns)>,
    depth: usize,
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
        let mut reader = quick_xml::Reader::from_str(&text[base..]);
        reader.config_mut().check_end_names = true;
        Cursor {
            part,
            text,
            base,
            reader,
            scopes: Vec::new(),
            recent: None,
            depth: 0,
            deepest,
            empty: false,
            position: base,
        }
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
                    return if self.depth == 0 {
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
        let target = self.depth.saturating_sub(1);
        while self.depth > target {
            if matches!(self.step()?, Step::End) {
                return Err(self.damaged("nó kết thúc giữa chừng", "it ends in the middle"));
            }
        }
        Ok(())
    }

    /// Reads the open element to its end and gives the byte range of what stands between its tags.
    pub fn content(&mut self, open: &Open<'a>) -> Result<Range<usize>> {
        let target = self.depth.saturating_sub(1);
        let mut last = open.end;
        while self.depth > target {
            last = self.position;
            if matches!(self.step()?, Step::End) {
                return Err(self.damaged("nó kết thúc giữa chừng", "it ends in the middle"));
            }
        }
        Ok(open.end..last.max(open.end))
    }

    /// The raw text of a byte range of the part; empty when the range is none.
    pub fn raw(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// The value of an attribute of the open element's own vocabulary: `w:val`, or `val` without a prefix.
    pub fn attr(&mut self, open: &Open<'a>, local: &str) -> Option<Cow<'a, str>> {
        self.find(open, |cursor, prefix, name| name == local && (prefix.is_empty() || cursor.resolve(prefix) == Ns::W))
    }

    /// The value of an attribute in the given namespace.
    pub fn attr_in(&mut self, open: &Open<'a>, ns: Ns, local: &str) -> Option<Cow<'a, str>> {
        self.find(open, |cursor, prefix, name| name == local && !prefix.is_empty() && cursor.resolve(prefix) == ns)
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
        self.find(open, |_, prefix, name| prefix == "xml" && name == "space").is_some_and(|v| v == "preserve")
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
        mut wanted: impl FnMut(&mut Self, &'a str, &'a str) -> bool,
    ) -> Option<Cow<'a, str>> {
        let mut rest = open.attributes;
        while let Some((prefix, name, value, after)) = next_attribute(rest) {
            if wanted(self, prefix, name) {
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
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(Error::new(
                ErrorKind::TooLarge,
                format!("phần {} của tệp Word lồng nhau quá {} lớp", self.part, self.deepest),
                format!("part {} of the Word file is nested deeper than {} levels", self.part, self.deepest),
            ));
        }
        let inner = self.raw(start + 1..self.position.saturating_sub(if empty { 2 } else { 1 }));
        let name_end = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        if attributes.contains("xmlns") {
            self.declare(attributes);
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
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
                self.scopes.push(Scope { depth: self.depth, prefix, ns: Ns::of(value), uri: value });
                self.recent = None;
            }
            attributes = after;
        }
    }

    fn close(&mut self) {
        while self.scopes.last().is_some_and(|s| s.depth >= self.depth) {
            self.scopes.pop();
            self.recent = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

/// What one step met.
enum Step<'a> {
    Open(Open<'a>),
    Close,
    Other,
    End,
}

/// Splits the first attribute off: prefix, local name, raw value, rest.
fn next_attribute(text: &str) -> Option<(&str, &str, &str, &str)> {
    let text = text.trim_ascii_start();
    let (name, rest) = text.split_once('=')?;
    let name = name.trim_ascii_end();
    let rest = rest.trim_ascii_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, rest) = rest[1..].split_once(quote)?;
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    Some((prefix, local, value, rest))
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
