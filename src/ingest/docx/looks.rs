//! Word's effective properties as the document model's formats.

use crate::document::format::{Align, LineSpacing, ParagraphFormat, RunFormat};
use crate::ooxml::cascade::{Base, Cascade};
use crate::ooxml::paragraph::{Justification, LineRule, ParagraphProps};
use crate::ooxml::run::{BOLD, CAPS, ITALIC, RunProps, SMALL_CAPS, STRIKE, VANISH};

/// What Word takes where neither styles nor defaults name a font.
const DEFAULT_FONT: &str = "Times New Roman";
/// What Word takes where neither styles nor defaults give a size: 10 points.
const DEFAULT_SIZE: u16 = 20;

/// An alignment.
pub fn align(justification: Justification) -> Align {
    match justification {
        Justification::Left => Align::Left,
        Justification::Centre => Align::Centre,
        Justification::Right => Align::Right,
        Justification::Both => Align::Justify,
    }
}

/// The format of a paragraph from its effective properties.
pub fn paragraph(props: &ParagraphProps, base: &Base) -> ParagraphFormat {
    // One character is as wide as the paragraph's letters are high.
    let unit = f64::from(base.run.size.unwrap_or(DEFAULT_SIZE)) * 10.0;
    let indent = |twips: Option<i32>, hundredths: Option<i32>| match (twips, hundredths) {
        (Some(twips), _) if twips != 0 => twips,
        (_, Some(hundredths)) if hundredths != 0 => (f64::from(hundredths) / 100.0 * unit).round() as i32,
        (twips, _) => twips.unwrap_or(0),
    };
    ParagraphFormat {
        align: props.align.map(align).unwrap_or_default(),
        indent_left: indent(props.left, props.left_chars),
        indent_right: indent(props.right, props.right_chars),
        first_line: indent(props.first, props.first_chars),
        before: props.before.unwrap_or(0),
        after: props.after.unwrap_or(0),
        line: Some(line(props)),
        contextual_spacing: props.contextual.unwrap_or(false),
        style: base.name.clone(),
        outline_level: props.outline.filter(|level| *level < 9),
        page_break_before: props.page_break_before.unwrap_or(false),
    }
}

fn line(props: &ParagraphProps) -> LineSpacing {
    match props.line {
        None => LineSpacing::Multiple(1.0),
        Some((value, LineRule::Auto)) => LineSpacing::Multiple(value as f32 / 240.0),
        Some((value, LineRule::Exact)) => LineSpacing::Exactly(value),
        Some((value, LineRule::AtLeast)) => LineSpacing::AtLeast(value),
    }
}

/// The format of a run from its effective properties.
pub fn run(props: &RunProps, cascade: &Cascade) -> RunFormat {
    let on = |toggle: usize| props.toggles.get(toggle).copied().flatten().unwrap_or(false);
    let font = match props.ascii.as_ref().or(props.high_ansi.as_ref()) {
        Some(font) => cascade.font_name(font),
        None => Some(DEFAULT_FONT),
    };
    RunFormat {
        font: font.map(str::to_owned),
        size: Some(props.size.unwrap_or(DEFAULT_SIZE)),
        bold: on(BOLD),
        italic: on(ITALIC),
        underline: props.underline.unwrap_or(false),
        caps: on(CAPS),
        small_caps: on(SMALL_CAPS),
        strike: on(STRIKE),
        color: props.color.as_ref().filter(|c| !c.is_empty()).map(|c| c.to_ascii_uppercase()),
        highlight: props.highlight.unwrap_or(false) || props.shade.unwrap_or(false),
        hidden: on(VANISH),
        superscript: props.superscript.unwrap_or(false),
        lang: props.lang.clone(),
    }
}
