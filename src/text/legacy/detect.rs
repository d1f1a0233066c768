//! The pass over one line that decides which of its words are in which encoding: the cheapest way through the states
//! Unicode, foreign and the encodings, where changing the state costs.

use crate::text::cells::Cells;
use crate::text::legacy::charset::{Encoding, MAX};
use crate::text::legacy::damaged;
use crate::text::legacy::score::{self, ILLEGAL, KEPT, Scored};
use crate::text::legacy::settle;
use crate::text::letter::letter;
use std::ops::Range;

/// One word of a line, and what was decided for it.
#[derive(Debug)]
pub struct Token {
    /// Its cells.
    pub range: Range<usize>,
    /// The encoding whose reading it takes; `None` to leave it.
    pub encoding: Option<Encoding>,
    /// The encoding of the text around it.
    pub around: Option<Encoding>,
    /// Its worth as it stands.
    pub unicode: i32,
    /// Its worth as a word of another language.
    pub foreign: i32,
    ascii: bool,
    /// Begins with a capital.
    capital: bool,
    shouted: bool,
    /// Letters of ours only, none with a mark right behind a vowel: nothing of VNI's pairs in it.
    tame: bool,
    /// Only letters that Latin-1 has too.
    narrow: bool,
    /// No letter in it: never evidence, and converted only between words that are.
    pub symbols: bool,
    /// A word of symbols that can only be a word: two or more of them, or one that stands alone and is no sign of text.
    pub free: bool,
    readings: [Option<i32>; ENCODINGS],
    /// One bit an encoding: plain decoding gives an attested syllable.
    plain: u8,
}

impl Token {
    /// True for capitals only.
    pub fn is_shouted(&self) -> bool {
        self.shouted
    }

    /// True when it may be a slip of the pen as well as VNI.
    pub fn is_tame(&self) -> bool {
        self.tame
    }

    /// True when all its letters are letters of Latin-1 too.
    pub fn is_narrow(&self) -> bool {
        self.narrow
    }

    /// True when nothing but plain decoding is needed.
    pub fn is_plain(&self) -> bool {
        let at = self.encoding.and_then(|encoding| Encoding::DETECTED.iter().position(|e| *e == encoding));
        at.is_some_and(|at| self.plain >> at & 1 != 0)
    }

    /// True for a word of ASCII letters only.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// What it is worth when decoded in a state. A word that cannot stand as it is, or one with the paired vowels of VNI,
    /// is worth a try even when it makes no syllable: names are none.
    pub fn worth(&self, state: usize) -> Option<i32> {
        let score = self.readings.get(state.checked_sub(2)?).copied().flatten()?;
        let vni = Encoding::DETECTED.get(state - 2) == Some(&Encoding::Vni) && self.capital && self.unicode < 0;
        let strange = self.unicode <= ILLEGAL || vni;
        Some(if strange && score >= ILLEGAL { score.max(STRANGE) } else { score })
    }

    /// True when decoding makes an attested word of it, or nearly.
    pub fn makes_word(&self, state: usize) -> bool {
        let score = state.checked_sub(2).and_then(|i| self.readings.get(i)).copied().flatten();
        score.is_some_and(|score| score > 0)
    }

    /// True for a word of ASCII letters that is no syllable.
    pub fn is_strange_ascii(&self) -> bool {
        self.ascii && self.unicode < 0
    }

    /// True when it is decoded in a state.
    pub fn converts(&self, state: usize) -> bool {
        !self.ascii && !self.symbols && self.worth(state).is_some_and(|worth| worth > KEPT)
    }

    /// True for a word that no reading makes Vietnamese, and that looks like a word of another language.
    fn is_foreign(&self) -> bool {
        let unread = self.readings.iter().all(|reading| reading.is_none_or(|score| score < KEPT));
        if self.ascii { self.unicode < 0 && !self.capital } else { !self.symbols && self.unicode == KEPT && unread }
    }

    /// True for a word inside legacy text that has symbols between its letters and was not decoded.
    pub fn is_broken(&self) -> bool {
        self.around.is_some() && self.encoding.is_none() && !self.ascii && !self.symbols && self.unicode <= -45
    }
}

