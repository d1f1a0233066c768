//! How rules walk through words: paragraphs, tokens with their places, capitals, sentence starts, phrases from lists.
//! Knows Vietnamese letters; knows no rule and no fact. All places are bytes of the *normalised* text of a block.

use crate::document::block::Block;
use crate::document::document::Document;
use crate::document::tokens::{self, Shape, Token, is_word_char};
use crate::document::word_set::{WordBit, WordSet};
use crate::extract::words::find;
use crate::rules::consistency::schools::Mention;
use crate::span::Span;
use crate::text::letter;
use crate::text::misspelling::Misspelling;
use crate::text::syllable::Reading;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

/// A plan's text as rules walk through it, read once for all of them.
#[derive(Debug, Default)]
pub struct Prose<'d> {
    paragraphs: Vec<Read<'d>>,
    schools: OnceLock<Vec<Mention>>,
    letterhead: OnceLock<Vec<usize>>,
}

/// One paragraph as it was read.
#[derive(Debug)]
struct Read<'d> {
    index: usize,
    block: &'d Block,
    words: Vec<Word<'d>>,
    set: WordSet,
    /// What several rules ask, found for the first of them.
    vietnamese: OnceLock<bool>,
    strange: OnceLock<Vec<usize>>,
    names: OnceLock<Vec<Hit>>,
    misspelt: OnceLock<Vec<Misspelling>>,
}

impl<'d> Prose<'d> {
    /// Reads all paragraphs that are not blank.
    pub fn of(document: &'d Document) -> Self {
        let blocks = document.blocks.iter().enumerate().filter(|(_, block)| !block.is_blank());
        let paragraphs = blocks.map(|(index, block)| Read::of(index, block)).collect();
        Prose { paragraphs, ..Prose::default() }
    }

    /// All paragraphs that are not blank, in reading order.
    pub fn paragraphs(&'d self) -> impl DoubleEndedIterator<Item = Paragraph<'d>> {
        self.paragraphs.iter().map(Paragraph::of)
    }

    /// Where the text names schools, as `ask` finds out when it is asked first.
    pub fn schools(&self, ask: impl FnOnce() -> Vec<Mention>) -> &[Mention] {
        self.schools.get_or_init(ask)
    }

    /// The blocks of the letterhead, as `ask` finds out when it is asked first.
    pub fn letterhead(&self, ask: impl FnOnce() -> Vec<usize>) -> &[usize] {
        self.letterhead.get_or_init(ask)
    }

    /// The paragraph of a block, unless it is blank.
    pub fn paragraph(&'d self, block: usize) -> Option<Paragraph<'d>> {
        let at = self.paragraphs.binary_search_by_key(&block, |read| read.index).ok()?;
        self.paragraphs.get(at).map(Paragraph::of)
    }

    /// The paragraphs that may hold one of these words (see [`WordSet`]); the others surely hold none.
    pub fn with_any(&'d self, words: &'static WordSet) -> impl DoubleEndedIterator<Item = Paragraph<'d>> {
        self.paragraphs.iter().filter(|read| read.set.meets(words)).map(Paragraph::of)
    }
}

impl<'d> Read<'d> {
    fn of(index: usize, block: &'d Block) -> Self {
        let (text, tokens) = (block.norm(), &block.tokens().words);
        let mut set = WordSet::of(&[]);
        tokens.iter().for_each(|token| set.add(token.bit));
        let mut words = Vec::with_capacity(tokens.len());
        words.extend(tokens.iter().filter_map(|token| Word::new(text, *token)));
        let (vietnamese, strange, names, misspelt) = Default::default();
        Read { index, block, words, set, vietnamese, strange, names, misspelt }
    }
}

/// One paragraph that holds text.
#[derive(Debug, Clone, Copy)]
pub struct Paragraph<'d> {
    /// Index of its block.
    pub index: usize,
    /// Its block.
    pub block: &'d Block,
    /// Its normalised text.
    pub text: &'d str,
    /// Its words in order.
    pub words: &'d [Word<'d>],
    read: &'d Read<'d>,
}

impl<'d> Paragraph<'d> {
    fn of(read: &'d Read<'d>) -> Self {
        Paragraph { index: read.index, block: read.block, text: read.block.norm(), words: &read.words, read }
    }

