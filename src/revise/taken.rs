//! Ranges that mends have taken, so that no two mends touch the same text.

use std::collections::BTreeMap;
use std::ops::Range;

/// Ranges of the texts of blocks, or of one text under one block number. They never touch each other.
#[derive(Debug, Default)]
pub struct Taken {
    by_start: BTreeMap<(u32, usize), usize>,
}

impl Taken {
    /// True when the range shares or touches a taken one.
    pub fn touches(&self, block: u32, range: &Range<usize>) -> bool {
        let before = self.by_start.range(..=(block, range.end)).next_back();
        before.is_some_and(|((of, _), end)| *of == block && *end >= range.start)
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
    fn touching_ranges_collide() {
        let mut taken = Taken::default();
        taken.take(3, &(10..20));
        taken.take(3, &(30..30));
        for (block, range, expected) in [
            (3, 5..9, false),
            (3, 5..10, true),
            (3, 20..22, true),
            (3, 21..29, false),
            (3, 29..31, true),
            (2, 10..20, false),
            (4, 0..99, false),
        ] {
            assert_eq!(taken.touches(block, &range), expected, "{block} {range:?}");
        }
    }
}