const ENCODINGS: usize = Encoding::DETECTED.len();
const STATES: usize = ENCODINGS + 2;
/// A word that makes no syllable but cannot stand as it is.
const STRANGE: i32 = -12;
const UNICODE: usize = 0;
const FOREIGN: usize = 1;
const SWITCH: i32 = 30;
/// What is known of a line before it is read: how readily each encoding is entered.
#[derive(Debug, Clone, Copy)]
pub struct Prior([i32; ENCODINGS]);

impl Prior {
    /// From the name of the font, which is a hint and never the judge.
    pub fn of_font(font: Option<&str>) -> Prior {
        let mut cost = [2, 2, 18, 60, 70];
        let font = font.unwrap_or("");
        let starts = |prefix: &str| font.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        if font.starts_with(".V") || starts("ABC") {
            (cost[0], cost[2]) = (-28, 0);
        } else if starts("VNI") {
            cost[1] = -28;
        } else if starts("VPS") {
            cost[4] = 0;
        }
        Prior(cost)
    }

    /// True when the font is one of the encoding's.
    pub fn favours(&self, encoding: Encoding) -> bool {
        Encoding::DETECTED.iter().zip(self.0).any(|(known, cost)| *known == encoding && cost < 0)
    }
}

/// Every word of a line in a declared encoding.
pub fn declared(cells: &Cells, range: Range<usize>, encoding: Encoding, opaque: &[Range<usize>]) -> Vec<Token> {
    let mut tokens = tokens(cells, range, opaque);
    for token in &mut tokens {
        token.around = Some(encoding);
        token.encoding = (!token.ascii).then_some(encoding);
    }
    tokens
}

/// Splits a line into words and decides on each. Empty when nothing in the line is doubtful.
pub fn line(cells: &Cells, range: Range<usize>, prior: Prior, opaque: &[Range<usize>]) -> Vec<Token> {
    let mut tokens = tokens(cells, range, opaque);
    let narrow = tokens.iter().all(|t| t.narrow);
    // Letters that Latin-1 lacks say that the line is Unicode, whatever its font is called.
    let prior = if narrow { prior } else { Prior::of_font(None) };
    let known_font = prior.0.iter().any(|&cost| cost < 0);
    let doubtful = |t: &Token| !t.ascii && !t.symbols && (t.unicode < 0 || known_font || narrow);
    if !tokens.iter().any(doubtful) {
        return Vec::new();
    }
    let first = [0, 1].into_iter().find(|&at| explains(cells, &mut tokens, at));
    if let Some(encoding) = first.filter(|&at| at == 0 || total(&tokens, at) > total(&tokens, 0)) {
        settle::all(&mut tokens, encoding + 2);
        return tokens;
    }
    read(cells, &mut tokens, &[2, 3, 4]);
    if tokens.iter().all(|t| t.readings.iter().all(Option::is_none)) {
        return Vec::new();
    }
    rate_foreign(cells, &mut tokens);
    let path = cheapest(&tokens, prior);
    let foreign = tokens.iter().filter(|t| t.is_foreign()).count();
    settle::line(cells, &mut tokens, &path, settle::Line { foreign, prior });
    tokens
}

/// True when one encoding makes a good word of every word of the line, and some cannot stand as they are: the common case,
/// which needs no search.
fn explains(cells: &Cells, tokens: &mut [Token], at: usize) -> bool {
    read(cells, tokens, &[at]);
    let mut signs = 0;
    for token in tokens.iter().filter(|t| !t.symbols) {
        let good = match token.readings.get(at).copied().flatten() {
            _ if token.ascii => token.unicode == 0,
            Some(score) => token.narrow && score > 0 && score >= token.unicode,
            None => false,
        };
        if !good {
            return false;
        }
        // One symbol or capital inside a word, or two words with the vowel pairs of VNI.
        signs += if token.ascii || token.unicode >= 0 {
            0
        } else if token.unicode < KEPT {
            2
        } else {
            at
        };
    }
    signs > 1
}

/// The worth of all words under one encoding.
fn total(tokens: &[Token], at: usize) -> i32 {
    tokens.iter().map(|t| t.readings.get(at).copied().flatten().unwrap_or(0)).sum()
}

