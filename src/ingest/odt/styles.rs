//! Styles of an OpenDocument file: kept as attribute lists, applied from the default through the parents to the style itself.

use super::damaged;
use super::lists::ListStyle;
use crate::document::format::{Align, LineSpacing, ParagraphFormat, RunFormat, Section};
use crate::error::Result;
use crate::ooxml::units::bounded;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    properties: Vec<(String, String)>,
}

/// Everything that styles say.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    styles: BTreeMap<(String, String), Style>,
    fonts: BTreeMap<String, String>,
    /// List styles by name.
    pub lists: BTreeMap<String, ListStyle>,
    layouts: Vec<(String, Vec<(String, String)>)>,
    master: Option<String>,
    has_first_header: bool,
    /// Page styles that another one follows: a first page of its own kind.
    leading: Vec<String>,
    /// Page styles that paragraphs and tables ask for.
    asked: Vec<String>,
}

/// Deepest chain of parents; a longer one is a loop.
const MAX_PARENTS: usize = 32;

/// The value of an attribute by its qualified name.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name.as_bytes())?;
    Some(
        String::from_utf8_lossy(&found.value)
            .replace("&apos;", "'")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
    )
}

impl Styles {
    /// Takes in the styles of one part.
    pub fn read(&mut self, xml: &[u8]) -> Result<()> {
        let mut reader = Reader::from_reader(xml);
        let mut open: Option<(String, String)> = None;
        let mut list: Option<String> = None;
        let mut layout = false;
        let mut area = "";
        loop {
            let event = reader.read_event().map_err(|cause| damaged().because(cause))?;
            let element = match &event {
                Event::Start(e) | Event::Empty(e) => e,
                Event::End(e) => {
                    match e.name().as_ref() {
                        b"style:style" | b"style:default-style" => open = None,
                        b"text:list-style" | b"text:outline-style" => list = None,
                        b"style:page-layout" => layout = false,
                        _ => {}
                    }
                    continue;
                }
                Event::Eof => return Ok(()),
                _ => continue,
            };
            match element.name().as_ref() {
                b"office:body" => return Ok(()),
                b"style:style" | b"style:default-style" => {
                    let key = (
                        attribute(element, "style:family").unwrap_or_default(),
                        attribute(element, "style:name").unwrap_or_default(),
                    );
                    self.asked.extend(attribute(element, "style:master-page-name").filter(|name| !name.is_empty()));
                    let parent = attribute(element, "style:parent-style-name");
                    self.styles.insert(key.clone(), Style { parent, properties: Vec::new() });
                    open = matches!(event, Event::Start(_)).then_some(key);
                }
                b"style:paragraph-properties" | b"style:text-properties" => {
                    if let Some(style) = open.as_ref().and_then(|key| self.styles.get_mut(key)) {
                        style.properties.extend(pairs(element));
                    }
                }
                b"style:font-face" => {
                    if let (Some(name), Some(family)) =
                        (attribute(element, "style:name"), attribute(element, "svg:font-family"))
                    {
                        self.fonts.insert(name, family.trim_matches('\'').to_owned());
                    }
                }
                b"text:list-style" | b"text:outline-style" => {
                    let name = attribute(element, "style:name").unwrap_or_default();
                    self.lists.insert(name.clone(), ListStyle::default());
                    list = Some(name);
                }
                b"text:list-level-style-number" | b"text:list-level-style-bullet" | b"text:outline-level-style" => {
                    if let Some(style) = list.as_ref().and_then(|name| self.lists.get_mut(name)) {
                        style.add(element);
                    }
                }
                b"style:page-layout" => {
                    self.layouts.push((attribute(element, "style:name").unwrap_or_default(), Vec::new()));
                    layout = true;
                }
                b"style:page-layout-properties" if layout => {
                    if let Some((_, properties)) = self.layouts.last_mut() {
                        properties.extend(pairs(element));
                    }
                }
                b"style:header-style" => area = "header-height",
                b"style:footer-style" => area = "footer-height",
                // The text begins below the header: its height counts for the margin.
                b"style:header-footer-properties" if layout => {
                    if let (Some((_, properties)), Some(height)) =
                        (self.layouts.last_mut(), attribute(element, "fo:min-height"))
                    {
                        properties.push((area.to_owned(), height));
                    }
                }
                b"style:master-page" => {
                    let layout = attribute(element, "style:page-layout-name");
                    self.master = self.master.take().or(layout);
                    if attribute(element, "style:next-style-name").is_some() {
                        self.leading.extend(attribute(element, "style:name"));
                    }
                }
                b"style:header-first" => self.has_first_header = true,
                _ => {}
            }
        }
    }

    /// Effective formats of a style of a family (`paragraph`, `text`), on top of what holds already.
    pub fn apply(&self, family: &str, name: &str, paragraph: &mut ParagraphFormat, run: &mut RunFormat) {
        let mut chain = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next.filter(|_| chain.len() < MAX_PARENTS) {
            let Some(style) = self.styles.get(&(family.to_owned(), name)) else { break };
            chain.push(style);
            next = style.parent.clone();
        }
        for style in chain.iter().rev() {
            self.set_all(&style.properties, paragraph, run);
        }
    }

