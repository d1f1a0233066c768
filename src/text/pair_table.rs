//! Pairs of numbers with the place of each in a list, found in one or two steps: most of what is asked is not there.

/// Open addressing over a list of pairs; at least half of the slots are free.
#[derive(Debug)]
pub struct PairTable {
    pairs: Vec<(u64, u64)>,
    /// One more than the place of a pair, 0 for a free slot.
    slots: Vec<u32>,
}

impl PairTable {
    /// A table of the pairs of a list; of equal pairs the first counts.
    pub fn of(pairs: Vec<(u64, u64)>) -> Self {
        let size = (2 * pairs.len() + 1).next_power_of_two();
        let mut table = PairTable { pairs: Vec::new(), slots: vec![0; size] };
        for (place, pair) in pairs.iter().enumerate() {
            let slot = table.slot(*pair, &pairs);
            if let Some(free) = table.slots.get_mut(slot).filter(|slot| **slot == 0) {
                *free = place as u32 + 1;
            }
        }
        table.pairs = pairs;
        table
    }

    /// The place of a pair in the list.
    #[inline]
    pub fn place(&self, pair: (u64, u64)) -> Option<usize> {
        let place = *self.slots.get(self.slot(pair, &self.pairs))?;
        (place as usize).checked_sub(1)
    }

    /// The slot of a pair, or the free one where it would go.
    #[inline]
    fn slot(&self, pair: (u64, u64), pairs: &[(u64, u64)]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash(pair) as usize & mask;
        while let Some(place) = self.slots.get(at).and_then(|slot| (*slot as usize).checked_sub(1)) {
            if pairs.get(place) == Some(&pair) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

/// Multiplicative hashing by two odd numbers.
fn hash((a, b): (u64, u64)) -> u64 {
    let mixed = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xc2b2_ae3d_27d4_eb4f).rotate_left(31);
    (mixed ^ mixed >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32
}

#[cfg(test)]
mod tests {
    use super::PairTable;

    #[test]
    fn every_pair_is_found_and_no_other() {
        let pairs: Vec<(u64, u64)> = (0..3000).map(|n| (n * 3, n % 50)).collect();
        let table = PairTable::of(pairs.clone());
        assert!(pairs.iter().enumerate().all(|(place, pair)| table.place(*pair) == Some(place)));
        assert!(pairs.iter().all(|(a, b)| table.place((*a + 1, *b)).is_none()));
        assert_eq!(PairTable::of(Vec::new()).place((0, 0)), None);
        assert_eq!(PairTable::of(vec![(1, 1), (1, 1)]).place((1, 1)), Some(0));
    }
}
