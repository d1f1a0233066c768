//! The style sheet and the fonts (MS-DOC 2.9.271, 2.9.286), and how modifiers change effective formats.

use super::fib::{i16_at, u16_at};
use super::sprm::{Sprm, sprms};
use crate::document::format::{Align, LineSpacing, ParagraphFormat, RunFormat};

/// What modifiers say of a paragraph beside its looks.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Looks.
    pub format: ParagraphFormat,
    /// Depth of tables around it.
    pub depth: u32,
    /// It is a row's end mark.
    pub row_end: bool,
    /// It ends an inner cell or row.
    pub inner_cell: bool,
    /// The mark ends a row of a nested table.
    pub inner_row_end: bool,
    /// List override index, from 1; 0 for none.
    pub list: u16,
    /// List level.
    pub level: u8,
    /// `sprmTDefTable` of a row's end mark.
    pub cells: Vec<Merge>,
}

/// How a cell is merged.
#[derive(Debug, Clone, Copy, Default)]
pub struct Merge {
    /// Continues the cell left of it.
    pub left: bool,
    /// Continues the cell above it.
    pub above: bool,
    /// Right border, twips.
    pub border: i32,
}

/// What modifiers say of characters beside their looks.
#[derive(Debug, Clone, Default)]
pub struct Character {
    /// Looks.
    pub format: RunFormat,
    /// Inserted by a tracked change.
    pub inserted: bool,
    /// Deleted by a tracked change.
    pub deleted: bool,
    /// A symbol: its character in its own font.
    pub symbol: Option<u16>,
}

#[derive(Debug, Clone, Default)]
struct Style<'a> {
    name: String,
    base: u16,
    paragraph: &'a [u8],
    character: &'a [u8],
}

/// Styles and fonts.
#[derive(Debug, Clone, Default)]
pub struct Styles<'a> {
    styles: Vec<Style<'a>>,
    fonts: Vec<String>,
    default_font: usize,
}

/// Deepest chain of base styles; a longer one is a loop.
const MAX_BASES: usize = 32;

impl<'a> Styles<'a> {
    /// Reads both tables.
    pub fn read(sheet: &'a [u8], fonts: &[u8]) -> Self {
        let head = usize::from(u16_at(sheet, 0).unwrap_or(0));
        let count = usize::from(u16_at(sheet, 2).unwrap_or(0)).min(5000);
        let base = usize::from(u16_at(sheet, 4).unwrap_or(10));
        let mut at = 2 + head;
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(length) = u16_at(sheet, at).map(usize::from) else { break };
            styles.push(sheet.get(at + 2..at + 2 + length).map_or_else(Style::default, |std| style(std, base)));
            at += 2 + length + length % 2;
        }
        Styles { styles, fonts: font_names(fonts), default_font: usize::from(u16_at(sheet, 14).unwrap_or(0)) }
    }

    fn chain(&self, index: u16) -> Vec<&Style<'a>> {
        let mut chain = Vec::new();
        let mut next = index;
        while let Some(style) = self.styles.get(usize::from(next)).filter(|_| chain.len() < MAX_BASES) {
            chain.push(style);
            next = style.base;
        }
        chain.reverse();
        chain
    }

    /// Effective format of a paragraph.
    pub fn paragraph(&self, style: u16, grpprl: &[u8]) -> Paragraph {
        let mut paragraph = Paragraph::default();
        paragraph.format.line = Some(LineSpacing::Multiple(1.0));
        for style in self.chain(style) {
            sprms(style.paragraph).for_each(|s| apply_paragraph(&s, &mut paragraph));
        }
        sprms(grpprl).for_each(|s| apply_paragraph(&s, &mut paragraph));
        paragraph.format.style = self.styles.get(usize::from(style)).map(|s| s.name.clone()).filter(|n| !n.is_empty());
        paragraph
    }

    /// Effective format of characters in a paragraph of a style.
    pub fn character(&self, style: u16, grpprl: &[u8]) -> Character {
        let mut base = Character::default();
        base.format.size = Some(20);
        base.format.font = self.fonts.get(self.default_font).cloned();
        for style in self.chain(style) {
            let under = base.format.clone();
            sprms(style.character).for_each(|s| self.apply_character(&s, &under, &mut base));
        }
        let under = base.format.clone();
        sprms(grpprl).for_each(|s| self.apply_character(&s, &under, &mut base));
        base
    }

    fn apply_character(&self, sprm: &Sprm<'_>, under: &RunFormat, character: &mut Character) {
        let format = &mut character.format;
        let toggle = |style: bool| match sprm.byte() {
            0 => false,
            0x80 => style,
            0x81 => !style,
            _ => true,
        };
        match sprm.code {
            0x0835 => format.bold = toggle(under.bold),
            0x0836 => format.italic = toggle(under.italic),
            0x0837 => format.strike = toggle(under.strike),
            0x083A => format.small_caps = toggle(under.small_caps),
            0x083B => format.caps = toggle(under.caps),
            0x083C => format.hidden = toggle(under.hidden),
            0x2A3E => format.underline = sprm.byte() != 0,
            0x4A43 => format.size = u16::try_from(sprm.word()).ok(),
            0x4A4F => format.font = self.fonts.get(sprm.word() as usize).cloned().or(format.font.take()),
            0x2A42 => format.color = icon_color(sprm.byte()),
            0x6870 => format.color = rgb(sprm.double()),
            0x2A0C => format.highlight = sprm.byte() != 0,
            0x2A48 => format.superscript = sprm.byte() == 1,
            0x0800 => character.deleted = toggle(false),
            0x0801 => character.inserted = toggle(false),
            0x6A09 => character.symbol = u16_at(sprm.operand, 2),
            _ => {}
        }
    }
}

