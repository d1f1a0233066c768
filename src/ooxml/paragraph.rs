//! Paragraph properties (`w:pPr`) as one element writes them, and how later ones go over earlier ones. Lengths in twips.

use super::names::Ns;
use super::run::{RunProps, is_on};
use super::section::SectionProps;
use super::units::twips;
use super::xml::{Cursor, Open};
use crate::error::Result;

/// Where lines begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Justification {
    /// At the left.
    Left,
    /// Centred.
    Centre,
    /// At the right.
    Right,
    /// At both sides.
    Both,
}

/// The rule of a line distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRule {
    /// In 240ths of a line.
    Auto,
    /// Exactly so many twips.
    Exact,
    /// At least so many twips.
    AtLeast,
}

/// A reference to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberRef {
    /// `w:numId`; 0 takes the paragraph out of any list.
    pub number: Option<u32>,
    /// `w:ilvl`.
    pub level: Option<u8>,
}

/// A frame around the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    /// Its place across the page, where given by a word.
    pub across: Option<Justification>,
    /// It holds the large first letter of the next paragraph.
    pub drop_cap: bool,
}

/// What one `w:pPr` says; `None` where it is silent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParagraphProps {
    /// Paragraph style id.
    pub style: Option<String>,
    /// Alignment.
    pub align: Option<Justification>,
    /// Left indent.
    pub left: Option<i32>,
    /// Left indent in hundredths of a character.
    pub left_chars: Option<i32>,
    /// Right indent.
    pub right: Option<i32>,
    /// Right indent in hundredths of a character.
    pub right_chars: Option<i32>,
    /// First line indent; negative when hanging.
    pub first: Option<i32>,
    /// First line indent in hundredths of a character.
    pub first_chars: Option<i32>,
    /// Space before.
    pub before: Option<i32>,
    /// Space after.
    pub after: Option<i32>,
    /// Line distance, by its rule.
    pub line: Option<(i32, LineRule)>,
    /// No space between paragraphs of one style.
    pub contextual: Option<bool>,
    /// Outline level from 0; 9 is body text.
    pub outline: Option<u8>,
    /// Starts a page.
    pub page_break_before: Option<bool>,
    /// The list.
    pub list: Option<NumberRef>,
    /// A border above.
    pub border_top: Option<bool>,
    /// A border below.
    pub border_bottom: Option<bool>,
    /// A frame.
    pub frame: Option<Frame>,
    /// The properties of the paragraph mark.
    pub mark: RunProps,
    /// The section that ends with this paragraph.
    pub section: Option<Box<SectionProps>>,
}

/// Space that Word sets for `beforeAutospacing` and `afterAutospacing`: 14 points.
const AUTO_SPACE: i32 = 280;
/// Twips of a hundredth of a line of 12 points.
const TWIPS_PER_LINE_HUNDREDTH: f64 = 2.4;

