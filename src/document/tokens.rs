//! The words of a block, read once for all the rules that walk through them: places, shape, syllable. Knows letters and no rule.
//! All places are bytes of the *normalised* text.

use crate::document::word_set::WordBit;
use crate::text::letter;
use crate::text::syllable::Reading;

/// Which letters of a word are large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// The first letter is large.
    pub first: bool,
    /// A later letter is large.
    pub later: bool,
    /// There is a small letter.
    pub small: bool,
}

impl Shape {
    /// Looks at a word.
    pub fn of(word: &str) -> Shape {
        let mut shape = Shape::default();
        for (at, c) in word.char_indices() {
            shape.small |= c.is_lowercase();
            if c.is_uppercase() {
                *(if at == 0 { &mut shape.first } else { &mut shape.later }) = true;
            }
        }
        shape
    }

    /// First letter large, no other one.
    pub fn is_capitalised(self) -> bool {
        self.first && !self.later
    }

    /// No large letter, at least one small one.
    pub fn is_lower(self) -> bool {
        self.small && !self.first && !self.later
    }

    /// No small letter, at least one large one.
    pub fn is_upper(self) -> bool {
        !self.small && (self.first || self.later)
    }
}

/// One word: a run of letters, digits and combining marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which of its letters are large.
    pub shape: Shape,
    /// Its letters, when all of them are letters of ours and not too many.
    pub syllable: Option<Reading>,
    /// Its place in sets of words.
    pub bit: WordBit,
}

/// A text in small letters, byte for byte at the same places, and its words.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// See [`lower`].
    pub small: String,
    /// In order.
    pub words: Vec<Token>,
}

impl Tokens {
    /// Reads a text.
    pub fn read(text: &str) -> Tokens {
        Tokens { small: lower(text), words: tokens(text) }
    }
}

/// True for what a word is made of.
#[inline]
pub fn is_word_char(c: char) -> bool {
    letter::is_alphanumeric(c) || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words of a text in order.
pub fn tokens(text: &str) -> Vec<Token> {
    // A syllable and its blank take five bytes or so.
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    let mut word: Option<Growing> = None;
    for (at, c) in text.char_indices() {
        match (is_word_char(c), &mut word) {
            (true, Some(word)) => word.push(c),
            (true, None) => word = Some(Growing::new(at, c)),
            (false, _) => out.extend(word.take().map(|word| word.token(at))),
        }
    }
    out.extend(word.map(|word| word.token(text.len())));
    out
}

/// The word between two bytes.
pub fn token(text: &str, start: usize, end: usize) -> Option<Token> {
    let mut chars = text.get(start..end)?.chars();
    let mut word = Growing::new(start, chars.next()?);
    chars.for_each(|c| word.push(c));
    Some(word.token(end))
}

/// A word as its characters are read.
#[derive(Debug)]
struct Growing {
    start: usize,
    shape: Shape,
    syllable: Option<Reading>,
    bit: WordBit,
}

impl Growing {
    fn new(start: usize, first: char) -> Self {
        let mut word =
            Growing { start, shape: Shape::default(), syllable: Some(Reading::default()), bit: WordBit::EMPTY };
        word.push(first);
        word.shape = Shape { first: word.shape.later, later: false, ..word.shape };
        word
    }

    fn push(&mut self, c: char) {
        let letter = letter::letter(c);
        match letter {
            Some(letter) if letter.upper => self.shape.later = true,
            Some(_) => self.shape.small = true,
            None => {
                self.shape.later |= c.is_uppercase();
                self.shape.small |= c.is_lowercase();
            }
        }
        self.syllable = self.syllable.zip(letter).and_then(|(mut read, letter)| read.push(letter).then_some(read));
        self.bit = letter::small(c).encode_utf8(&mut [0; 4]).bytes().fold(self.bit, WordBit::with);
    }

    fn token(self, end: usize) -> Token {
        Token { start: self.start, end, shape: self.shape, syllable: self.syllable, bit: self.bit }
    }
}

/// The text in small letters, **byte for byte at the same places** (a letter whose small form has another length stays).
pub fn lower(text: &str) -> String {
    let mut out = text.to_ascii_lowercase();
    // Few letters are large and marked: the rest needs no second look.
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let small = letter::small(c);
        if small != c {
            out.replace_range(at..at + c.len_utf8(), small.encode_utf8(&mut [0; 4]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable;

    proptest::proptest! {
        #[test]
        fn a_word_is_read_as_its_parts_are(text in "[a-zA-ZđĐéÉưƯợỢơ0-9ªßǅαΑ \u{301}/-]{0,40}") {
            for token in tokens(&text) {
                let word = &text[token.start..token.end];
                proptest::prop_assert!(word.chars().all(is_word_char));
                proptest::prop_assert_eq!(token.shape, Shape::of(word));
                proptest::prop_assert_eq!(token.syllable, syllable::read(word.chars()));
                proptest::prop_assert_eq!(token.bit, WordBit::of(&lower(word)));
            }
        }
    }
}
