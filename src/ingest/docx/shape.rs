//! Drawings: lines with their length, text boxes in their place, pictures counted. DrawingML and its forerunner VML.

use super::story::Story;
use crate::document::format::{LineKind, RuleLine};
use crate::error::Result;
use crate::ooxml::names::Ns;
use crate::ooxml::paragraph::{Justification, justification};
use crate::ooxml::units::{css, from_emu, split_unit};
use crate::ooxml::xml::{Cursor, Open};

/// A filled shape no higher than this (1.5 points, in twips) is a line to the eye.
const THIN: f64 = 30.0;
/// A turn of 90 degrees in DrawingML's unit.
const QUARTER: i64 = 5_400_000;

/// What is known of a shape; lengths in twips.
#[derive(Default)]
struct Shape {
    width: Option<f64>,
    height: Option<f64>,
    turned: bool,
    straight: bool,
    unpainted: bool,
    holds_text: bool,
}

impl Shape {
    /// The rule line that the shape is to the eye, if it is one: long and flat.
    fn line(&self) -> Option<RuleLine> {
        let (width, height) = if self.turned { (self.height, self.width) } else { (self.width, self.height) };
        let (wide, high) = (width?, height.unwrap_or(0.0));
        let is_line = self.straight && wide > high || !self.holds_text && wide > THIN * 4.0 && high <= THIN;
        (is_line && !self.unpainted).then(|| RuleLine { kind: LineKind::Drawn, length: Some(wide.round() as i32) })
    }
}

impl Story<'_> {
    /// Reads a `w:drawing`.
    pub(super) fn drawing(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::Wp, "inline" | "anchor") => self.placed(cursor)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn placed(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        let outer = self.box_align.take();
        let mut hidden = false;
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::Wp, "positionH") => self.box_align = position(cursor)?,
                (Ns::Wp, "docPr") => {
                    hidden = cursor.attr(&open, "hidden").is_some_and(|v| v == "1" || v == "true");
                    cursor.skip()?;
                }
                (Ns::A, "graphic") if !hidden => self.graphic(cursor, 1.0)?,
                _ => cursor.skip()?,
            }
        }
        self.box_align = outer;
        Ok(())
    }

    /// Whatever holds shapes. `scale` turns the shapes' own lengths into those on the page.
    fn graphic(&mut self, cursor: &mut Cursor<'_>, mut scale: f64) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::Wpg | Ns::Wpc, "grpSpPr") => scale *= group_scale(cursor)?,
                (Ns::A, "graphicData") | (Ns::Wpg, "wgp" | "grpSp") | (Ns::Wpc, "wpc") => {
                    self.graphic(cursor, scale)?
                }
                (Ns::Wps, "wsp") => self.shape(cursor, scale)?,
                (Ns::Pic, "pic") => {
                    self.tally.pictures += 1;
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn shape(&mut self, cursor: &mut Cursor<'_>, scale: f64) -> Result<()> {
        let mut shape = Shape::default();
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::Wps, "cNvCnPr") => {
                    shape.straight = true;
                    cursor.skip()?;
                }
                (Ns::Wps, "spPr") => geometry(cursor, scale, &mut shape)?,
                (Ns::Wps, "txbx") => {
                    shape.holds_text = true;
                    self.box_content(cursor)?;
                }
                _ => cursor.skip()?,
            }
        }
        self.draft.lines.extend(shape.line());
        Ok(())
    }

    fn box_content(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::W, "txbxContent") => self.text_box(cursor)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    /// Reads what holds VML shapes. `scale` turns bare numbers into twips inside a group; `None` where it is unknown.
    pub(super) fn vml(&mut self, cursor: &mut Cursor<'_>, scale: Option<f64>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::V, "shapetype") => cursor.skip()?,
                (Ns::V, "group") => {
                    let inner = vml_group_scale(cursor, &open, scale);
                    self.vml_group(cursor, inner)?;
                }
                (Ns::V, _) => self.vml_shape(cursor, &open, None)?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    fn vml_group(&mut self, cursor: &mut Cursor<'_>, scale: Option<f64>) -> Result<()> {
        while let Some(open) = cursor.child()? {
            match (open.ns, open.local) {
                (Ns::V, "group") => {
                    let inner = vml_group_scale(cursor, &open, scale);
                    self.vml_group(cursor, inner)?;
                }
                (Ns::V, name) if name != "shapetype" => self.vml_shape(cursor, &open, Some(scale))?,
                _ => cursor.skip()?,
            }
        }
        Ok(())
    }

    /// `group`: `None` outside a group, else the group's scale where known.
    fn vml_shape<'a>(&mut self, cursor: &mut Cursor<'a>, open: &Open<'a>, group: Option<Option<f64>>) -> Result<()> {
        let mut shape = vml_geometry(cursor, open, group);
        let style = cursor.attr(open, "style").unwrap_or_default();
        let outer = self.box_align;
        self.box_align = style_value(&style, "mso-position-horizontal").and_then(justification).or(outer);
        let hidden = style_value(&style, "visibility") == Some("hidden");
        while let Some(child) = cursor.child()? {
            match (child.ns, child.local) {
                (Ns::V, "textbox") if !hidden => {
                    shape.holds_text = true;
                    self.box_content(cursor)?;
                }
                (Ns::V, "imagedata") => {
                    self.tally.pictures += 1;
                    shape.holds_text = true;
                    cursor.skip()?;
                }
                _ => cursor.skip()?,
            }
        }
        self.box_align = outer;
        self.draft.lines.extend(shape.line().filter(|_| !hidden));
        Ok(())
    }
}