/// The worth of every word as one of another language.
fn rate_foreign(cells: &Cells, tokens: &mut [Token]) {
    let mut run = ['\0'; MAX];
    for token in tokens.iter_mut().filter(|t| !t.ascii && !t.symbols) {
        let Some(run) = fill(cells, token, &mut run) else { continue };
        token.foreign = if run.contains(&'-') { parts(run, score::foreign) } else { score::foreign(run) };
    }
}

/// Weighs every doubtful token in some of the encodings.
fn read(cells: &Cells, tokens: &mut [Token], encodings: &[usize]) {
    let mut run = ['\0'; MAX];
    for token in tokens.iter_mut().filter(|t| !t.ascii && !t.symbols) {
        let Some(run) = fill(cells, token, &mut run) else { continue };
        for &at in encodings {
            if let (Some(slot), Some(&encoding)) = (token.readings.get_mut(at), Encoding::DETECTED.get(at)) {
                let worth = score::worth(encoding, run);
                *slot = worth.map(|(score, _)| score);
                token.plain |= u8::from(worth.is_some_and(|(_, plain)| plain)) << at;
            }
        }
    }
}

/// What a token is worth in a state.
pub fn emission(token: &Token, state: usize) -> i32 {
    match state {
        UNICODE => token.unicode,
        FOREIGN => token.foreign,
        _ if token.ascii || token.symbols => token.unicode,
        _ => token.worth(state).unwrap_or(KEPT).max(KEPT),
    }
}

fn cheapest(tokens: &[Token], prior: Prior) -> Vec<usize> {
    let entry = |state: usize| state.checked_sub(2).and_then(|i| prior.0.get(i)).copied().unwrap_or(0);
    let mut worth = [0i32; STATES];
    for (state, slot) in worth.iter_mut().enumerate() {
        *slot = -entry(state);
    }
    let mut steps: Vec<[u8; STATES]> = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let (best, best_worth) = argmax(&worth);
        let mut next = [0i32; STATES];
        let mut from = [0u8; STATES];
        for state in 0..STATES {
            let switched = best_worth - SWITCH - entry(state).max(0);
            let stays = worth[state] >= switched || index == 0;
            next[state] = if stays { worth[state] } else { switched } + emission(token, state);
            from[state] = if stays { state as u8 } else { best as u8 };
        }
        worth = next;
        steps.push(from);
    }
    let mut state = argmax(&worth).0;
    let mut path = vec![0; tokens.len()];
    for (at, from) in steps.iter().enumerate().rev() {
        if let Some(slot) = path.get_mut(at) {
            *slot = state;
        }
        state = from.get(state).copied().unwrap_or(0) as usize;
    }
    path
}

fn argmax(worth: &[i32; STATES]) -> (usize, i32) {
    worth.iter().copied().enumerate().fold((0, i32::MIN), |best, (at, w)| if w > best.1 { (at, w) } else { best })
}

/// The words of a line: letters, and everything that is a letter in some encoding.
fn tokens(cells: &Cells, range: Range<usize>, opaque: &[Range<usize>]) -> Vec<Token> {
    let mut found = Vec::with_capacity(range.len() / 4 + 1);
    let mut run: Vec<char> = Vec::with_capacity(MAX);
    let mut at = range.start;
    let mut guard = opaque.iter().skip_while(|o| o.end <= range.start).peekable();
    while at < range.end {
        while guard.peek().is_some_and(|o| o.end <= at) {
            guard.next();
        }
        if let Some(hidden) = guard.peek().filter(|o| o.contains(&at)) {
            at = hidden.end;
            continue;
        }
        run.clear();
        while at + run.len() < range.end && belongs(cells, at + run.len()) {
            run.push(cells.at(at + run.len()));
        }
        if run.is_empty() {
            at += 1;
            continue;
        }
        let mut token = token(at..at + run.len(), &run);
        token.free = token.symbols && is_free(cells, &token.range, &run);
        found.push(token);
        at += run.len();
    }
    found
}

