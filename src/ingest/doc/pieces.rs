//! The piece table (MS-DOC 2.8.35): which characters stand at which bytes.

use super::damaged;
use super::fib::{u16_at, u32_at};
use crate::error::Result;

/// One piece of text.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    /// First byte in the main stream.
    at: u32,
    /// One byte a character (windows-1252), not two.
    compressed: bool,
}

/// The whole text as character positions.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    main: &'a [u8],
    pieces: Vec<Piece>,
}

/// One UTF-16 unit with its byte place.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// The code unit.
    pub value: u16,
    /// Its first byte in the main stream: the key of all formatting.
    pub at: u32,
}

impl<'a> Pieces<'a> {
    /// Reads the table.
    pub fn read(main: &'a [u8], clx: &[u8]) -> Result<Self> {
        let mut at = 0;
        while clx.get(at) == Some(&1) {
            at += 3 + usize::from(u16_at(clx, at + 1).ok_or_else(damaged)?);
        }
        if clx.get(at) != Some(&2) {
            return Err(damaged());
        }
        let length = u32_at(clx, at + 1).ok_or_else(damaged)? as usize;
        let table = clx.get(at + 5..(at + 5).saturating_add(length)).ok_or_else(damaged)?;
        let count = table.len().saturating_sub(4) / 12;
        let mut pieces = Vec::with_capacity(count);
        for index in 0..count {
            let fields = (
                u32_at(table, index * 4),
                u32_at(table, index * 4 + 4),
                u32_at(table, (count + 1) * 4 + index * 8 + 2),
            );
            let (Some(start), Some(end), Some(place)) = fields else { return Err(damaged()) };
            let compressed = place & 0x4000_0000 != 0;
            let at = if compressed { (place & 0x3FFF_FFFF) / 2 } else { place & 0x3FFF_FFFF };
            pieces.push(Piece { start, end, at, compressed });
        }
        Ok(Pieces { main, pieces })
    }

    /// The units of a range of character positions; what lies outside the file is left out.
    pub fn units(&self, start: u32, end: u32) -> Vec<Unit> {
        let mut units = Vec::new();
        for piece in &self.pieces {
            let (from, to) = (piece.start.max(start), piece.end.min(end));
            for position in from..to.max(from) {
                let offset = position - piece.start;
                let at = if piece.compressed {
                    piece.at.wrapping_add(offset)
                } else {
                    piece.at.wrapping_add(offset.wrapping_mul(2))
                };
                let value = if piece.compressed {
                    self.main.get(at as usize).map(|b| windows_1252(*b))
                } else {
                    u16_at(self.main, at as usize)
                };
                let Some(value) = value else { break };
                units.push(Unit { value, at });
            }
        }
        units
    }
}

fn windows_1252(byte: u8) -> u16 {
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    if byte < 0x80 { u16::from(byte) } else { text.chars().next().map_or(u16::from(byte), |c| c as u32 as u16) }
}
