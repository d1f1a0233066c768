//! Fonts that the rules on encodings and on looks both know: the decree's own, and those of text from before Unicode.

use crate::document::block::Block;
use crate::document::document::Document;
use crate::document::format::Run;
use crate::finding::LookEdit;
use crate::span::Span;
use crate::text::rule::{Family, family};

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