    /// The span of the author's text behind a byte range of the normalised text.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.block.span(self.index, range)
    }

    /// Its text in small letters, byte for byte at the same places.
    pub fn small(&self) -> &'d str {
        &self.block.tokens().small
    }

    /// One of its words in small letters.
    pub fn small_of(&self, word: &Word<'_>) -> &'d str {
        self.small().get(word.range()).unwrap_or("")
    }

    /// False when surely none of the words stands in it.
    pub fn may_hold(&self, words: &WordSet) -> bool {
        self.read.set.meets(words)
    }

    /// Whether it is Vietnamese, as `ask` finds out when it is asked first.
    pub fn vietnamese(&self, ask: impl FnOnce() -> bool) -> bool {
        *self.read.vietnamese.get_or_init(ask)
    }

    /// Which of its words are no syllables of Vietnamese, as `ask` finds out when it is asked first.
    pub fn strange(&self, ask: impl FnOnce() -> Vec<usize>) -> &'d [usize] {
        self.read.strange.get_or_init(ask)
    }

    /// The names of the one table of names, as `ask` finds them when it is asked first.
    pub fn names(&self, ask: impl FnOnce() -> Vec<Hit>) -> &'d [Hit] {
        self.read.names.get_or_init(ask)
    }

    /// The misspelt words, as `ask` finds them when it is asked first.
    pub fn misspelt(&self, ask: impl FnOnce() -> Vec<Misspelling>) -> &'d [Misspelling] {
        self.read.misspelt.get_or_init(ask)
    }

    /// True for a paragraph of a table cell.
    pub fn in_cell(&self) -> bool {
        self.block.cell.is_some()
    }
}

/// A run of letters, digits and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// As written.
    pub text: &'t str,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which of its letters are large.
    pub shape: Shape,
    /// Its letters, when all of them are letters of ours and not too many.
    pub syllable: Option<Reading>,
    bit: WordBit,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, token: Token) -> Option<Word<'t>> {
        let Token { start, end, shape, syllable, bit } = token;
        Some(Word { text: text.get(start..end)?, start, end, shape, syllable, bit })
    }

    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// True when it is this word; `small` is in small letters, the word in any.
    pub fn is(&self, small: &str) -> bool {
        self.text.len() == small.len() && self.text.chars().map(letter::small).eq(small.chars())
    }

    /// False when it is surely none of the words, in any letters.
    pub fn may_be_of(&self, words: &WordSet) -> bool {
        words.may_hold(self.bit)
    }

    /// False when the two surely differ in more than the size of their letters.
    pub fn may_be(&self, other: &Word<'_>) -> bool {
        self.bit == other.bit
    }

    /// True when it is one of these words in small letters.
    pub fn is_one_of(&self, small: &[&str]) -> bool {
        small.iter().any(|word| self.is(word))
    }

    /// First letter large, no other one.
    pub fn is_capitalised(&self) -> bool {
        self.shape.is_capitalised()
    }

    /// No large letter, at least one small one.
    pub fn is_lower(&self) -> bool {
        self.shape.is_lower()
    }

    /// No small letter, at least one large one.
    pub fn is_upper(&self) -> bool {
        self.shape.is_upper()
    }
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word<'_>> {
    tokens::tokens(text).into_iter().filter_map(|t| Word::new(text, t)).collect()
}

/// First letter large, no other one.
pub fn is_capitalised(word: &str) -> bool {
    Shape::of(word).is_capitalised()
}

/// Begins with a large letter.
pub fn begins_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// No large letter, at least one small one.
pub fn is_lower(word: &str) -> bool {
    Shape::of(word).is_lower()
}

/// No small letter, at least one large one.
pub fn is_upper(word: &str) -> bool {
    Shape::of(word).is_upper()
}

/// The first letter made large.
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text in small letters, byte for byte at the same places.
pub fn lower(text: &str) -> String {
    tokens::lower(text)
}

/// The small form of a letter when it takes as many bytes, else the letter itself.
pub fn small(c: char) -> char {
    letter::small(c)
}

/// Bytes that signs begin with: punctuation of ASCII, and the lead bytes of quotation marks, dashes and the like.
static SIGNS: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_punctuation() || byte == 0xC2 || byte == 0xE2;
        byte += 1;
    }
    table
};

/// Every place of one of some signs, in order, with the sign. Letters are passed over byte by byte, unread.
pub fn signs<'t>(text: &'t str, wanted: &'static [char]) -> impl Iterator<Item = (usize, &'t str)> {
    let sign = move |at: usize| text.get(at..)?.chars().next().filter(|c| wanted.contains(c));
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.as_bytes().get(at..)?.iter().position(|byte| SIGNS[usize::from(*byte)])?;
            let here = at;
            at += 1;
            if let Some(sign) = sign(here) {
                return Some((here, text.get(here..here + sign.len_utf8())?));
            }
        }
    })
}

