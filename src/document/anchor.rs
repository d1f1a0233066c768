//! The way from a block's text back to the file. Made by `ingest`, opened only by `report` and `revise`.

use std::ops::Range;

/// Where the block's text comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The format gives no place.
    #[default]
    None,
    /// A text file: pieces of the block's text (bytes) and the first byte in the decoded file.
    Text(Vec<(Range<u32>, u32)>),
    /// A Word package.
    Word {
        /// Part name, for example `word/document.xml`.
        part: String,
        /// Byte range of the whole `w:p` element in the part.
        element: Range<u32>,
        /// The runs' pieces, in order of the text.
        pieces: Vec<WordPiece>,
    },
    /// A page of a PDF: boxes in points from the top left corner, in order of the text.
    Page {
        /// Bytes of the block's text and their box (x0, y0, x1, y1), in hundredths of a point.
        boxes: Vec<(Range<u32>, u32, [i32; 4])>,
    },
}

/// One stretch of text inside one run of a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPiece {
    /// Bytes of the block's text.
    pub text: Range<u32>,
    /// Byte range of the whole `w:r` element in the part.
    pub run: Range<u32>,
    /// Byte range of the content element in the part: the whole `<w:t …>…</w:t>`, or `<w:tab/>`, `<w:sym …/>` and the like.
    pub content: Range<u32>,
}
