//! Character properties (`w:rPr`) as one element writes them, and how later ones go over earlier ones.

use super::names::Ns;
use super::units::twips;
use super::xml::{Cursor, Open};
use crate::error::Result;

/// Bold; index in [`RunProps::toggles`].
pub const BOLD: usize = 0;
/// Italic.
pub const ITALIC: usize = 1;
/// Capitals.
pub const CAPS: usize = 2;
/// Small capitals.
pub const SMALL_CAPS: usize = 3;
/// Struck through, once or twice.
pub const STRIKE: usize = 4;
/// Hidden.
pub const VANISH: usize = 5;

/// A font by name or by the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Font {
    /// By name.
    Named(String),
    /// The theme's font for headings.
    Major,
    /// The theme's font for body text.
    Minor,
}

/// What one `w:rPr` says; `None` where it is silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunProps {
    /// Character style id.
    pub style: Option<String>,
    /// Font of ASCII characters.
    pub ascii: Option<Font>,
    /// Font of other Latin characters, Vietnamese letters with marks among them.
    pub high_ansi: Option<Font>,
    /// The toggle properties, by the constants of this module.
    pub toggles: [Option<bool>; 6],
    /// Underlined.
    pub underline: Option<bool>,
    /// Half points.
    pub size: Option<u16>,
    /// RGB as six hex digits, or empty for automatic.
    pub color: Option<String>,
    /// Highlighted.
    pub highlight: Option<bool>,
    /// Shaded behind.
    pub shade: Option<bool>,
    /// Raised.
    pub superscript: Option<bool>,
    /// Language of Latin text.
    pub lang: Option<String>,
    /// On a paragraph mark: the mark is deleted or moved away.
    pub mark_gone: bool,
    /// On a paragraph mark: the mark is inserted.
    pub mark_new: bool,
}

impl RunProps {
    /// Reads an open `w:rPr` to its end.
    pub fn read<'a>(cursor: &mut Cursor<'a>) -> Result<Self> {
        let mut props = RunProps::default();
        while let Some(open) = cursor.child()? {
            if open.ns == Ns::W {
                props.take(cursor, &open);
            }
            cursor.skip()?;
        }
        Ok(props)
    }

    fn take<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        match open.local {
            "rStyle" => self.style = cursor.attr(open, "val").map(|v| v.into_owned()),
            "rFonts" => self.take_fonts(cursor, open),
            "b" => self.toggles[BOLD] = Some(is_on(cursor, open)),
            "i" => self.toggles[ITALIC] = Some(is_on(cursor, open)),
            "caps" => self.toggles[CAPS] = Some(is_on(cursor, open)),
            "smallCaps" => self.toggles[SMALL_CAPS] = Some(is_on(cursor, open)),
            "strike" | "dstrike" => {
                let on = is_on(cursor, open);
                if on || self.toggles[STRIKE].is_none() {
                    self.toggles[STRIKE] = Some(on);
                }
            }
            "vanish" => self.toggles[VANISH] = Some(is_on(cursor, open)),
            "u" => self.underline = Some(cursor.attr(open, "val").is_some_and(|v| v != "none")),
            "sz" => self.size = cursor.attr(open, "val").and_then(|v| half_points(&v)),
            "color" => {
                self.color = cursor.attr(open, "val").map(|v| if v == "auto" { String::new() } else { v.into_owned() })
            }
            "highlight" => self.highlight = Some(cursor.attr(open, "val").is_some_and(|v| v != "none")),
            "shd" => self.shade = Some(is_shaded(cursor, open)),
            "vertAlign" => self.superscript = Some(cursor.attr(open, "val").is_some_and(|v| v == "superscript")),
            "lang" => self.lang = cursor.attr(open, "val").map(|v| v.into_owned()),
            "del" | "moveFrom" => self.mark_gone = true,
            "ins" | "moveTo" => self.mark_new = true,
            _ => {}
        }
    }

    /// The theme's font outranks the name beside it.
    fn take_fonts<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>) {
        let mut slot = |theme: &str, name: &str| {
            let by_theme = cursor.attr(open, theme).and_then(|v| theme_font(&v));
            by_theme.or_else(|| cursor.attr(open, name).filter(|v| !v.is_empty()).map(|v| Font::Named(v.into_owned())))
        };
        self.ascii = slot("asciiTheme", "ascii");
        self.high_ansi = slot("hAnsiTheme", "hAnsi");
    }

    /// Lays a later level over this one; for levels of one chain, where the nearest value counts.
    pub fn overlay(&mut self, later: &RunProps) {
        macro_rules! take { ($($field:ident),+) => { $(if later.$field.is_some() { self.$field.clone_from(&later.$field); })+ } }
        take!(style, ascii, high_ansi, underline, size, color, highlight, shade, superscript, lang);
        for (own, later) in self.toggles.iter_mut().zip(later.toggles) {
            *own = later.or(*own);
        }
    }

    /// Lays another *kind* of style over this one: toggle properties that both set cancel out (ECMA-376, 17.7.3).
    pub fn overlay_style(&mut self, later: &RunProps) {
        let before = self.toggles;
        self.overlay(later);
        for (own, (before, later)) in self.toggles.iter_mut().zip(before.into_iter().zip(later.toggles)) {
            *own = match (before, later) {
                (Some(a), Some(b)) => Some(a != b),
                (a, b) => b.or(a),
            };
        }
    }
}

fn theme_font(value: &str) -> Option<Font> {
    if value.starts_with("major") {
        Some(Font::Major)
    } else if value.starts_with("minor") {
        Some(Font::Minor)
    } else {
        None
    }
}

/// The value of an on/off element: on when it has none.
pub fn is_on<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> bool {
    !cursor.attr(open, "val").is_some_and(|v| matches!(v.as_ref(), "0" | "false" | "off" | "none"))
}

fn is_shaded<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>) -> bool {
    let fill = cursor.attr(open, "fill").unwrap_or_default();
    let pattern = cursor.attr(open, "val").unwrap_or_default();
    !matches!(pattern.as_ref(), "" | "clear" | "nil" | "none")
        || !(matches!(fill.as_ref(), "" | "auto") || fill.eq_ignore_ascii_case("ffffff"))
}

/// A size in half points; strict files may say `14pt`.
fn half_points(value: &str) -> Option<u16> {
    let halves = match value.trim().parse::<f64>() {
        Ok(halves) => halves,
        Err(_) => f64::from(twips(value)?) / 10.0,
    };
    (1.0..=3276.0).contains(&halves).then_some(halves.round() as u16)
}
