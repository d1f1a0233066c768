//! Changing one of the property elements (`w:rPr`, `w:pPr`, `w:sectPr`) in place: single properties in schema order, and
//! the tracked change that remembers the old ones. Works on raw text, so that what it does not know stays as it is.

use super::patch::Patch;
use super::text::escape;
use super::xml::Cursor;
use std::ops::Range;

/// The order of properties in `w:rPr` (ECMA-376 part 1, CT_RPr).
pub const RUN_ORDER: &[&str] = &[
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
];

/// The order of properties in `w:pPr` (CT_PPr).
pub const PARAGRAPH_ORDER: &[&str] = &[
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
];

/// The order of properties in `w:sectPr` (CT_SectPr).
pub const SECTION_ORDER: &[&str] = &[
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
];

/// Deepest nesting inside a property element that is followed.
const DEEPEST: usize = 64;

/// A new value of one property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// The whole element, with these attributes in place of any it has.
    Whole(&'static str, Vec<(&'static str, String)>),
    /// The element with these attributes set or, where `None`, taken away; others stay.
    Attributes(&'static str, Vec<(&'static str, Option<String>)>),
    /// One more element of this name behind those there are, given as XML.
    Added(&'static str, String),
}

impl Setting {
    /// The local name of the property.
    pub fn name(&self) -> &'static str {
        match self {
            Setting::Whole(name, _) | Setting::Attributes(name, _) | Setting::Added(name, _) => name,
        }
    }
}

/// A property element of a part.
#[derive(Debug)]
pub struct Properties<'s> {
    source: &'s str,
    /// The element.
    range: Range<usize>,
    /// Its children by local name.
    children: Vec<(&'s str, Range<usize>)>,
    /// Where its content ends.
    end: usize,
    empty: bool,
    prefix: &'s str,
}

impl<'s> Properties<'s> {
    /// Reads the property element that covers these bytes.
    pub fn read(source: &'s str, range: Range<usize>) -> Option<Self> {
        let raw = source.get(range.clone())?;
        let mut cursor = Cursor::new("", raw, DEEPEST);
        let root = cursor.child().ok()??;
        let name = raw.get(1..)?.split(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).next()?;
        let empty = raw.get(root.start..root.end)?.ends_with("/>");
        let mut children = Vec::new();
        while let Some(child) = cursor.child().ok()? {
            cursor.skip().ok()?;
            children.push((child.local, range.start + child.start..range.start + cursor.position()));
        }
        let end = if empty { range.end - 2 } else { range.start + raw.rfind("</")? };
        Some(Properties { source, range, children, end, empty, prefix: name.strip_suffix(root.local)? })
    }

    /// True when a tracked change of properties is in it already.
    pub fn is_tracked(&self) -> bool {
        self.children.iter().any(|(name, _)| name.ends_with("PrChange"))
    }

    /// The whole number in an attribute of a child.
    pub fn number(&self, child: &str, attribute: &str) -> Option<i32> {
        let (_, range) = self.children.iter().find(|(local, _)| *local == child)?;
        let all = attributes_of(self.source.get(range.clone())?);
        all.iter().find(|(name, _)| name == attribute)?.1.trim().parse().ok()
    }

    /// The attributes of all children of a name, by local names.
    pub fn attributes(&self, child: &str) -> Vec<Vec<(String, String)>> {
        let named = self.children.iter().filter(|(local, _)| *local == child);
        named.filter_map(|(_, range)| self.source.get(range.clone())).map(attributes_of).collect()
    }

    /// What the element said before, for a tracked change: without the children named, which are no part of it.
    fn before(&self, without: &[&str]) -> String {
        let kept = self.children.iter().filter(|(name, _)| !without.contains(name));
        kept.filter_map(|(_, range)| self.source.get(range.clone())).collect()
    }

    /// Patches of the part that set properties and, with a `change`, remember the old ones in a tracked change.
    pub fn patches(&self, settings: &[Setting], order: &[&str], change: Option<&Change<'_>>) -> Vec<Patch> {
        let at = |range: Range<usize>, text: String| Patch { range, text };
        let rank = |name: &str| order.iter().position(|n| *n == name).unwrap_or(order.len());
        let mut patches: Vec<(usize, Patch)> = Vec::new();
        for setting in settings {
            let name = setting.name();
            let old = self.children.iter().find(|(local, _)| *local == name).map(|(_, range)| range.clone());
            let old = old.filter(|_| !matches!(setting, Setting::Added(..)));
            let text = self.element(setting, old.clone().and_then(|r| self.source.get(r)));
            let place = match old {
                Some(range) => range,
                None => {
                    let next =
                        self.children.iter().find(|(local, _)| rank(local) > rank(name) || local.ends_with("PrChange"));
                    let start = next.map_or(self.end, |(_, range)| range.start);
                    start..start
                }
            };
            patches.push((rank(name), at(place, text)));
        }
        // Several new properties may come to one place; there they stand in schema order.
        patches.sort_by_key(|(rank, _)| *rank);
        let mut patches: Vec<Patch> = patches.into_iter().map(|(_, patch)| patch).collect();
        patches.extend(change.map(|change| at(self.end..self.end, self.tracked(change))));
        if self.empty {
            // `<w:pPr/>` becomes `<w:pPr>…</w:pPr>`: its "/>" gives way.
            let text: String = patches.into_iter().map(|p| p.text).collect();
            let own = self.source.get(self.range.start + 1..self.end).unwrap_or("").trim_end();
            let own = own.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or(own);
            return vec![at(self.end..self.range.end, format!(">{text}</{own}>"))];
        }
        patches
    }

    fn tracked(&self, change: &Change<'_>) -> String {
        let prefix = self.prefix;
        let Change { tag, name, inner, without } = change;
        let before = self.before(without);
        format!("{tag}<{prefix}{inner}>{before}</{prefix}{inner}></{prefix}{name}>")
    }

    fn element(&self, setting: &Setting, old: Option<&str>) -> String {
        let prefix = self.prefix;
        if let Setting::Added(_, xml) = setting {
            return xml.clone();
        }
        let mut out = format!("<{prefix}{}", setting.name());
        let mut push = |name: &str, value: &str| {
            out.push_str(&format!(" {prefix}{name}=\""));
            escape(value, &mut out);
            out.push('"');
        };
        match setting {
            Setting::Whole(_, attributes) => attributes.iter().for_each(|(name, value)| push(name, value)),
            Setting::Attributes(_, attributes) => {
                let named = |name: &str| attributes.iter().any(|(n, _)| *n == name);
                for (name, value) in old.map(attributes_of).unwrap_or_default() {
                    if !named(&name) {
                        push(&name, &value);
                    }
                }
                for (name, value) in attributes {
                    if let Some(value) = value {
                        push(name, value);
                    }
                }
            }
            Setting::Added(..) => {}
        }
        out.push_str("/>");
        out
    }
}

/// How the tracked change is written.
#[derive(Debug)]
pub struct Change<'c> {
    /// Its start tag, signed.
    pub tag: String,
    /// Its local name.
    pub name: &'c str,
    /// The local name of the property element in it.
    pub inner: &'c str,
    /// Children of the property element that the change does not remember.
    pub without: &'c [&'c str],
}

/// Local names and values of an element's attributes.
fn attributes_of(raw: &str) -> Vec<(String, String)> {
    let mut cursor = Cursor::new("", raw, DEEPEST);
    match cursor.child() {
        Ok(Some(open)) => cursor.attributes(&open),
        _ => Vec::new(),
    }
}
