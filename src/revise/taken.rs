//! Ranges that mends have taken, so that no two mends touch the same text.

use std::collections::BTreeMap;
use std::ops::Range;

/// Ranges of the texts of blocks, or of one text under one block number. No two of them collide.
#[derive(Debug, Default)]
pub struct Taken {
    by_start: BTreeMap<(u32, usize), usize>,
}

impl Taken {
    /// True when the range shares a byte with a taken one, or one of the two is an insertion that touches the other.
    pub fn collides(&self, block: u32, range: &Range<usize>) -> bool {
        let before = self.by_start.range(..=(block, range.end)).rev().take(2);
        before.filter(|((of, _), _)| *of == block).any(|((_, start), end)| {
            let touches = *start <= range.end && range.start <= *end;
            let shares = *start < range.end && range.start < *end;
            shares || touches && (range.is_empty() || start == end)
        })
    }

    /// Takes a range.
    pub fn take(&mut self, block: u32, range: &Range<usize>) {
        self.by_start.insert((block, range.start), range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::Taken;

    #[test]
    fn insertions_collide_with_what_they_touch() {
        let mut taken = Taken::default();
        taken.take(3, &(10..20));
        taken.take(3, &(30..30));
        let cases = [
            (3, 5..9, false),
            (3, 5..10, false),
            (3, 10..10, true),
            (3, 20..22, false),
            (3, 20..20, true),
            (3, 19..22, true),
            (3, 21..29, false),
            (3, 29..30, true),
            (3, 30..31, true),
            (2, 10..20, false),
            (4, 0..99, false),
        ];
        for (block, range, expected) in cases {
            assert_eq!(taken.collides(block, &range), expected, "{block} {range:?}");
        }
    }
}
