//! The words of a block, read once for all the rules that walk through them: places, shape, syllable. Knows letters and no rule.
//! All places are bytes of the *normalised* text.

use crate::text::syllable::{self, Reading};

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
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) }
}

/// The words of a text in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (is_word_char(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                out.extend(token(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.and_then(|from| token(text, from, text.len())));
    out
}

/// The word between two bytes.
pub fn token(text: &str, start: usize, end: usize) -> Option<Token> {
    let word = text.get(start..end)?;
    Some(Token { start, end, shape: Shape::of(word), syllable: syllable::read(word.chars()) })
}

/// The text in small letters, **byte for byte at the same places** (a letter whose small form has another length stays).
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().map(small));
    out
}

/// The small form of a letter when it takes as many bytes, else the letter itself; the Vietnamese letters without a look into the
/// tables of all scripts.
pub fn small(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'À'..='Þ' if c != '×' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'ß'..='ÿ' => c,
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        'Ư' => 'ư',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        }
    }
}
