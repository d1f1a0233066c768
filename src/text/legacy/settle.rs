//! From the cheapest path to decisions: which stretches are good enough, and which words of them are decoded.
//!
//! A stretch that gains too little is left alone, and a word that is right as it stands gives way only to a better one, or
//! among words that are plainly legacy.

use crate::text::cells::Cells;
use crate::text::compound;
use crate::text::legacy::charset::{Encoding, MAX};
use crate::text::legacy::detect::{self, Prior, Token, emission};
use crate::text::legacy::score::{self, KEPT};
use crate::text::syllable::{self, Reading};

/// What a stretch must gain over the text as it stands: with the signature of an old encoding, with the paired vowels of
/// VNI, as TCVN3 read with windows-1258, in a line of several words without a foreign one, and otherwise.
const SIGNED: i32 = 15;
const PAIRED: i32 = 25;
const UNSIGNED_1258: i32 = 60;
const SEVERAL: i32 = 12;
const UNSIGNED: i32 = 31;
/// In a font of the encoding a reading that is as good is taken.
const FAVOURED: i32 = 1;

/// What is known of a line.
#[derive(Clone, Copy)]
pub struct Line {
    /// Foreign words in it.
    pub foreign: usize,
    /// What its font says.
    pub prior: Prior,
}

/// Decides on every token of a line; `path` gives the state of each.
pub fn line(cells: &Cells, tokens: &mut [Token], path: &[usize], about: Line) {
    let Line { foreign, prior } = about;
    let strange = tokens.iter().any(Token::is_strange_ascii);
    let several = tokens.iter().filter(|t| !t.symbols && t.range.len() > 1).count() > 1 && foreign == 0 && !strange;
    let encoding_of = |state: usize| state.checked_sub(2).and_then(|i| Encoding::DETECTED.get(i)).copied();
    let has_vni = path.iter().any(|state| encoding_of(*state) == Some(Encoding::Vni));
    let mut at = 0;
    while at < tokens.len() {
        let state = path.get(at).copied().unwrap_or(0);
        let len = path.iter().skip(at).take_while(|&&s| s == state).count().max(1);
        let end = (at + len).min(tokens.len());
        let encoding = encoding_of(state);
        if let (Some(encoding), Some(stretch)) = (encoding, tokens.get_mut(at..end))
            // ñ/c and ÑT beside VNI are its đ, not the ủ and ẹ of TCVN3.
            && !(has_vni && encoding == Encoding::Tcvn3 && stretch.iter().all(|t| is_enye_only(cells, t)))
        {
            settle(cells, stretch, Stretch { state, encoding, foreign, several, favoured: prior.favours(encoding) });
        }
        at = end;
    }
    join(cells, tokens);
}

/// True when nothing beyond ASCII stands in a token but ñ.
fn is_enye_only(cells: &Cells, token: &Token) -> bool {
    token.range.clone().map(|at| cells.at(at)).all(|c| c.is_ascii() || matches!(c, 'ñ' | 'Ñ'))
}

/// Decodes every word of a line.
pub fn all(tokens: &mut [Token], state: usize) {
    let encoding = state.checked_sub(2).and_then(|i| Encoding::DETECTED.get(i)).copied();
    for token in tokens {
        token.around = encoding;
        token.encoding = encoding.filter(|_| if token.symbols { token.free } else { token.converts(state) });
    }
}

#[derive(Clone, Copy)]
struct Stretch {
    state: usize,
    encoding: Encoding,
    /// Foreign words in the line.
    foreign: usize,
    several: bool,
    /// The font is one of the encoding's.
    favoured: bool,
}

fn settle(cells: &Cells, stretch: &mut [Token], about: Stretch) {
    let Stretch { state, encoding, foreign, several, favoured } = about;
    let decoded = || stretch.iter().filter(|t| t.range.len() > 1 && t.converts(state) && t.makes_word(state));
    let gain: i32 = decoded().map(|t| emission(t, state) - t.unicode.max(t.foreign)).sum::<i32>();
    let count = decoded().count();
    // A symbol or a capital inside a word is the signature of an old encoding; small letters with marks alone also stand
    // in every other language of Europe.
    let signed = decoded().any(|t| t.unicode < KEPT && t.foreign < KEPT)
        || (count > 0 && stretch.iter().any(|t| t.free && t.range.len() > 1));
    // The font speaks where a word cannot stand as it is: a line of right words may well be Unicode in a font of old habit.
    let favoured = favoured && decoded().any(|t| t.unicode < 0);
    let margin = match encoding {
        _ if favoured => FAVOURED,
        _ if signed => SIGNED,
        Encoding::Tcvn3As1258 => UNSIGNED_1258,
        _ if several => SEVERAL,
        Encoding::Vni => PAIRED,
        _ => UNSIGNED,
    };
    let outnumbered = foreign > 0 && (foreign >= count || encoding == Encoding::Tcvn3As1258);
    let enough = gain >= margin || gain + compounds(cells, stretch, state, encoding) >= margin;
    // What a VNI converter leaves of TCVN3 in small letters, a slip of the pen leaves too; so do VNI's single codes.
    let slips = match encoding {
        Encoding::Tcvn3 => !decoded().all(Token::is_narrow),
        Encoding::Vni => decoded().all(Token::is_tame),
        _ => false,
    };
    if count == 0 || !enough || (!signed && !favoured && (outnumbered || slips)) {
        return;
    }
    decide(stretch, state, encoding, signed);
}

