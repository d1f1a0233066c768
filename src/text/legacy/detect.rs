//! The pass over one line that decides which of its words are in which encoding: the cheapest way through the states
//! Unicode, foreign and the encodings, where changing the state costs.

use crate::text::cells::Cells;
use crate::text::legacy::charset::{Encoding, MAX};
use crate::text::legacy::damaged;
use crate::text::legacy::score::{self, KEPT, Scored};
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
    unicode: i32,
    foreign: i32,
    ascii: bool,
    /// No letter in it: never evidence, never converted.
    symbols: bool,
    readings: [Option<i32>; ENCODINGS],
}

impl Token {
    /// True for a word of ASCII letters only.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// True for a word inside legacy text that has symbols between its letters and was not decoded.
    pub fn is_broken(&self) -> bool {
        self.around.is_some() && self.encoding.is_none() && !self.ascii && !self.symbols && self.unicode <= -45
    }
}

const ENCODINGS: usize = Encoding::DETECTED.len();
const STATES: usize = ENCODINGS + 2;
const UNICODE: usize = 0;
const FOREIGN: usize = 1;
const SWITCH: i32 = 30;
/// How much better the decoded line must be than the line as it stands.
const MARGIN: i32 = 30;

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
    let known_font = prior.0.iter().any(|&cost| cost < 0);
    let doubtful = |t: &Token| !t.ascii && !t.symbols && (t.unicode < 0 || known_font);
    if !tokens.iter().any(doubtful) {
        return Vec::new();
    }
    let mut run: Vec<char> = Vec::with_capacity(MAX);
    for token in tokens.iter_mut().filter(|t| !t.ascii && !t.symbols) {
        run.clear();
        run.extend(cells.list.get(token.range.clone()).unwrap_or(&[]).iter().map(|cell| cell.ch));
        for (slot, encoding) in token.readings.iter_mut().zip(Encoding::DETECTED) {
            *slot = score::decoded(encoding, &run).map(|s| s.score);
        }
    }
    if tokens.iter().all(|t| t.readings.iter().all(Option::is_none)) {
        return Vec::new();
    }
    let path = cheapest(&tokens, prior);
    settle(&mut tokens, &path);
    tokens
}

/// What a token is worth in a state.
fn emission(token: &Token, state: usize) -> i32 {
    match state {
        UNICODE => token.unicode,
        FOREIGN => token.foreign,
        _ if token.ascii || token.symbols => token.unicode,
        _ => token.readings.get(state - 2).copied().flatten().unwrap_or(KEPT).max(KEPT),
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

/// Turns the path into decisions, stretch by stretch; a stretch that gains too little is left alone, and a word that is
/// right as it stands gives way only to a better one, or between two words that are plainly legacy.
fn settle(tokens: &mut [Token], path: &[usize]) {
    let mut at = 0;
    while at < tokens.len() {
        let state = path.get(at).copied().unwrap_or(0);
        let len = path.iter().skip(at).take_while(|&&s| s == state).count().max(1);
        let end = (at + len).min(tokens.len());
        if let (Some(&encoding), Some(stretch)) =
            (state.checked_sub(2).and_then(|i| Encoding::DETECTED.get(i)), tokens.get_mut(at..end))
        {
            settle_stretch(stretch, state, encoding);
        }
        at = end;
    }
}

fn settle_stretch(stretch: &mut [Token], state: usize, encoding: Encoding) {
    let converts =
        |t: &Token| !t.ascii && !t.symbols && t.readings.get(state - 2).copied().flatten().is_some_and(|s| s > KEPT);
    let gain: i32 = stretch.iter().filter(|t| converts(t)).map(|t| emission(t, state) - t.unicode.max(t.foreign)).sum();
    if gain < MARGIN {
        return;
    }
    let legacy: Vec<Option<bool>> =
        stretch.iter().map(|t| (!t.ascii && !t.symbols).then(|| converts(t) && t.unicode < 0)).collect();
    let near =
        |mut order: Box<dyn Iterator<Item = &Option<bool>> + '_>| order.find_map(|legacy| *legacy).unwrap_or(false);
    for (at, token) in stretch.iter_mut().enumerate() {
        token.around = Some(encoding);
        let sure = token.unicode < 0
            || emission(token, state) >= token.unicode
            || (near(Box::new(legacy.iter().take(at).rev())) && near(Box::new(legacy.iter().skip(at + 1))));
        token.encoding = (converts(token) && sure).then_some(encoding);
    }
}

/// The words of a line: letters, and everything that is a letter in some encoding.
fn tokens(cells: &Cells, range: Range<usize>, opaque: &[Range<usize>]) -> Vec<Token> {
    let mut found = Vec::new();
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
        found.push(token(at..at + run.len(), &run));
        at += run.len();
    }
    found
}

fn token(range: Range<usize>, run: &[char]) -> Token {
    let ascii = run.iter().all(char::is_ascii_alphabetic);
    let symbols = !run.iter().any(|&c| c.is_alphabetic() && !matches!(c, 'µ' | 'ª' | 'º'));
    let (unicode, foreign) = match (ascii, symbols) {
        (true, _) => score::ascii(run),
        (_, true) => (0, 0),
        _ => (parts(run, unicode), parts(run, score::foreign)),
    };
    Token { range, encoding: None, around: None, unicode, foreign, ascii, symbols, readings: [None; ENCODINGS] }
}

/// As it stands, or with the letters back that windows-1258 took.
fn unicode(run: &[char]) -> i32 {
    let own = score::unicode(run);
    if own > 0 { own } else { damaged::latin1_worth(run).map_or(own, |worth| own.max(worth)) }
}

/// A hyphen inside a word is a hyphen in Unicode: both sides count.
fn parts(run: &[char], score: impl Fn(&[char]) -> i32) -> i32 {
    run.split(|&c| c == '-').filter(|part| !part.is_empty()).map(score).min().unwrap_or(0)
}

/// True for a cell that may be part of a word in some encoding.
fn belongs(cells: &Cells, at: usize) -> bool {
    let c = cells.at(at);
    let (before, after) = (cells.before(at), cells.at(at + 1));
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\u{80}'..='\u{9F}' | '\u{A1}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' => true,
        '\u{F020}'..='\u{F0FF}' | '\u{2219}' | 'μ' | '₫' => true,
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
    let run: Vec<char> = cells.list.get(token.range.clone())?.iter().map(|cell| cell.ch).collect();
    score::decoded(token.encoding?, &run)
}
