//! The four faces of Liberation Serif (metric-compatible with Times New Roman): widths, glyphs, and subsets of what was used.
//! Vietnamese needs no shaping when the text is NFC: one character is one glyph.

use printpdf::{FontId, ParsedFont};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use subsetter::GlyphRemapper;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One of the four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Face {
    /// Upright.
    #[default]
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Bold italic.
    BoldItalic,
}

impl Face {
    /// All faces.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face of a weight and a slant.
    pub fn of(bold: bool, italic: bool) -> Face {
        match (bold, italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }

    /// The name of the font resource.
    pub fn id(self) -> FontId {
        FontId(["TR", "TB", "TI", "TX"][self as usize].to_owned())
    }

    /// PostScript name with a subset tag.
    fn subset_name(self) -> String {
        let (tag, name) = match self {
            Face::Regular => ("RASOAR", "LiberationSerif"),
            Face::Bold => ("RASOAB", "LiberationSerif-Bold"),
            Face::Italic => ("RASOAI", "LiberationSerif-Italic"),
            Face::BoldItalic => ("RASOAX", "LiberationSerif-BoldItalic"),
        };
        format!("{tag}+{name}")
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("fonts/LiberationSerif-Regular.ttf"),
            Face::Bold => include_bytes!("fonts/LiberationSerif-Bold.ttf"),
            Face::Italic => include_bytes!("fonts/LiberationSerif-Italic.ttf"),
            Face::BoldItalic => include_bytes!("fonts/LiberationSerif-BoldItalic.ttf"),
        }
    }
}

/// Characters looked up in advance: Latin with Vietnamese, combining marks, punctuation, arrows and mathematical signs.
const COMMON: [std::ops::Range<u32>; 3] = [0x20..0x378, 0x1E00..0x1F00, 0x2000..0x2270];

/// Shown for a character that the font does not have.
const MISSING: char = '\u{25A1}';

struct Metrics {
    face: Option<ttf_parser::Face<'static>>,
    /// Glyph and advance in thousandths of the size, for `COMMON`.
    common: Vec<(u16, u16)>,
}

impl Metrics {
    fn load(face: Face) -> Metrics {
        let face = ttf_parser::Face::parse(face.bytes(), 0).ok();
        let mut metrics = Metrics { face, common: Vec::new() };
        metrics.common = COMMON.iter().cloned().flatten().map(|code| metrics.measure(code)).collect();
        metrics
    }

    /// Glyph 0 where the font has none. The advance is cut to whole thousandths as the PDF's width table has it.
    fn measure(&self, code: u32) -> (u16, u16) {
        let glyph = |face: &ttf_parser::Face<'_>| char::from_u32(code).and_then(|c| face.glyph_index(c));
        let Some((face, glyph)) = self.face.as_ref().and_then(|f| glyph(f).map(|g| (f, g))) else { return (0, 500) };
        let advance = f32::from(face.glyph_hor_advance(glyph).unwrap_or(0));
        (glyph.0, (advance * 1000.0 / f32::from(face.units_per_em())) as u16)
    }

    fn look(&self, letter: char) -> (u16, u16) {
        let code = u32::from(letter);
        let mut base = 0;
        for range in &COMMON {
            if range.contains(&code) {
                return self.common.get(base + (code - range.start) as usize).copied().unwrap_or((0, 500));
            }
            base += range.len();
        }
        self.measure(code)
    }
}

static METRICS: LazyLock<[Metrics; 4]> = LazyLock::new(|| Face::ALL.map(Metrics::load));

/// Width of a text in points.
pub fn width(text: &str, face: Face, size: f32) -> f32 {
    let metrics = &METRICS[face as usize];
    let thousandths: u32 = text.chars().map(|c| u32::from(metrics.look(c).1)).sum();
    thousandths as f32 * size / 1000.0
}

/// Distance of lines in points at single spacing, as word processors set Times New Roman.
pub fn line_height(size: f32) -> f32 {
    size * 1.15
}

/// From the top of a line to its baseline, in points.
pub fn ascent(size: f32) -> f32 {
    size * 0.91
}

/// The text as it can be drawn: NFC, no invisible characters, blanks as plain spaces, a box for what the font does not have.
pub fn drawable(text: &str) -> String {
    let composed: String = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    composed.chars().filter_map(drawable_letter).collect()
}

fn drawable_letter(letter: char) -> Option<char> {
    match letter {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        c if METRICS[0].look(c).0 == 0 => Some(MISSING),
        c => Some(c),
    }
}

/// The used characters of each face.
#[derive(Debug, Default)]
pub struct Used(BTreeMap<Face, BTreeSet<char>>);

impl Used {
    /// Notes what a text uses.
    pub fn add(&mut self, face: Face, text: &str) {
        self.0.entry(face).or_default().extend(text.chars());
    }

    /// A font with only the used glyphs, for each face that was used.
    pub fn subsets(&self) -> Result<Vec<(FontId, ParsedFont)>, String> {
        self.0.iter().map(|(face, letters)| Ok((face.id(), subset(*face, letters)?))).collect()
    }
}

fn subset(face: Face, letters: &BTreeSet<char>) -> Result<ParsedFont, String> {
    let metrics = &METRICS[face as usize];
    let mut remapper = GlyphRemapper::new();
    let mut codes = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for letter in letters {
        let (old, _) = metrics.look(*letter);
        let new = remapper.remap(old);
        codes.insert(u32::from(*letter), new);
        let advance = metrics.face.as_ref().and_then(|f| f.glyph_hor_advance(ttf_parser::GlyphId(old)));
        widths.insert(new, advance.unwrap_or(0));
    }
    let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|e| e.to_string())?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or("the subset font cannot be read")?;
    font.font_name = Some(face.subset_name());
    font.codepoint_to_glyph = codes;
    font.glyph_widths = widths;
    Ok(font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_face() {
        let bases = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        for metrics in METRICS.iter() {
            for base in bases {
                for tone in tones {
                    let letter: String = format!("{base}{tone}").nfc().collect();
                    for c in letter.chars().chain(letter.to_uppercase().chars()) {
                        assert_ne!(metrics.look(c).0, 0, "{c}");
                    }
                }
            }
            for c in "đĐ“”‘’–—…•§°≥≤→□".chars() {
                assert_ne!(metrics.look(c).0, 0, "{c}");
            }
        }
    }

    #[test]
    fn drawable_text_is_composed_and_complete() {
        assert_eq!(drawable("e\u{302}\u{301}\u{AD}\u{A0}x\u{200B}\u{1F600}\t."), "ế x□ .");
    }

    #[test]
    fn widths_are_those_of_times() {
        assert!((width("Độc lập - Tự do - Hạnh phúc", Face::Bold, 14.0) - 172.0).abs() < 12.0);
    }
}
