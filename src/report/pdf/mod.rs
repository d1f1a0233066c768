//! The PDF writer: own layout over printpdf's drawing operations, fonts subset, and a last pass to an honest PDF/A-2b.

mod archive;
mod blocks;
mod canvas;
mod draw;
pub(crate) mod fonts;
#[cfg(test)]
mod hold;
pub(crate) mod picture;
mod table;
mod tags;
mod text;

use crate::error::{Error, ErrorKind, Result};
use crate::report::balance;
use crate::report::paper::{Cell, Paper, Span};
use crate::report::pdf::fonts::Face;
use printpdf::PdfSaveOptions;

/// A paper as a PDF file.
pub fn render(paper: &Paper) -> Result<Vec<u8>> {
    let mut canvas = blocks::lay_out(paper);
    let document = draw::document(&mut canvas, &paper.properties.title).map_err(failed)?;
    let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
    let tree = document.to_lopdf_document(&options, &mut Vec::new());
    archive::finish(tree, &canvas, paper).map_err(failed)
}

fn failed(cause: String) -> Error {
    Error::new(
        ErrorKind::Crashed,
        format!("Không tạo được báo cáo PDF ({cause})."),
        format!("The PDF report could not be made ({cause})."),
    )
}

/// The lines of a centred heading in a column: the same for every writer.
pub(crate) fn balanced(text: &str, face: Face, size: f32, width: f32) -> Vec<String> {
    balance::lines(&fonts::drawable(text), width, |stretch| fonts::width(stretch, face, size))
}

/// How a text would wrap in a column: the number of its lines and the width of the widest, in points.
pub(crate) fn wrapped(text: &str, face: Face, size: f32, width: f32) -> (usize, f32) {
    let bold = matches!(face, Face::Bold | Face::BoldItalic);
    let set = |line: String| text::set(&[Span { text: line, bold, ..Span::default() }], size, width, 0.0);
    let sets: Vec<text::Set> = balanced(text, face, size, width).into_iter().map(set).collect();
    (sets.iter().map(|s| s.lines.len()).sum(), sets.iter().map(text::Set::widest).fold(0.0, f32::max))
}

/// The height that a row needs for a cell's upright text, in points; the same for every writer.
pub(crate) fn upright_height(cell: &Cell, size: f32, width: f32, row_height: f32) -> f32 {
    table::upright_height(cell, size, width, row_height)
}