/// The word that ends right before `at`, with nothing but blanks between.
pub fn word_before(text: &str, at: usize) -> Option<Word<'_>> {
    let head = text.get(..at)?.trim_end_matches(is_blank);
    let start = head.char_indices().rev().take_while(|(_, c)| is_word_char(*c)).last()?.0;
    tokens::token(text, start, head.len()).and_then(|t| Word::new(text, t))
}

/// The word that begins right after `at`, with nothing but blanks between.
pub fn word_after(text: &str, at: usize) -> Option<Word<'_>> {
    let tail = text.get(at..)?;
    let start = at + (tail.len() - tail.trim_start_matches(is_blank).len());
    let length = text[start..].find(|c| !is_word_char(c)).unwrap_or(text.len() - start);
    tokens::token(text, start, start + length).filter(|_| length > 0).and_then(|t| Word::new(text, t))
}

/// A space of any width on one line.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}')
}

/// True when the word at `at` stands inside a sentence: right after another word or a comma.
pub fn mid_sentence(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("").trim_end_matches(is_blank);
    head.chars().next_back().is_some_and(|c| c == ',' || is_word_char(c))
}

/// Bytes on each side of a place in which its stretch is looked for; a longer one is no address and no file name.
const LONGEST_CHUNK: usize = 300;

/// The stretch without blanks around `at`.
pub fn chunk(text: &str, at: usize) -> &str {
    let (mut from, mut to) = (at.saturating_sub(LONGEST_CHUNK), at.saturating_add(LONGEST_CHUNK).min(text.len()));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let start = text
        .get(from..at)
        .and_then(|head| head.rfind(char::is_whitespace).map(|i| from + i))
        .map_or(from, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = text.get(at..to).and_then(|tail| tail.find(char::is_whitespace)).map_or(to, |i| at + i);
    text.get(start..end).unwrap_or("")
}

/// Bytes of a window; longer clauses are looked at in part, so that the work on one long line stays in proportion.
const WINDOW: usize = 400;

/// The text right before a place, at most a window's length.
pub fn window_before(text: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(WINDOW);
    while from < at && !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or("")
}

/// The text right after a place, at most a window's length.
pub fn window_after(text: &str, at: usize) -> &str {
    let mut to = at.saturating_add(WINDOW).min(text.len());
    while to > at && !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(at..to).unwrap_or("")
}

/// True for a stretch that is not prose: an address, a path, a file name.
pub fn is_technical(chunk: &str) -> bool {
    const MARKS: &[&str] =
        &["@", "://", "www.", ":\\", ".vn", ".com", ".net", ".org", ".edu", ".gov", ".doc", ".pdf", ".xls", ".ppt"];
    // Every mark holds one of these signs; most words hold none.
    if !chunk.bytes().any(|b| matches!(b, b'@' | b':' | b'.')) {
        return false;
    }
    let chunk = chunk.to_ascii_lowercase();
    MARKS.iter().any(|mark| chunk.contains(mark))
}

/// The number that a run of ASCII digits means.
pub fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A list of phrases, looked up as whole words by the first word of each.
#[derive(Debug)]
pub struct Phrases {
    /// First word, phrase and number in the list, in the order of the first words' bits, then the longest first.
    list: Vec<(WordBit, String, usize)>,
    first: WordSet,
    /// A word of each phrase: where none of them stands no phrase does.
    needed: WordSet,
}

/// One place where a phrase of a list stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index in the list.
    pub phrase: usize,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Phrases {
    /// Prepares a list of phrases; each begins with a letter or a digit.
    pub fn new<I, P>(phrases: I) -> Self
    where
        I: IntoIterator<Item = P>,
        P: AsRef<str>,
    {
        let mut made = Phrases { list: Vec::new(), first: WordSet::of(&[]), needed: WordSet::of(&[]) };
        for (number, phrase) in phrases.into_iter().enumerate() {
            let small = lower(phrase.as_ref());
            let first = WordBit::of(small.split(|c| !is_word_char(c)).next().unwrap_or(""));
            made.first.add(first);
            made.needed.add(WordBit::of(longest_word(&small).unwrap_or("")));
            made.list.push((first, phrase.as_ref().to_owned(), number));
        }
        made.list.sort_by_key(|(first, phrase, _)| (*first, Reverse(phrase.len())));
        made
    }

    /// Every hit of phrases in small letters, whatever the paragraph's case; the longest where several begin together, none inside another.
    pub fn find(&self, paragraph: &Paragraph<'_>) -> Vec<Hit> {
        self.find_in(paragraph.small(), paragraph)
    }

    /// Every hit of phrases as they are written.
    pub fn find_written(&self, paragraph: &Paragraph<'_>) -> Vec<Hit> {
        self.find_in(paragraph.text, paragraph)
    }

    /// False when surely no phrase begins with the word.
    pub fn may_begin(&self, word: &Word<'_>) -> bool {
        word.may_be_of(&self.first)
    }

    fn find_in(&self, text: &str, paragraph: &Paragraph<'_>) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        if !paragraph.may_hold(&self.needed) {
            return hits;
        }
        for word in paragraph.words.iter().filter(|word| self.may_begin(word)) {
            if hits.last().is_some_and(|last| word.start < last.range.end) {
                continue;
            }
            let Some(tail) = text.get(word.start..) else { continue };
            let start = self.list.partition_point(|(first, ..)| *first < word.bit);
            let mut phrases = self.list.get(start..).unwrap_or(&[]).iter().take_while(|(first, ..)| *first == word.bit);
            let here = |length: usize| word.start..word.start + length;
            let stands = |(_, phrase, _): &&(WordBit, String, usize)| {
                tail.starts_with(phrase.as_str()) && whole(text, here(phrase.len()))
            };
            let found = phrases.find(stands);
            hits.extend(found.map(|(_, phrase, number)| Hit { phrase: *number, range: here(phrase.len()) }));
        }
        hits
    }
}