fn decide(stretch: &mut [Token], state: usize, encoding: Encoding, signed: bool) {
    let says = |t: &Token| !t.is_ascii() && !t.symbols;
    let legacy: Vec<Option<bool>> =
        stretch.iter().map(|t| says(t).then(|| t.converts(state) && t.unicode < 0)).collect();
    let changed: Vec<Option<bool>> = stretch.iter().map(|t| says(t).then(|| t.converts(state))).collect();
    let sure = legacy.iter().filter(|said| **said == Some(true)).count();
    let solid = sure > 1 && !changed.contains(&Some(false));
    let (legacy, changed) = (Sides::new(&legacy), Sides::new(&changed));
    // A right word beside plainly legacy ones may cost a little, because capitals are scored low.
    let slack = |t: &Token| if signed && t.is_shouted() { 15 } else { 0 };
    for (at, token) in stretch.iter_mut().enumerate() {
        token.around = Some(encoding);
        let taken = if token.symbols {
            signed && token.free && changed.between(at, true)
        } else {
            let better = token.unicode < 0 || emission(token, state) + slack(token) >= token.unicode;
            // Letters beyond Latin-1 in a right word say that it is Unicode.
            let carried = token.is_narrow() && (solid || legacy.between(at, false));
            token.converts(state) && (better || carried)
        };
        token.encoding = taken.then_some(encoding);
    }
}

/// For every word, what the nearest ones on both sides say.
struct Sides(Vec<(Option<bool>, Option<bool>)>);

impl Sides {
    fn new(said: &[Option<bool>]) -> Sides {
        let mut sides = vec![(None, None); said.len()];
        let mut last = None;
        for (slot, one) in sides.iter_mut().zip(said) {
            slot.0 = last;
            last = one.or(last);
        }
        last = None;
        for (slot, one) in sides.iter_mut().zip(said).rev() {
            slot.1 = last;
            last = one.or(last);
        }
        Sides(sides)
    }

    /// True when both sides say yes; `edge` counts for a side without any.
    fn between(&self, at: usize, edge: bool) -> bool {
        self.0.get(at).is_some_and(|(before, after)| before.unwrap_or(edge) && after.unwrap_or(edge))
    }
}

/// Points for neighbours that make a common word only when decoded.
fn compounds(cells: &Cells, stretch: &[Token], state: usize, encoding: Encoding) -> i32 {
    let pairs = stretch.windows(2).filter(|pair| pair.iter().any(|t| t.converts(state)));
    let made = pairs.filter(|pair| {
        let [a, b] = pair else { return false };
        let read = |t: &Token, decode: bool| read(cells, t, (decode && t.converts(state)).then_some(encoding));
        let known = |decode: bool| match (read(a, decode), read(b, decode)) {
            (Some(a), Some(b)) => compound::is_known(a, b),
            _ => false,
        };
        is_next(cells, a, b) && known(true) && !known(false)
    });
    made.count() as i32 * 15
}

fn is_next(cells: &Cells, a: &Token, b: &Token) -> bool {
    a.range.end + 1 == b.range.start && cells.at(a.range.end) == ' '
}

/// A word that is right as it stands is decoded after all when only then it makes a common word with its neighbour
/// (toàn tại: tồn tại).
fn join(cells: &Cells, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let open =
            |t: &&Token| t.encoding.is_none() && t.around.is_some() && !t.is_ascii() && !t.symbols && t.unicode > 0;
        let Some(token) = tokens.get(at).filter(open) else { continue };
        let around = token.around;
        let (Some(raw), Some(decoded)) = (read(cells, token, None), read(cells, token, around)) else { continue };
        let other = |index: Option<usize>| index.and_then(|i| tokens.get(i));
        let before = other(at.checked_sub(1)).filter(|t| is_next(cells, t, token));
        let after = other(Some(at + 1)).filter(|t| is_next(cells, token, t));
        let (before, after) =
            (before.and_then(|t| read(cells, t, t.encoding)), after.and_then(|t| read(cells, t, t.encoding)));
        let known = |one| {
            before.is_some_and(|b| compound::is_known(b, one)) || after.is_some_and(|a| compound::is_known(one, a))
        };
        if known(decoded)
            && !known(raw)
            && let Some(token) = tokens.get_mut(at)
        {
            token.encoding = around;
        }
    }
}

/// A token as a syllable, decoded or as it stands.
fn read(cells: &Cells, token: &Token, encoding: Option<Encoding>) -> Option<Reading> {
    let mut buffer = ['\0'; MAX];
    let run = detect::fill(cells, token, &mut buffer)?;
    match encoding {
        Some(encoding) => syllable::read(score::decoded(encoding, run)?.decoded.chars().iter().copied()),
        None => syllable::read(run.iter().copied()),
    }
}
