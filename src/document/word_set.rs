//! Which words may stand in a text: who looks for a few words passes over the texts that surely hold none.

/// Bits of a set; a paragraph has some twenty words, a list that is looked for seldom more.
const BITS: usize = 1024;

/// Words in small letters, each as one bit of its hash: a set may seem to hold a word that it has not, never the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordSet([u64; BITS / 64]);

impl WordSet {
    /// The set of some words, written in small letters.
    pub const fn of(words: &[&str]) -> Self {
        let mut set = WordSet([0; BITS / 64]);
        let mut at = 0;
        while at < words.len() {
            set.add(WordBit::of(words[at]));
            at += 1;
        }
        set
    }

    /// Takes a word in.
    pub const fn add(&mut self, word: WordBit) {
        let bit = word.bit();
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// False when the word is surely not in the set.
    #[inline]
    pub fn may_hold(&self, word: WordBit) -> bool {
        let bit = word.bit();
        self.0.get(bit / 64).is_some_and(|part| part >> (bit % 64) & 1 != 0)
    }

    /// False when the sets surely share no word.
    #[inline]
    pub fn meets(&self, other: &WordSet) -> bool {
        self.0.iter().zip(&other.0).fold(0, |shared, (a, b)| shared | a & b) != 0
    }
}

/// The bit of one word: FNV-1a over the bytes of its small letters, its upper half folded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordBit(u64);

impl WordBit {
    /// The word of no letter.
    pub const EMPTY: WordBit = WordBit(0xcbf2_9ce4_8422_2325);

    /// The bit of a word in small letters.
    pub const fn of(word: &str) -> Self {
        let (mut bit, bytes, mut at) = (WordBit::EMPTY, word.as_bytes(), 0);
        while at < bytes.len() {
            bit = bit.with(bytes[at]);
            at += 1;
        }
        bit
    }

    /// With one more byte of the word.
    #[inline]
    pub const fn with(self, byte: u8) -> Self {
        WordBit((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    const fn bit(self) -> usize {
        (self.0 ^ self.0 >> 32) as usize % BITS
    }
}

#[cfg(test)]
mod tests {
    use super::{WordBit, WordSet};

    #[test]
    fn a_word_of_both_is_never_missed() {
        const NAMED: WordSet = WordSet::of(&["huyện", "quận"]);
        let text = ["kế", "hoạch", "của", "huyện"];
        for from in 0..text.len() {
            assert!(WordSet::of(&text[from..]).meets(&NAMED));
        }
        assert!(!WordSet::of(&text[..3]).meets(&NAMED));
        assert!(!WordSet::of(&[]).meets(&NAMED));
        assert!(NAMED.may_hold(WordBit::of("quận")) && !NAMED.may_hold(WordBit::of("kế")));
    }
}
