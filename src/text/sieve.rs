//! A first answer to "is this pair in the table?": mostly no, and then the table need not be searched.

/// Bits of the sieve, a power of two: some ten for each pair of the largest table.
const BITS: u64 = 1 << 17;

/// Pairs of numbers, each as one bit of its hash: a pair that was added always passes, another one seldom.
#[derive(Debug)]
pub struct Sieve(Vec<u64>);

impl Sieve {
    /// The sieve of some pairs.
    pub fn of(pairs: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut bits = vec![0; (BITS / 64) as usize];
        for pair in pairs {
            let bit = bit(pair);
            if let Some(part) = bits.get_mut((bit / 64) as usize) {
                *part |= 1 << (bit % 64);
            }
        }
        Sieve(bits)
    }

    /// False when the pair was surely not added.
    #[inline]
    pub fn passes(&self, pair: (u64, u64)) -> bool {
        let bit = bit(pair);
        self.0.get((bit / 64) as usize).is_some_and(|part| part >> (bit % 64) & 1 != 0)
    }
}

/// Multiplicative hashing by two odd numbers.
fn bit((a, b): (u64, u64)) -> u64 {
    let mixed = a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xc2b2_ae3d_27d4_eb4f).rotate_left(31);
    (mixed ^ mixed >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40 & (BITS - 1)
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn what_was_added_passes_and_little_else() {
        let sieve = Sieve::of((0..9000).map(|n| (n * 3, n * n + 7)));
        assert!((0..9000).all(|n| sieve.passes((n * 3, n * n + 7))));
        let wrong = (0..9000u64).filter(|n| sieve.passes((n * 3 + 1, n * n + 7))).count();
        assert!(wrong < 900, "{wrong} of 9000");
    }
}