/// The sixteen colours of Word 97; automatic and black are none.
fn icon_color(index: u8) -> Option<String> {
    const COLORS: [&str; 15] = [
        "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF", "000080", "008080", "008000", "800080",
        "800000", "808000", "808080", "C0C0C0",
    ];
    COLORS.get(usize::from(index).checked_sub(2)?).map(|c| (*c).to_owned())
}

fn rgb(value: u32) -> Option<String> {
    let [r, g, b, auto] = value.to_le_bytes();
    (auto == 0 && (r, g, b) != (0, 0, 0)).then(|| format!("{r:02X}{g:02X}{b:02X}"))
}

fn style(std: &[u8], base: usize) -> Style<'_> {
    let kind = u16_at(std, 2).unwrap_or(0);
    let count = u16_at(std, 4).unwrap_or(0) & 0xF;
    let letters = usize::from(u16_at(std, base).unwrap_or(0)).min(255);
    let name: Vec<u16> = (0..letters).map_while(|i| u16_at(std, base + 2 + i * 2)).collect();
    let mut at = base + 2 + letters * 2 + 2;
    let mut parts: Vec<&[u8]> = Vec::new();
    for _ in 0..count.min(3) {
        let Some(length) = u16_at(std, at).map(usize::from) else { break };
        parts.push(std.get(at + 2..at + 2 + length).unwrap_or(&[]));
        at += 2 + length + length % 2;
    }
    let part = |i: usize| parts.get(i).copied().unwrap_or(&[]);
    let (paragraph, character) = match kind & 0xF {
        1 => (part(0).get(2..).unwrap_or(&[]), part(1)),
        2 => (&[][..], part(0)),
        _ => (&[][..], &[][..]),
    };
    Style { name: String::from_utf16_lossy(&name), base: kind >> 4, paragraph, character }
}

fn font_names(table: &[u8]) -> Vec<String> {
    let count = usize::from(u16_at(table, 0).unwrap_or(0)).min(5000);
    let mut at = 4;
    let mut names = Vec::new();
    for _ in 0..count {
        let Some(&length) = table.get(at) else { break };
        let entry = table.get(at..at + 1 + usize::from(length)).unwrap_or(&[]);
        let name: Vec<u16> = (0..64).map_while(|i| u16_at(entry, 40 + i * 2).filter(|c| *c != 0)).collect();
        names.push(String::from_utf16_lossy(&name));
        at += 1 + usize::from(length);
    }
    names
}

fn apply_paragraph(sprm: &Sprm<'_>, paragraph: &mut Paragraph) {
    let format = &mut paragraph.format;
    match sprm.code {
        0x2403 | 0x2461 => {
            format.align = match sprm.byte() {
                1 => Align::Centre,
                2 => Align::Right,
                3 | 4 => Align::Justify,
                _ => Align::Left,
            }
        }
        0x840F | 0x845E => format.indent_left = sprm.word(),
        0x840E | 0x845D => format.indent_right = sprm.word(),
        0x8411 | 0x8460 => format.first_line = sprm.word(),
        0xA413 => format.before = sprm.word(),
        0xA414 => format.after = sprm.word(),
        0x6412 => {
            let (distance, multiple) = (sprm.word(), i16_at(sprm.operand, 2).unwrap_or(0));
            format.line = Some(match (distance, multiple) {
                (d, 1) => LineSpacing::Multiple(d as f32 / 240.0),
                (d, _) if d < 0 => LineSpacing::Exactly(-d),
                (0, _) => LineSpacing::Multiple(1.0),
                (d, _) => LineSpacing::AtLeast(d),
            });
        }
        0x246D => format.contextual_spacing = sprm.byte() != 0,
        0x2640 => format.outline_level = Some(sprm.byte()).filter(|l| *l < 9),
        0x2407 => format.page_break_before = sprm.byte() != 0,
        0x2416 => paragraph.depth = paragraph.depth.max(u32::from(sprm.byte() != 0)),
        0x2417 => paragraph.row_end = sprm.byte() != 0,
        0x244B => paragraph.inner_cell = sprm.byte() != 0,
        0x244C => paragraph.inner_row_end = sprm.byte() != 0,
        0x6649 => paragraph.depth = sprm.double().min(64),
        0x260A => paragraph.level = sprm.byte().min(8),
        0x460B => paragraph.list = sprm.word() as u16,
        0xD608 => paragraph.cells = merges(sprm.operand),
        _ => {}
    }
}

fn merges(operand: &[u8]) -> Vec<Merge> {
    let count = operand.first().map_or(0, |c| usize::from(*c)).min(64);
    let start = 1 + (count + 1) * 2;
    (0..count)
        .map(|i| {
            let flags = u16_at(operand, start + i * 20).unwrap_or(0);
            let border = i16_at(operand, 1 + (i + 1) * 2).map_or(0, i32::from);
            Merge { left: flags & 2 != 0, above: flags & 0x20 != 0 && flags & 0x40 == 0, border }
        })
        .collect()
}