    /// The defaults of paragraphs.
    pub fn default_formats(&self) -> (ParagraphFormat, RunFormat) {
        let (mut paragraph, mut run) = (ParagraphFormat::default(), RunFormat::default());
        if let Some(style) = self.styles.get(&("paragraph".to_owned(), String::new())) {
            self.set_all(&style.properties, &mut paragraph, &mut run);
        }
        paragraph.line.get_or_insert(LineSpacing::Multiple(1.0));
        (paragraph, run)
    }

    fn set_all(&self, properties: &[(String, String)], paragraph: &mut ParagraphFormat, run: &mut RunFormat) {
        for (name, value) in properties {
            if !set_paragraph(name, value, paragraph) {
                self.set_run(name, value, run);
            }
        }
    }

    fn set_run(&self, name: &str, value: &str, run: &mut RunFormat) {
        match name {
            "style:font-name" => run.font = Some(self.fonts.get(value).cloned().unwrap_or_else(|| value.to_owned())),
            "fo:font-family" => run.font = Some(value.trim_matches('\'').to_owned()),
            "fo:font-size" => {
                run.size = value
                    .strip_suffix("pt")
                    .and_then(|v| v.parse::<f32>().ok())
                    .map(|v| (v * 2.0).round() as u16)
                    .or(run.size)
            }
            "fo:font-weight" => run.bold = value == "bold" || value.parse::<u32>().is_ok_and(|w| w >= 600),
            "fo:font-style" => run.italic = value == "italic" || value == "oblique",
            "style:text-underline-style" => run.underline = value != "none",
            "style:text-line-through-style" => run.strike = value != "none",
            "fo:text-transform" => run.caps = value == "uppercase",
            "fo:font-variant" => run.small_caps = value == "small-caps",
            "fo:color" => {
                run.color = Some(value.trim_start_matches('#').to_ascii_uppercase()).filter(|c| c != "000000")
            }
            "style:use-window-font-color" if value == "true" => run.color = None,
            "fo:background-color" => run.highlight = value != "transparent",
            "text:display" => run.hidden = value == "none",
            "style:text-position" => run.superscript = value.starts_with("super"),
            "fo:language" => run.lang = Some(value.to_owned()),
            _ => {}
        }
    }

    /// The page setup of the first master page.
    pub fn sections(&self) -> Vec<Section> {
        let layout =
            self.master.as_ref().and_then(|name| self.layouts.iter().find(|(n, _)| n == name)).or(self.layouts.first());
        let Some((_, properties)) = layout else { return Vec::new() };
        let length = |name: &str| properties.iter().find(|(n, _)| n == name).and_then(|(_, v)| twips(v)).unwrap_or(0);
        vec![Section {
            width: length("fo:page-width"),
            height: length("fo:page-height"),
            landscape: properties.iter().any(|(n, v)| n == "style:print-orientation" && v == "landscape"),
            top: length("fo:margin-top") + length("header-height"),
            bottom: length("fo:margin-bottom") + length("footer-height"),
            left: length("fo:margin-left"),
            right: length("fo:margin-right"),
            title_page: self.has_first_header || self.leading.iter().any(|name| self.asked.contains(name)),
            ..Section::default()
        }]
    }
}

fn pairs(element: &BytesStart<'_>) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("&apos;", "'");
    element.attributes().with_checks(false).flatten().map(|a| (text(a.key.as_ref()), text(&a.value))).collect()
}

fn set_paragraph(name: &str, value: &str, paragraph: &mut ParagraphFormat) -> bool {
    let length = twips(value).unwrap_or(0);
    match name {
        "fo:text-align" => {
            paragraph.align = match value {
                "center" => Align::Centre,
                "end" | "right" => Align::Right,
                "justify" => Align::Justify,
                _ => Align::Left,
            }
        }
        "fo:margin-left" => paragraph.indent_left = length,
        "fo:margin-right" => paragraph.indent_right = length,
        "fo:margin-top" => paragraph.before = length,
        "fo:margin-bottom" => paragraph.after = length,
        "fo:text-indent" => paragraph.first_line = length,
        "style:contextual-spacing" => paragraph.contextual_spacing = value == "true",
        "fo:line-height" => {
            paragraph.line = match value.strip_suffix('%').and_then(|v| v.parse::<f32>().ok()) {
                Some(percent) => Some(LineSpacing::Multiple(percent / 100.0)),
                None if value == "normal" => Some(LineSpacing::Multiple(1.0)),
                None => Some(LineSpacing::Exactly(length)),
            }
        }
        "style:line-height-at-least" => paragraph.line = Some(LineSpacing::AtLeast(length)),
        _ => return false,
    }
    true
}

/// A length of ODF (`0.5in`, `1.27cm`, `6pt`, `20mm`) in twips.
pub fn twips(value: &str) -> Option<i32> {
    let split = value.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = value.split_at(split);
    let number: f64 = number.parse().ok()?;
    let factor = match unit {
        "in" => 1440.0,
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "pt" => 20.0,
        "pc" => 240.0,
        "px" => 15.0,
        _ => return None,
    };
    Some(bounded((number * factor).round() as i32))
}