/// The alignment in an open `wp:positionH`.
fn position(cursor: &mut Cursor<'_>) -> Result<Option<Justification>> {
    let mut align = None;
    while let Some(open) = cursor.child()? {
        let content = cursor.content(&open)?;
        if (open.ns, open.local) == (Ns::Wp, "align") {
            align = justification(cursor.raw(content).trim());
        }
    }
    Ok(align)
}

fn emu<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>, name: &str) -> Option<f64> {
    cursor.attr(open, name).and_then(|v| v.trim().parse::<f64>().ok()).filter(|v| v.is_finite())
}

/// The ratio of a group's size on the page to the size in its own coordinates.
fn group_scale(cursor: &mut Cursor<'_>) -> Result<f64> {
    let (mut outside, mut inside) = (None, None);
    while let Some(open) = cursor.child()? {
        if (open.ns, open.local) != (Ns::A, "xfrm") {
            cursor.skip()?;
            continue;
        }
        while let Some(child) = cursor.child()? {
            match child.local {
                "ext" => outside = emu(cursor, &child, "cx"),
                "chExt" => inside = emu(cursor, &child, "cx"),
                _ => {}
            }
            cursor.skip()?;
        }
    }
    Ok(match (outside, inside) {
        (Some(a), Some(b)) if a > 0.0 && b > 0.0 => a / b,
        _ => 1.0,
    })
}

/// Reads an open `wps:spPr`.
fn geometry(cursor: &mut Cursor<'_>, scale: f64, shape: &mut Shape) -> Result<()> {
    while let Some(open) = cursor.child()? {
        match (open.ns, open.local) {
            (Ns::A, "xfrm") => {
                let turn = cursor.attr(&open, "rot").and_then(|v| v.parse::<i64>().ok()).unwrap_or(0);
                shape.turned = (turn + QUARTER / 2).rem_euclid(2 * QUARTER) >= QUARTER;
                while let Some(child) = cursor.child()? {
                    if child.local == "ext" {
                        let twips = |v: f64| f64::from(from_emu(v * scale));
                        shape.width = emu(cursor, &child, "cx").map(twips);
                        shape.height = emu(cursor, &child, "cy").map(twips);
                    }
                    cursor.skip()?;
                }
            }
            (Ns::A, "prstGeom") => {
                let kind = cursor.attr(&open, "prst").unwrap_or_default();
                shape.straight |= matches!(kind.as_ref(), "line" | "straightConnector1");
                cursor.skip()?;
            }
            (Ns::A, "ln") => {
                while let Some(child) = cursor.child()? {
                    shape.unpainted |= child.local == "noFill" && shape.straight;
                    cursor.skip()?;
                }
            }
            _ => cursor.skip()?,
        }
    }
    Ok(())
}

fn vml_group_scale<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>, outer: Option<f64>) -> Option<f64> {
    let style = cursor.attr(open, "style")?;
    let width = style_value(&style, "width")?;
    let width = match split_unit(width)? {
        (number, "") => number * outer?,
        _ => css(width)?,
    };
    let size = cursor.attr(open, "coordsize");
    let inside =
        size.as_deref().and_then(|s| s.split(',').next()).and_then(|v| v.trim().parse::<f64>().ok()).unwrap_or(1000.0);
    (inside > 0.0).then(|| width / inside)
}

fn vml_geometry<'a>(cursor: &mut Cursor<'a>, open: &Open<'a>, group: Option<Option<f64>>) -> Shape {
    let measure = |value: &str| match (group, split_unit(value)?) {
        (Some(scale), (number, "")) => Some(number * scale?),
        _ => css(value),
    };
    let mut shape = Shape::default();
    let style = cursor.attr(open, "style").unwrap_or_default();
    let kind = cursor.attr(open, "type").unwrap_or_default();
    shape.straight = open.local == "line" || kind.ends_with("_t32") || kind.ends_with("_t20");
    shape.unpainted =
        shape.straight && cursor.attr(open, "stroked").is_some_and(|v| matches!(v.as_ref(), "f" | "false"));
    if open.local == "line" {
        let (from, to) = (cursor.attr(open, "from").unwrap_or_default(), cursor.attr(open, "to").unwrap_or_default());
        let along = |n: usize| {
            let get = |v: &str| measure(v.split(',').nth(n)?.trim());
            Some((get(&to)? - get(&from)?).abs())
        };
        (shape.width, shape.height) = (along(0), along(1));
    } else {
        shape.width = style_value(&style, "width").and_then(measure);
        shape.height = style_value(&style, "height").and_then(measure);
    }
    // A horizontal rule of the full width says so with a width of nothing.
    if cursor.attr_in(open, Ns::O, "hr").is_some() && shape.width.is_none_or(|w| w == 0.0) {
        shape.width = None;
        shape.holds_text = true;
    }
    shape
}

/// The value of a property in a CSS-like style.
fn style_value<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    style.split(';').filter_map(|p| p.split_once(':')).find(|(n, _)| n.trim() == name).map(|(_, v)| v.trim())
}