impl ParagraphProps {
    /// Reads an open `w:pPr` to its end.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self> {
        let mut props = ParagraphProps::default();
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "rPr") => props.mark = RunProps::read(cursor)?,
                (Ns::W, "sectPr") => props.section = Some(Box::new(SectionProps::read(cursor, &open)?)),
                (Ns::W, "numPr") => props.list = Some(read_list(cursor)?),
                (Ns::W, "pBdr") => props.read_borders(cursor)?,
                (Ns::W, _) => {
                    props.take(cursor, &open);
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        Ok(props)
    }

    fn take<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        match open.local {
            "pStyle" => self.style = cursor.attr(open, "val").map(|v| v.into_owned()),
            "jc" => self.align = cursor.attr(open, "val").and_then(|v| justification(&v)),
            "ind" => self.take_indents(cursor, open),
            "spacing" => self.take_spacing(cursor, open),
            "contextualSpacing" => self.contextual = Some(is_on(cursor, open)),
            "outlineLvl" => self.outline = cursor.attr(open, "val").and_then(|v| v.trim().parse().ok()),
            "pageBreakBefore" => self.page_break_before = Some(is_on(cursor, open)),
            "framePr" => {
                let across = cursor.attr(open, "xAlign").and_then(|v| justification(&v));
                let drop_cap = cursor.attr(open, "dropCap").is_some_and(|v| v == "drop" || v == "margin");
                self.frame = Some(Frame { across, drop_cap });
            }
            _ => {}
        }
    }

    fn take_indents<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let mut get = |name: &str| cursor.attr(open, name).and_then(|v| twips(&v));
        self.left = get("start").or_else(|| get("left")).or(self.left);
        self.right = get("end").or_else(|| get("right")).or(self.right);
        self.left_chars = get("startChars").or_else(|| get("leftChars")).or(self.left_chars);
        self.right_chars = get("endChars").or_else(|| get("rightChars")).or(self.right_chars);
        // A hanging indent outranks a first line indent in the same element.
        self.first = get("hanging").map(|v| -v).or_else(|| get("firstLine")).or(self.first);
        self.first_chars = get("hangingChars").map(|v| -v).or_else(|| get("firstLineChars")).or(self.first_chars);
    }

    fn take_spacing<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let mut space = |auto: &str, lines: &str, plain: &str| {
            if cursor.attr(open, auto).is_some_and(|v| matches!(v.as_ref(), "1" | "true" | "on")) {
                return Some(AUTO_SPACE);
            }
            let by_lines = cursor.attr(open, lines).and_then(|v| twips(&v)).filter(|v| *v != 0);
            let plain = cursor.attr(open, plain).and_then(|v| twips(&v));
            by_lines.map(|v| (f64::from(v) * TWIPS_PER_LINE_HUNDREDTH).round() as i32).or(plain)
        };
        self.before = space("beforeAutospacing", "beforeLines", "before").or(self.before);
        self.after = space("afterAutospacing", "afterLines", "after").or(self.after);
        if let Some(line) = cursor.attr(open, "line").and_then(|v| twips(&v)) {
            let rule = match cursor.attr(open, "lineRule").as_deref() {
                Some("exact") => LineRule::Exact,
                Some("atLeast") => LineRule::AtLeast,
                _ => LineRule::Auto,
            };
            self.line = Some((line, rule));
        }
    }

    fn read_borders(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match open.local {
                "top" => self.border_top = Some(is_drawn(cursor, &open)),
                "bottom" => self.border_bottom = Some(is_drawn(cursor, &open)),
                _ => {}
            }
            cursor.skip()?;
        }
        Ok(())
    }

    /// Lays a later level over this one. The style id, the mark and the section are the element's own and stay.
    pub fn overlay(&mut self, later: &ParagraphProps) {
        macro_rules! take { ($($field:ident),+) => { $(if later.$field.is_some() { self.$field = later.$field; })+ } }
        take!(align, before, after, line, contextual, outline, page_break_before, border_top, border_bottom, frame);
        self.overlay_indents(later);
        if let Some(list) = later.list {
            let own = self.list.get_or_insert_default();
            own.number = list.number.or(own.number);
            own.level = list.level.or(own.level);
        }
    }

    /// Lays a later level's indents over this one. A level that speaks in one unit silences the other unit of earlier levels.
    pub fn overlay_indents(&mut self, later: &ParagraphProps) {
        macro_rules! pair { ($(($plain:ident, $chars:ident)),+) => { $(
            if later.$plain.is_some() || later.$chars.is_some() { self.$plain = later.$plain; self.$chars = later.$chars; }
        )+ } }
        pair!((left, left_chars), (right, right_chars), (first, first_chars));
    }
}

fn read_list(cursor: &mut Cursor<'_>) -> Result<NumberRef> {
    let mut list = NumberRef::default();
    while let Some(open) = cursor.child()? {
        let value = cursor.attr(&open, "val");
        match open.local {
            "numId" => list.number = value.and_then(|v| v.trim().parse().ok()),
            "ilvl" => list.level = value.and_then(|v| v.trim().parse().ok()).filter(|l| *l < 9),
            _ => {}
        }
        cursor.skip()?;
    }
    Ok(list)
}

/// The alignment that a word names.
pub fn justification(value: &str) -> Option<Justification> {
    Some(match value {
        "left" | "start" | "inside" => Justification::Left,
        "center" => Justification::Centre,
        "right" | "end" | "outside" => Justification::Right,
        "both" | "distribute" | "thaiDistribute" | "lowKashida" | "mediumKashida" | "highKashida" => {
            Justification::Both
        }
        _ => return None,
    })
}

/// True for a border element that draws something.
pub fn is_drawn<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> bool {
    cursor.attr(open, "val").is_some_and(|v| !matches!(v.as_ref(), "nil" | "none"))
}
