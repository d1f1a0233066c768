//! The file information block (MS-DOC 2.5): where everything lies. Also the total readers of little-endian numbers.

use super::{damaged, encrypted};
use crate::error::{Error, ErrorKind, Result};

/// A little-endian number at an offset; `None` past the end.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A little-endian number at an offset; `None` past the end.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A signed number at an offset; `None` past the end.
pub fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    u16_at(bytes, at).map(|v| v as i16)
}

/// The parts of the block that are used.
#[derive(Debug, Clone)]
pub struct Fib {
    flags: u16,
    /// Characters of the body, the footnotes, the headers, the comments, the endnotes, the text boxes.
    pub counts: [u32; 6],
    /// The table of positions and lengths in the table stream.
    places: Vec<(u32, u32)>,
}

/// Tables of the table stream by their index in `FibRgFcLcb97`.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    Styles = 1,
    Sections = 6,
    Headers = 11,
    Characters = 12,
    Paragraphs = 13,
    Fonts = 15,
    Pieces = 33,
    Shapes = 40,
    BoxTexts = 56,
    Lists = 73,
    ListOverrides = 74,
}

/// The oldest version with this layout: Word 97.
const WORD_97: u16 = 0x00C1;

impl Fib {
    /// Reads the block at the head of the main stream.
    pub fn read(main: &[u8]) -> Result<Fib> {
        let word = |at| u16_at(main, at).ok_or_else(damaged);
        if word(0)? != 0xA5EC {
            return Err(if word(0)? == 0xA5DC { too_old() } else { damaged() });
        }
        if word(2)? < WORD_97 {
            return Err(too_old());
        }
        let flags = word(0x0A)?;
        if flags & 0x0100 != 0 {
            return Err(encrypted());
        }
        let mut counts = [0; 6];
        for (count, at) in counts.iter_mut().zip([0x4C, 0x50, 0x54, 0x5C, 0x60, 0x64]) {
            *count = u32_at(main, at).ok_or_else(damaged)?;
        }
        let places = (0..93).map_while(|i| Some((u32_at(main, 0x9A + i * 8)?, u32_at(main, 0x9E + i * 8)?))).collect();
        Ok(Fib { flags, counts, places })
    }

    /// The stream that holds the tables.
    pub fn table_name(&self) -> &'static str {
        if self.flags & 0x0200 != 0 { "/1Table" } else { "/0Table" }
    }

    /// One table's bytes; empty when there is none.
    pub fn table<'a>(&self, table: &'a [u8], place: Place) -> &'a [u8] {
        let Some(&(start, length)) = self.places.get(place as usize) else { return &[] };
        table.get(start as usize..(start as usize).saturating_add(length as usize)).unwrap_or(&[])
    }

    /// The table stream from the end of one table on (levels follow the list tables there).
    pub fn after<'a>(&self, table: &'a [u8], place: Place) -> &'a [u8] {
        let Some(&(start, length)) = self.places.get(place as usize) else { return &[] };
        if length == 0 {
            return &[];
        }
        table.get((start as usize).saturating_add(length as usize)..).unwrap_or(&[])
    }
}

fn too_old() -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        "tệp Word đời rất cũ (Word 6/95); hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx",
        "a very old Word file (Word 6/95); open it in Word or LibreOffice and save it as .docx",
    )
}
