//! Writes the decoded words into the text, with the capitals that TCVN3 cannot write and the ư that a copy turned into a
//! hyphen.

use crate::text::cells::{Cell, Cells};
use crate::text::flag::FlagKind;
use crate::text::legacy::charset::{self, Encoding};
use crate::text::legacy::detect::{self, Token};
use crate::text::legacy::score::{self, Scored};
use crate::text::letter::{self, letter};
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;
use crate::text::syllable;
use std::ops::Range;

/// How a word is written, as far as ASCII and shaped capitals tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Small letters behind at most one capital.
    Small,
    /// Capitals throughout.
    Capitals,
    /// One capital and then codes only: the neighbours tell.
    Initial,
    /// Codes only.
    Unknown,
}

/// Writes one line of `cells` with its decided tokens to the end of `out`. True when something was decoded.
pub fn line(cells: &mut Cells, range: Range<usize>, tokens: &[Token], shout: bool, out: &mut Cells) -> bool {
    let part = |from: usize, to: usize| cells.list.get(from..to).unwrap_or(&[]);
    if tokens.iter().all(|t| t.encoding.is_none()) {
        out.list.extend_from_slice(part(range.start, range.end));
        return false;
    }
    let cases = cases(cells, tokens);
    let begin = out.list.len();
    let mut done = range.start;
    for (token, case) in tokens.iter().zip(&cases) {
        out.list.extend_from_slice(part(done, token.range.start));
        let run = part(token.range.start, token.range.end);
        if token.is_plain() && token.encoding == Some(Encoding::Tcvn3) && *case != Case::Capitals && !shout {
            let one = |cell: &Cell| cell.with(charset::tcvn3_letter(cell.ch), Rule::Tcvn3, Certainty::Certain);
            out.list.extend(run.iter().map(one));
            done = token.range.end;
            continue;
        }
        match (detect::reading(cells, token), token.encoding) {
            (Some(scored), Some(encoding)) => decoded(run, &scored, encoding, *case == Case::Capitals || shout, out),
            _ => kept(run, token, shout, out),
        }
        done = token.range.end;
    }
    out.list.extend_from_slice(part(done, range.end));
    let has = |encoding: Encoding| tokens.iter().any(|t| t.encoding == Some(encoding));
    if has(Encoding::Tcvn3) || has(Encoding::Tcvn3As1258) {
        lone_d(out, begin..out.list.len(), ('®', '§'), Rule::Tcvn3);
        horns(out, begin..out.list.len());
    } else if has(Encoding::Vni) {
        lone_d(out, begin..out.list.len(), ('ñ', 'Ñ'), Rule::Vni);
    }
    true
}

fn decoded(run: &[Cell], scored: &Scored, encoding: Encoding, capitals: bool, out: &mut Cells) {
    let start = out.list.len();
    write(run, scored, encoding, capitals, &mut out.list);
    if scored.lost_horn {
        let restored = score::lost_horn(scored.decoded.chars()).map(|word| word.into_iter().collect());
        out.flag(start..out.list.len(), FlagKind::LostHorn, restored);
    }
}

fn kept(run: &[Cell], token: &Token, shout: bool, out: &mut Cells) {
    let start = out.list.len();
    let capitals = shout && token.around.is_some() && token.is_ascii();
    out.list.extend(run.iter().map(|cell| if capitals { shouted(*cell) } else { *cell }));
    if token.is_broken() {
        out.flag(start..out.list.len(), FlagKind::Undecodable, None);
    }
}

fn shouted(cell: Cell) -> Cell {
    cell.with(cell.ch.to_ascii_uppercase(), Rule::FontCase, Certainty::Certain)
}

/// Puts the decoded characters in the places of the run.
fn write(run: &[Cell], scored: &Scored, encoding: Encoding, capitals: bool, new: &mut Vec<Cell>) {
    let rule = if scored.twice { Rule::Tcvn3Twice } else { encoding.rule() };
    let certainty = if scored.attested { Certainty::Certain } else { Certainty::High };
    let mut at = 0;
    for (&ch, &span) in scored.decoded.chars().iter().zip(scored.decoded.spans()) {
        let ch = if capitals { letter::upper(ch) } else { ch };
        let end = at + usize::from(span);
        let place = run.get(at..end).and_then(|cells| Some((*cells.first()?, *cells.last()?)));
        match place {
            Some((first, last)) => new.push(Cell { to: last.to, ..first.with(ch, rule, certainty) }),
            // The second half of what one character stood for.
            None => {
                if let Some(&before) = new.last() {
                    new.push(Cell { ch, ..before });
                }
            }
        }
        at = end;
    }
}

