//! Characters that are not seen, or seen as a space, a line end or a bullet: controls, invisibles, all kinds of spaces,
//! punctuation on C1 codes, private-use bullets of symbol fonts.
//!
//! Runs after legacy decoding, because in legacy text the same codes are letters (U+00AD is ư).

use crate::text::cells::{Cell, Cells};
use crate::text::flag::FlagKind;
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;

/// windows-1252 on the codes 80 to 9F; U+0000 where it has nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The windows-1252 character on a C1 code.
pub fn windows_1252(code: u8) -> Option<char> {
    WINDOWS_1252.get(usize::from(code).wrapping_sub(0x80)).copied().filter(|&c| c != '\0')
}

/// The C1 code of a windows-1252 character.
pub fn windows_1252_code(c: char) -> Option<u8> {
    WINDOWS_1252.iter().position(|&known| known == c && c != '\0').and_then(|at| u8::try_from(at + 0x80).ok())
}

/// Bullets and boxes of Symbol and Wingdings, as word processors store them: U+F000 plus the code of the font.
const BULLETS: [(u8, char); 30] = [
    (0x20, ' '),
    (0x2B, '+'),
    (0x2D, '-'),
    (0x46, '☞'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '◻'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAB, '★'),
    (0xB7, '•'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✔'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// Maps or drops every such character.
pub fn clean(cells: &mut Cells) {
    if !cells.list.iter().any(|cell| is_candidate(cell.ch)) {
        return;
    }
    let old = std::mem::take(&mut cells.list);
    let mut new: Vec<Cell> = Vec::with_capacity(old.len());
    let mut at = 0;
    while let Some(&cell) = old.get(at) {
        let next = old.get(at + 1).map_or('\0', |cell| cell.ch);
        at += 1;
        match fate(cell.ch, &new, next) {
            Fate::Keep => new.push(cell),
            Fate::Become(ch, rule) => new.push(cell.with(ch, rule, Certainty::Certain)),
            Fate::Drop(rule) => cells.drop_cell(cell, rule, Certainty::Certain),
            Fate::JoinNext => {
                let lf = old.get(at).copied().unwrap_or(cell);
                new.push(Cell { from: cell.from, rule: Some(Rule::LineBreak), ..lf });
                at += 1;
            }
            Fate::Flag(kind) => {
                new.push(cell);
                cells.list = vec![cell];
                cells.flag(0..1, kind, None);
                cells.list.clear();
            }
        }
    }
    cells.list = new;
}

enum Fate {
    Keep,
    Become(char, Rule),
    Drop(Rule),
    /// CR before LF: one line end.
    JoinNext,
    Flag(FlagKind),
}

/// Cheap test: everything that [`fate`] does not keep.
fn is_candidate(c: char) -> bool {
    match c {
        ' '..='~' | '\t' | '\n' => false,
        '\0'..='\u{A0}' | '\u{AD}' => true,
        '\u{A1}'..='\u{33F}' => false,
        '\u{1EA0}'..='\u{1EF9}' => false,
        _ => true,
    }
}

fn fate(c: char, done: &[Cell], next: char) -> Fate {
    let before = done.last().map_or('\n', |cell| cell.ch);
    match c {
        '\t' | '\n' | ' '..='~' => Fate::Keep,
        '\r' if next == '\n' => Fate::JoinNext,
        '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => Fate::Become('\n', Rule::LineBreak),
        // Word's non-breaking hyphen; its optional hyphen U+001F goes with the other controls.
        '\u{1E}' if before.is_alphanumeric() && next.is_alphanumeric() => Fate::Become('-', Rule::Control),
        '\0'..='\u{1F}' | '\u{7F}' => Fate::Drop(Rule::Control),
        '\u{80}'..='\u{9F}' => match windows_1252(c as u8) {
            Some(shown) => Fate::Become(shown, Rule::Punctuation),
            None => Fate::Flag(FlagKind::LostLetter),
        },
        '\u{AD}' if next.is_uppercase() && ends_in_symbol(done) => Fate::Become('-', Rule::SymbolDash),
        '\u{AD}' => Fate::Drop(Rule::Invisible),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Fate::Become(' ', Rule::Space)
        }
        // Joiners and variation selectors shape emoji and other scripts; after our letters they are dirt.
        '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' if is_other_script(before) => Fate::Keep,
        '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {
            Fate::Drop(Rule::Invisible)
        }
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' => {
            Fate::Drop(Rule::Invisible)
        }
        '\u{FFFD}' => Fate::Flag(FlagKind::LostLetter),
        '\u{E000}'..='\u{F8FF}' => private_use(c, before, next),
        _ => Fate::Keep,
    }
}

/// True after `12/KH`: there a soft hyphen was typed for a hyphen; anywhere else it is not seen.
fn ends_in_symbol(done: &[Cell]) -> bool {
    let capitals = done.iter().rev().take(12).take_while(|cell| cell.ch.is_uppercase()).count();
    let mut before = done.iter().rev().skip(capitals).map(|cell| cell.ch);
    capitals > 0 && before.next() == Some('/') && before.next().is_some_and(|c| c.is_ascii_digit())
}

fn private_use(c: char, before: char, next: char) -> Fate {
    let code = u8::try_from(u32::from(c).wrapping_sub(0xF000)).unwrap_or(0);
    let bullet = BULLETS.iter().find(|(known, _)| *known == code).map(|(_, shown)| *shown);
    let free = matches!(before, '\n' | '\t' | ' ' | '\0') || next.is_whitespace() || next == '\0';
    match bullet {
        Some(shown) if free => Fate::Become(shown, Rule::PrivateUse),
        _ => Fate::Flag(FlagKind::PrivateUse),
    }
}

/// Emoji and scripts that need joiners.
fn is_other_script(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}' | '\u{2190}'..='\u{D7FF}' | '\u{F900}'..='\u{10FFFF}')
        || matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '#' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        clean(&mut cells);
        cells.finish(source).0
    }

    #[test]
    fn what_is_not_seen_goes() {
        assert_eq!(run("\u{FEFF}Số:\u{A0}12\u{200E}"), "Số: 12");
        assert_eq!(run("a\r\nb\rc\u{B}d\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(run("\u{93}Dân biết\u{94}\u{85}"), "“Dân biết”…");
        assert_eq!(run("mục\u{7} tiêu \u{FFFC}"), "mục tiêu ");
        assert_eq!(run("👨\u{200D}👩 số\u{FE0F} ☑\u{FE0F}"), "👨\u{200D}👩 số ☑\u{FE0F}");
    }

    #[test]
    fn bullets_of_symbol_fonts() {
        assert_eq!(run("\u{F0B7} Nội dung\n\u{F0FC}Xong"), "• Nội dung\n✔Xong");
        let source = "a\u{F0B7}b\u{FFFD}";
        let mut cells = Cells::new(source);
        clean(&mut cells);
        let (text, edits, flags) = cells.finish(source);
        assert_eq!((text.as_str(), edits.len(), flags.len()), (source, 0, 2));
    }
}