/// The set of some words, in any letters.
pub fn word_set<'w>(words: impl IntoIterator<Item = &'w str>) -> WordSet {
    let mut set = WordSet::of(&[]);
    words.into_iter().for_each(|word| set.add(WordBit::of(&lower(word))));
    set
}

/// The longest word of a phrase: mostly the rarest.
pub fn longest_word(phrase: &str) -> Option<&str> {
    phrase.split(|c| !is_word_char(c)).filter(|word| !word.is_empty()).max_by_key(|word| word.len())
}

/// True when no letter or digit touches the range.
pub fn whole(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|s| s.chars().next_back());
    let after = text.get(range.end..).and_then(|s| s.chars().next());
    !before.is_some_and(is_word_char) && !after.is_some_and(is_word_char)
}

/// Every place of one word or phrase as whole words.
pub fn places(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| find(rest, phrase)).map(|at| from + at) {
        from = at + phrase.len();
        if whole(text, at..from) {
            found.push(at..from);
        }
    }
    found
}

/// The rows of a tab-separated table without its comments and its head line.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "Kế hoạch số 15/KH-UBND, năm học";
        let found: Vec<&str> = words(text).iter().map(|w| &text[w.range()]).collect();
        assert_eq!(found, ["Kế", "hoạch", "số", "15", "KH", "UBND", "năm", "học"]);
    }

    #[test]
    fn lower_keeps_every_byte_place() {
        let text = "ĐẢNG ỦY İ";
        assert_eq!(lower(text).len(), text.len());
        assert!(lower(text).starts_with("đảng ủy"));
    }

    #[test]
    fn neighbours_and_sentence_starts() {
        let text = "tại Khoản 2, Điều 5. Sở";
        let at = text.find("Khoản").unwrap();
        assert_eq!(word_before(text, at).unwrap().text, "tại");
        assert!(mid_sentence(text, at));
        assert!(mid_sentence(text, text.find("Điều").unwrap()));
        assert!(!mid_sentence(text, text.find("Sở").unwrap()));
        assert_eq!(word_after(text, at + "Khoản".len()).unwrap().text, "2");
        assert_eq!(chunk("xem a@b.vn nhé", 6), "a@b.vn");
    }

    #[test]
    fn phrases_are_whole_words() {
        let list = Phrases::new(["bộ y tế", "bộ", "P.HT"]);
        let document = Document {
            blocks: vec![Block::new("cán bộ y tếx và Bộ y tế, P.HT", None)],
            ..Document::default()
        };
        let prose = Prose::of(&document);
        let paragraph = prose.paragraphs().next().unwrap();
        let phrases = |hits: Vec<Hit>| hits.iter().map(|hit| hit.phrase).collect::<Vec<_>>();
        assert_eq!(phrases(list.find(&paragraph)), [1, 0]);
        assert_eq!(phrases(list.find_written(&paragraph)), [1, 2]);
    }

    proptest::proptest! {
        #[test]
        fn total_on_any_text(text in "\\PC{0,60}", at in 0usize..80) {
            let _ = (words(&text), lower(&text), word_before(&text, at), word_after(&text, at), chunk(&text, at));
            let _ = (window_before(&text, at), window_after(&text, at));
            proptest::prop_assert_eq!(lower(&text).len(), text.len());
        }
    }
}