fn cases(cells: &Cells, tokens: &[Token]) -> Vec<Case> {
    let mut own: Vec<Case> = tokens.iter().map(|token| own_case(cells, token)).collect();
    if own.iter().all(|case| *case == Case::Small) {
        return own;
    }
    // An abbreviation in capitals says nothing of the words beside it.
    let tells: Vec<Option<Case>> = own.iter().zip(tokens).map(|(&case, token)| told_case(cells, token, case)).collect();
    let mut after = vec![None; own.len()];
    let mut last = None;
    for (slot, told) in after.iter_mut().zip(&tells).rev() {
        *slot = last;
        last = told.or(last);
    }
    let mut before = None;
    for ((case, told), after) in own.iter_mut().zip(&tells).zip(after) {
        if matches!(case, Case::Initial | Case::Unknown) {
            *case = match (before, after) {
                (Some(Case::Capitals), Some(Case::Capitals) | None) | (None, Some(Case::Capitals)) => Case::Capitals,
                _ => Case::Small,
            };
        }
        before = told.or(before);
    }
    own
}

fn told_case(cells: &Cells, token: &Token, case: Case) -> Option<Case> {
    let is_word = || match detect::reading(cells, token) {
        Some(scored) => scored.attested,
        None => {
            let run = cells.list.get(token.range.clone()).unwrap_or(&[]).iter().map(|cell| cell.ch);
            token.range.len() > 1 && syllable::read(run).is_some_and(syllable::is_legal_reading)
        }
    };
    match case {
        Case::Small => Some(Case::Small),
        Case::Capitals if is_word() => Some(Case::Capitals),
        _ => None,
    }
}

fn own_case(cells: &Cells, token: &Token) -> Case {
    let run = cells.list.get(token.range.clone()).unwrap_or(&[]);
    let is_tcvn3 = matches!(token.around, Some(Encoding::Tcvn3 | Encoding::Tcvn3As1258));
    let small = run.iter().any(|cell| cell.ch.is_ascii_lowercase());
    let capitals = run.iter().filter(|cell| charset::is_tcvn3_capital(cell.ch)).count();
    let first = run.first().is_some_and(|cell| charset::is_tcvn3_capital(cell.ch));
    match (is_tcvn3 && !small, capitals) {
        (false, _) => Case::Small,
        (true, 0) => Case::Unknown,
        (true, 1) if first => Case::Initial,
        (true, _) => Case::Capitals,
    }
}

/// đ and Đ that make no syllable: the currency (1.000®), a letter of a list or an abbreviation (®/c, ®), §T, Q§i).
/// The sign of a paragraph (§ 5) and of a trade mark (Samsung ®) stay.
fn lone_d(cells: &mut Cells, line: Range<usize>, (small, capital): (char, char), rule: Rule) {
    for at in line {
        let (before, ch, after) = (cells.before(at), cells.at(at), cells.at(at + 1));
        let alone = !before.is_alphabetic() && !after.is_alphanumeric();
        if ch == small && alone && (before.is_ascii_digit() || matches!(after, '/' | ')')) {
            cells.set(at, 'đ', rule, Certainty::High);
        } else if ch == capital && (before.is_uppercase() || after.is_uppercase() || (alone && after == '/')) {
            cells.set(at, 'Đ', rule, Certainty::High);
        }
    }
}

/// In a line of TCVN3: ư degraded to a hyphen (ng-ời).
fn horns(cells: &mut Cells, line: Range<usize>) {
    for at in line.clone() {
        if matches!(cells.at(at), '-' | '\u{2212}') && is_horn(cells, at, &line) {
            let upper = cells.before(at).is_uppercase() && cells.at(at + 1).is_uppercase();
            cells.set(at, if upper { 'Ư' } else { 'ư' }, Rule::Tcvn3, Certainty::High);
        }
    }
}

/// True when the letters on both sides make an attested syllable around ư, and those before it make none alone.
fn is_horn(cells: &Cells, at: usize, line: &Range<usize>) -> bool {
    let is_letter = |i: &usize| letter(cells.at(*i)).is_some();
    let left = (line.start..at).rev().take_while(is_letter).count();
    let right = (at + 1..line.end).take_while(is_letter).count();
    let before = at.checked_sub(left + 1).map_or(' ', |i| cells.at(i));
    let after = cells.at(at + 1 + right);
    let touches = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    // "b- Báo cáo": a hyphen that ends a word belongs to its label.
    if left == 0 || left > 3 || (right == 0 && cells.at(at) == '-') || (at > left && touches(before)) || touches(after)
    {
        return false;
    }
    let chars = |range: Range<usize>| range.map(|i| cells.at(i));
    let alone = syllable::read(chars(at - left..at)).is_some_and(syllable::is_legal_reading);
    let joined = chars(at - left..at).chain(std::iter::once('ư')).chain(chars(at + 1..at + 1 + right));
    !alone && syllable::read(joined).is_some_and(|r| syllable::frequency(r) > 0)
}
