//! Letters with combining marks made into one character each: NFC, and the repairs that NFC cannot make.
//!
//! Marks out of order, repeated, deprecated, or cut off from their letter by an invisible character. Looks at one letter
//! with its marks at a time; marks on the wrong letter are the business of [`crate::text::place`].

use crate::text::cells::{Cell, Cells};
use crate::text::flag::FlagKind;
use crate::text::letter::{self, Letter, Mark, Tone, letter, mark};
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;
use std::borrow::Cow;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters that cut a mark off from its letter and are never seen.
pub fn is_blocker(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Composes every vowel with the marks behind it, and d with its stroke. True when there was any mark.
pub fn letters(cells: &mut Cells) -> bool {
    if !cells.list.iter().any(|cell| is_mark(cell.ch)) {
        return false;
    }
    let old = std::mem::take(&mut cells.list);
    let mut new: Vec<Cell> = Vec::with_capacity(old.len());
    let mut rest = old.as_slice();
    while let Some(first) = rest.first() {
        let (cluster, later) = rest.split_at(cluster_len(rest).clamp(1, rest.len()));
        rest = later;
        match compose(cluster) {
            Composed::One(cell) => new.push(cell),
            Composed::TwoTones => {
                cells.list = cluster.to_vec();
                cells.flag(0..cluster.len(), FlagKind::TwoTones, None);
                new.append(&mut cells.list);
            }
            Composed::AsItIs if cluster.len() > 1 => new.extend_from_slice(cluster),
            Composed::AsItIs => new.push(*first),
        }
    }
    cells.list = new;
    true
}

fn is_mark(c: char) -> bool {
    c >= '\u{300}' && (mark(c).is_some() || (!('\u{1EA0}'..='\u{1EF9}').contains(&c) && is_combining_mark(c)))
}

/// A letter, and the marks and blockers behind it as far as a mark still follows.
fn cluster_len(cells: &[Cell]) -> usize {
    if cells.first().is_none_or(|first| is_mark(first.ch) || is_blocker(first.ch)) {
        return 1;
    }
    let mut len = 1;
    for (at, cell) in cells.iter().enumerate().skip(1) {
        if is_mark(cell.ch) {
            len = at + 1;
        } else if !is_blocker(cell.ch) {
            break;
        }
    }
    len
}

enum Composed {
    One(Cell),
    TwoTones,
    AsItIs,
}

/// What is known of a letter while its marks are read.
struct Build {
    letter: Letter,
    doubled: bool,
    /// A shape mark behind a tone mark of the same combining class, which NFC does not reorder.
    disordered: bool,
    tones: [Tone; 2],
}

fn compose(cluster: &[Cell]) -> Composed {
    let [base, marks @ ..] = cluster else { return Composed::AsItIs };
    let Some(last) = marks.last() else { return Composed::AsItIs };
    let start = if base.ch == 'ı' { 'i' } else { base.ch };
    let Some(first) = letter(start) else { return Composed::AsItIs };
    let mut build = Build {
        letter: first.with_tone(Tone::Level),
        doubled: false,
        disordered: false,
        tones: [first.tone, Tone::Level],
    };
    for cell in marks.iter().filter(|cell| !is_blocker(cell.ch)) {
        if !mark(cell.ch).is_some_and(|m| build.add(m)) {
            return Composed::AsItIs;
        }
    }
    if build.tones[1] != Tone::Level {
        return Composed::TwoTones;
    }
    let ch = build.letter.with_tone(build.tones[0]).char();
    let rule = rule_for(cluster, &build);
    let whole = Cell { to: last.to, certainty: Certainty::Certain, ..*base };
    Composed::One(Cell { ch, rule: base.rule.or(Some(rule)), ..whole })
}

impl Build {
    /// Adds one mark; false when the letter cannot bear it.
    fn add(&mut self, m: Mark) -> bool {
        match m {
            Mark::Stroke if self.letter.code == letter::code::D => self.letter.code = letter::code::D_STROKE,
            Mark::Stroke => return false,
            Mark::Tone(_) | Mark::Shape(_) if !letter::is_vowel(self.letter.code) => return false,
            Mark::Tone(tone) => match self.tones {
                [Tone::Level, _] => self.tones[0] = tone,
                [first, _] if first == tone => self.doubled = true,
                _ => self.tones[1] = tone,
            },
            Mark::Shape(shape) => {
                let (plain, has) = letter::unshape(self.letter.code);
                let above = !matches!(self.tones[0], Tone::Level | Tone::Dot);
                self.disordered |= above && shape != letter::Shape::Horn;
                match letter::shape(plain, shape) {
                    Some(_) if has == Some(shape) => self.doubled = true,
                    Some(code) if has.is_none() => self.letter.code = code,
                    _ => return false,
                }
            }
        }
        true
    }
}

fn rule_for(cluster: &[Cell], build: &Build) -> Rule {
    if cluster.first().is_some_and(|base| base.ch == 'ı') {
        Rule::DotlessI
    } else if build.doubled {
        Rule::MarkDoubled
    } else if cluster.iter().any(|cell| is_blocker(cell.ch)) {
        Rule::MarkBlocked
    } else if build.disordered || build.letter.code == letter::code::D_STROKE {
        Rule::MarkOrder
    } else {
        Rule::Nfc
    }
}

/// Brings what is still not NFC into NFC, segment by segment. Run last: the result of the whole is then NFC.
pub fn rest(cells: &mut Cells) {
    if is_nfc_quick(cells.list.iter().map(|cell| cell.ch)) == IsNormalized::Yes {
        return;
    }
    let old = std::mem::take(&mut cells.list);
    let mut rest = old.as_slice();
    while !rest.is_empty() {
        let len = 1 + rest.iter().skip(1).take_while(|cell| leans_back(cell.ch)).count();
        let (segment, later) = rest.split_at(len.min(rest.len()));
        rest = later;
        let composed: Vec<char> = segment.iter().map(|cell| cell.ch).nfc().collect();
        if composed.iter().eq(segment.iter().map(|cell| &cell.ch)) {
            cells.list.extend_from_slice(segment);
        } else if let (Some(first), Some(last)) = (segment.first(), segment.last()) {
            let rule = segment.iter().find_map(|cell| cell.rule).or(Some(Rule::Nfc));
            let certainty = segment.iter().map(|cell| cell.certainty).fold(Certainty::Certain, Ord::max);
            let cell = |ch| Cell { ch, from: first.from, to: last.to, rule, certainty };
            cells.list.extend(composed.into_iter().map(cell));
        }
    }
}

/// True for characters that NFC may join to what stands before them.
fn leans_back(c: char) -> bool {
    c >= '\u{300}' && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// The text as it looks: letters and their marks composed. What a line is may not hang on how its file writes ngày.
pub fn composed(text: &str) -> Cow<'_, str> {
    let quick = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if quick { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> (String, Vec<&'static str>) {
        let mut cells = Cells::new(source);
        letters(&mut cells);
        rest(&mut cells);
        let (text, edits, _) = cells.finish(source);
        (text, edits.iter().map(|e| e.rule).collect())
    }

    #[test]
    fn forms_and_repairs() {
        for (source, text, rule) in [
            ("Vie\u{302}\u{323}t", "Việt", "nfc"),
            ("Viê\u{323}t", "Việt", "nfc"),
            ("tru\u{323}\u{31B}c", "trực", "nfc"),
            ("\u{E1}\u{302}m", "ấm", "mark-order"),
            ("a\u{301}\u{306}", "ắ", "mark-order"),
            ("ê\u{341}", "ế", "nfc"),
            ("Vi\u{1EC7}\u{323}t", "Việt", "mark-doubled"),
            ("nhâ\u{302}n", "nhân", "mark-doubled"),
            ("e\u{200B}\u{302}", "ê", "mark-blocked"),
            ("ı\u{301}t", "ít", "dotless-i"),
            ("d\u{336}ường", "đường", "mark-order"),
            ("n\u{303}o", "ño", "nfc"),
            ("\u{1100}\u{1161}", "가", "nfc"),
        ] {
            assert_eq!(run(source), (text.to_owned(), vec![rule]), "{source:?}");
        }
    }

    #[test]
    fn two_tones_are_kept() {
        let source = "à\u{301}";
        let mut cells = Cells::new(source);
        letters(&mut cells);
        assert_eq!(cells.flags.len(), 1);
        assert_eq!(cells.text(), source);
    }
}
