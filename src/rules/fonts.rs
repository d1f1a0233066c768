//! Fonts that the rules on encodings and on looks both know: the decree's own, and those of text from before Unicode.

use crate::document::block::Block;
use crate::document::document::Document;
use crate::document::format::Run;
use crate::finding::LookEdit;
use crate::span::Span;
use crate::text::rule::{Family, family};
use std::ops::Range;

/// The font of Phụ lục I, Phần I, Mục I, khoản 4.
pub const ASKED: &str = "Times New Roman";

/// Fonts of TCVN3 (.VnTime), VNI and VPS text.
pub fn is_of_legacy_text(font: &str) -> bool {
    let name = font.trim().to_lowercase();
    [".vn", "vni", "vps", "abc"].iter().any(|head| name.starts_with(head))
}

/// The run's letters have to be converted: in another font they would be nonsense.
pub fn is_legacy_text(block: &Block, run: &Run) -> bool {
    let of = |edit: &crate::text::offset_map::TextEdit| {
        family(edit.rule) == Some(Family::LegacyEncoding)
            && edit.input.start < run.end as usize
            && (run.start as usize) < edit.input.end
    };
    run.format.font.as_deref().is_some_and(is_of_legacy_text)
        && block.normalised().is_some_and(|normalised| normalised.edits.iter().any(of))
}

/// The runs of a block whose letters have to be converted and stand in a font of their old encoding.
pub fn of_legacy_text(document: &Document, index: usize) -> Vec<Span> {
    let Some(block) = document.blocks.get(index) else { return Vec::new() };
    let runs = block.runs.iter().filter(|run| is_legacy_text(block, run));
    runs.map(|run| Span::new(index, run.start as usize..run.end as usize)).collect()
}

/// Characters in the decree's font.
pub fn times_new_roman(at: Span) -> LookEdit {
    LookEdit::Characters {
        at,
        font: Some(ASKED.to_owned()),
        size: None,
        bold: None,
        italic: None,
        underline: None,
        plain_colour: false,
    }
}

/// The text in its old encoding, stretch by stretch, and what it is in Unicode.
pub fn converted(document: &Document) -> Vec<(Span, String)> {
    let mut all = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(normalised) = block.normalised() else { continue };
        let of_encoding = normalised.edits.iter().filter(|edit| family(edit.rule) == Some(Family::LegacyEncoding));
        for (at, right) in joined(of_encoding.map(|edit| (edit.input.clone(), edit.output.clone()))) {
            let right = block.norm().get(right).unwrap_or("");
            all.push((Span::new(index, at), right.to_owned()));
        }
    }
    all
}

/// Edits that touch each other as one.
fn joined(edits: impl Iterator<Item = (Range<usize>, Range<usize>)>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (input, output) in edits {
        match all.last_mut() {
            Some((before, written)) if before.end == input.start && written.end == output.start => {
                before.end = input.end;
                written.end = output.end;
            }
            _ => all.push((input, output)),
        }
    }
    all
}
