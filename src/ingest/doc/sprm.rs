//! Property modifiers (MS-DOC 2.6): an operation and its operand, one after the other.

use super::fib::{i16_at, u16_at, u32_at};

/// One modifier.
#[derive(Debug, Clone, Copy)]
pub struct Sprm<'a> {
    /// The operation.
    pub code: u16,
    /// Its operand, without the length prefix.
    pub operand: &'a [u8],
}

impl Sprm<'_> {
    /// First byte of the operand.
    pub fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or(0)
    }

    /// The operand as a signed word.
    pub fn word(&self) -> i32 {
        i16_at(self.operand, 0).map_or(0, i32::from)
    }

    /// The operand as a double word.
    pub fn double(&self) -> u32 {
        u32_at(self.operand, 0).unwrap_or(0)
    }
}

/// Walks a `grpprl`. Stops at the first modifier that does not fit.
pub fn sprms(mut bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u16_at(bytes, 0)?;
        let (skip, length) = match (code, code >> 13) {
            (0xD608, _) => (2, usize::from(u16_at(bytes, 2)?).checked_sub(1)?),
            (0xC615, _) if bytes.get(2) == Some(&255) => return None,
            (_, 0 | 1) => (0, 1),
            (_, 2 | 4 | 5) => (0, 2),
            (_, 3) => (0, 4),
            (_, 7) => (0, 3),
            _ => (1, usize::from(*bytes.get(2)?)),
        };
        let operand = bytes.get(2 + skip..2 + skip + length)?;
        bytes = &bytes[2 + skip + length..];
        Some(Sprm { code, operand })
    })
}