fn token(range: Range<usize>, run: &[char]) -> Token {
    let ascii = run.iter().all(char::is_ascii_alphabetic);
    let symbols = !ascii && !run.iter().any(|&c| score::is_letter(c));
    let (unicode, foreign) = match (ascii, symbols) {
        (true, _) => score::ascii(run),
        (_, true) => (0, 0),
        _ if run.contains(&'-') => (parts(run, unicode), 0),
        _ => (unicode(run), 0),
    };
    Token {
        range,
        encoding: None,
        around: None,
        unicode,
        foreign,
        ascii,
        capital: run.first().is_some_and(|c| c.is_uppercase()),
        shouted: !ascii && run.iter().all(|c| c.is_uppercase()),
        tame: is_tame(run),
        narrow: ascii || run.iter().all(|&c| c <= '\u{FF}'),
        symbols,
        free: false,
        readings: [None; ENCODINGS],
        plain: 0,
    }
}

fn is_tame(run: &[char]) -> bool {
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö');
    let apart = |pair: &[char]| matches!(pair, [a, b] if b.is_ascii() || !vowel(*a));
    run.iter().all(|&c| letter(c).is_some()) && run.windows(2).all(apart)
}

fn is_free(cells: &Cells, range: &Range<usize>, run: &[char]) -> bool {
    let open = |c: char| c.is_whitespace() || matches!(c, '\0' | ',' | '.' | ';' | ':' | ')' | '(' | '"' | '“' | '”');
    let alone = open(cells.before(range.start)) && open(cells.at(range.end));
    let syllable = score::decoded(Encoding::Tcvn3, run).is_some_and(|s| s.attested);
    alone && syllable && (run.len() > 1 || matches!(run, ['«' | '¶' | '¬' | 'µ' | '¸' | '¹' | 'ª']))
}

/// As it stands, or with the letters back that windows-1258 took.
fn unicode(run: &[char]) -> i32 {
    let own = score::unicode(run);
    if own > 0 || own <= ILLEGAL { own } else { damaged::latin1_worth(run).map_or(own, |worth| own.max(worth)) }
}

/// A hyphen inside a word is a hyphen in Unicode: both sides count.
fn parts(run: &[char], score: impl Fn(&[char]) -> i32) -> i32 {
    run.split(|&c| c == '-').filter(|part| !part.is_empty()).map(score).min().unwrap_or(0)
}

/// True for a cell that may be part of a word in some encoding.
#[inline]
fn belongs(cells: &Cells, at: usize) -> bool {
    match cells.at(at) {
        'a'..='z' | 'A'..='Z' | '\u{A1}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => true,
        ' ' | '\t' | '.' | ',' | ';' | ':' | '(' | ')' | '/' | '0'..='9' => false,
        c => belongs_rarely(c, cells.before(at), cells.at(at + 1)),
    }
}

fn belongs_rarely(c: char, before: char, after: char) -> bool {
    match c {
        '\u{80}'..='\u{9F}' | '\u{300}'..='\u{36F}' | '\u{F020}'..='\u{F0FF}' | '\u{2219}' | 'μ' | '₫' => true,
        '\u{2212}' => before.is_alphabetic() || after.is_alphabetic(),
        // ư that a copy or a PDF has turned into a hyphen: a legacy letter follows it at once.
        '-' => before.is_ascii_alphabetic() && matches!(after, '\u{A8}'..='\u{FF}') && !matches!(after, '\u{AD}'),
        // Capitals of VISCII and VPS on control codes.
        '\u{2}'..='\u{6}' | '\u{10}'..='\u{1E}' => before.is_ascii_uppercase() || after.is_ascii_uppercase(),
        '€' | '‚' | '„' | '†' | '‡' | 'ˆ' | '‰' | '‹' | '˜' | '™' | '›' => {
            before.is_alphabetic() && after.is_alphabetic()
        }
        _ => c.is_alphabetic(),
    }
}

/// The reading that a decided token takes.
pub fn reading(cells: &Cells, token: &Token) -> Option<Scored> {
    let mut run = ['\0'; MAX];
    let (encoding, run) = (token.encoding?, fill(cells, token, &mut run)?);
    if token.is_plain() { score::plain(encoding, run) } else { score::decoded(encoding, run) }
}

/// The characters of a token; `None` when it is too long for a word.
pub fn fill<'a>(cells: &Cells, token: &Token, buffer: &'a mut [char; MAX]) -> Option<&'a [char]> {
    let slice = cells.list.get(token.range.clone())?;
    let run = buffer.get_mut(..slice.len())?;
    run.iter_mut().zip(slice).for_each(|(slot, cell)| *slot = cell.ch);
    Some(run)
}
