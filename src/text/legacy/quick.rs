//! The common case of legacy text in one go: a line every word of which one encoding makes a common word, and some words
//! of which cannot stand as they are. Gives up at the first doubt; the full search then decides.
//!
//! Must give what [`crate::text::legacy::detect`] and [`crate::text::legacy::recode`] would give on the same line.

use crate::text::cells::Cell;
use crate::text::legacy::charset::{self, Encoding, MAX, Sink};
use crate::text::legacy::score;
use crate::text::letter::letter;
use crate::text::offset_map::Certainty;
use crate::text::syllable::{self, Reading};

/// Decodes a line to the end of `out`; false, and nothing written, when it is not plainly in the encoding.
pub fn line(cells: &[Cell], encoding: Encoding, out: &mut Vec<Cell>) -> bool {
    let start = out.len();
    let done = write(cells, encoding, out);
    if !done {
        out.truncate(start);
    }
    done
}

fn write(cells: &[Cell], encoding: Encoding, out: &mut Vec<Cell>) -> bool {
    let (mut signs, mut at) = (0, 0);
    // A capital with codes behind it takes its case from its neighbours: simple as long as nobody shouts.
    let (mut initials, mut shouts) = (false, false);
    let ch = |at: usize| cells.get(at).map_or(' ', |cell| cell.ch);
    while let Some(first) = cells.get(at) {
        if !is_part(first.ch) {
            let hyphen = first.ch == '-' && !(at > 0 && ch(at - 1).is_ascii_lowercase()) && !ch(at + 1).is_lowercase();
            if !hyphen && !is_between(first.ch) {
                return false;
            }
            out.push(*first);
            at += 1;
            continue;
        }
        let word = cells.get(at..).unwrap_or(&[]);
        let len = word.iter().take_while(|cell| is_part(cell.ch)).count();
        let word = word.get(..len).unwrap_or(&[]);
        let alone = (at == 0 || ch(at - 1) == ' ') && matches!(ch(at + len), ' ' | ',' | '.');
        at += len;
        if word.iter().all(|cell| cell.ch.is_ascii()) {
            shouts |= is_shouted(word);
            out.extend_from_slice(word);
            continue;
        }
        match decoded(word, encoding, alone, out) {
            Some(Said { sign, initial }) => {
                signs += sign;
                initials |= initial;
            }
            None => return false,
        }
    }
    signs > 1 && !(initials && shouts)
}

/// A syllable in capitals.
fn is_shouted(word: &[Cell]) -> bool {
    let chars = || word.iter().map(|cell| cell.ch);
    word.len() > 1
        && chars().all(|c| c.is_ascii_uppercase())
        && syllable::read(chars()).is_some_and(|r| r.entry().is_some())
}

/// Letters of words in these encodings.
#[inline]
fn is_part(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{A1}'..='\u{FF}')
}

/// What may stand between words without a second look.
#[inline]
fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '.' | ',' | ';' | ':' | '(' | ')' | '/' | '0'
            ..='9' | '"' | '!' | '?' | '%' | '&' | '*' | '#' | '“' | '”' | '…'
    )
}

struct Word {
    reading: Reading,
    chars: [(char, u8); MAX],
    len: usize,
}

impl Sink for Word {
    #[inline]
    fn put(&mut self, c: char, span: u8) -> Option<()> {
        let l = letter(c)?;
        // Capitals inside a word are for the full search.
        if (l.upper && self.len > 0) || !self.reading.push(l) {
            return None;
        }
        *self.chars.get_mut(self.len)? = (c, span);
        self.len += 1;
        Some(())
    }
}

/// What a decoded word says.
struct Said {
    /// How strongly it speaks for the encoding.
    sign: usize,
    /// Its case depends on its neighbours.
    initial: bool,
}

/// Decodes one word.
#[inline]
fn decoded(run: &[Cell], encoding: Encoding, alone: bool, out: &mut Vec<Cell>) -> Option<Said> {
    let mut buffer = ['\0'; MAX];
    let raw = buffer.get_mut(..run.len())?;
    raw.iter_mut().zip(run).for_each(|(slot, cell)| *slot = cell.ch);
    let tcvn3 = encoding == Encoding::Tcvn3;
    if tcvn3 && raw.len() > 1 && raw.iter().all(|&c| charset::is_tcvn3_capital(c)) {
        return abbreviation(run, out);
    }
    let mut word = Word { reading: Reading::default(), chars: [('\0', 0); MAX], len: 0 };
    charset::decode_into(encoding, raw, &mut word)?;
    let frequency = syllable::frequency(word.reading);
    if frequency == 0 {
        return None;
    }
    // VNI writes every capital as one; TCVN3 only those of ASCII and the shaped ones.
    let small = !tcvn3 || raw.iter().any(char::is_ascii_lowercase);
    let capitals = raw.iter().filter(|&&c| charset::is_tcvn3_capital(c)).count();
    let first = capitals == 1 && raw.first().is_some_and(|&c| charset::is_tcvn3_capital(c));
    let symbols = raw.iter().all(is_symbol);
    // A letter that is a word by itself (ở, ý) is told by its neighbours too.
    let initial = tcvn3 && (capitals == 0 || first) && (raw.len() > 1 || !symbols);
    if !(small || initial) || (symbols && !(alone && capitals == 0)) {
        return None;
    }
    let sign = match (symbols, raw.len()) {
        (true, _) => 2,
        (false, 1) => 0,
        _ => sign(raw, encoding, frequency)?,
    };
    let mut at = 0;
    for &(ch, span) in word.chars.get(..word.len)? {
        let (first, last) = (run.get(at)?, run.get(at + usize::from(span) - 1)?);
        out.push(Cell { to: last.to, ..first.with(ch, encoding.rule(), Certainty::Certain) });
        at += usize::from(span);
    }
    Some(Said { sign, initial: initial && !small })
}

/// Capitals that make no syllable: `BGD§T`, `Q§`.
fn abbreviation(run: &[Cell], out: &mut Vec<Cell>) -> Option<Said> {
    let start = out.len();
    let one = |cell: &Cell| cell.with(charset::tcvn3_letter(cell.ch), Encoding::Tcvn3.rule(), Certainty::High);
    out.extend(run.iter().map(one));
    let reading = syllable::read(out.get(start..)?.iter().map(|cell| cell.ch));
    let ascii = run.iter().any(|cell| cell.ch.is_ascii());
    (ascii && reading.is_some_and(|r| r.entry().is_none())).then_some(Said { sign: 0, initial: false })
}

fn is_symbol(c: &char) -> bool {
    matches!(c, '\u{A1}'..='\u{BF}' | '×' | '÷')
}

/// 2 for a word with a symbol or a capital inside, 1 for the pairs of VNI, 0 for letters that other languages have; `None`
/// when the word is better as it stands.
fn sign(raw: &[char], encoding: Encoding, frequency: u8) -> Option<usize> {
    if edge(raw) {
        return None;
    }
    if raw.iter().any(is_symbol) || raw.iter().skip(1).any(|c| matches!(c, 'À'..='Þ')) {
        return Some(2);
    }
    let mut reading = Reading::default();
    let ours = raw.iter().all(|&c| letter(c).is_some_and(|l| reading.push(l)));
    if ours && syllable::frequency(reading) > frequency {
        return None;
    }
    let legal = ours && syllable::is_legal_reading(reading);
    Some(usize::from(encoding == Encoding::Vni && !legal))
}

/// A sign of ordinary text at an end of the word: the full search tells it from a letter.
fn edge(raw: &[char]) -> bool {
    raw.first().is_some_and(score::opens) || raw.last().is_some_and(score::closes)
}
