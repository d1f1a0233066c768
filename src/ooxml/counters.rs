//! The running numbers of lists: from the list references of paragraphs in order to the labels that Word shows.

use super::numbering::{LEVELS, Level, List, Numbering};
use super::numerals;
use super::styles::Styles;
use super::symbols;
use std::collections::{BTreeMap, BTreeSet};

/// A label as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `II.`, `1.2`, `a)`, `-`.
    pub text: String,
    /// One number a list as a reader sees it: lists that go on counting are one, a list that starts again is another.
    pub list: u32,
    /// Depth, from 0.
    pub level: u8,
    /// A glyph, not a number.
    pub bullet: bool,
}

/// Counts while paragraphs pass in order.
#[derive(Debug, Default)]
pub struct Counters {
    /// By abstract list: the last value of each level, `None` when the level waits for its start.
    values: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Start overrides that have done their work: list and level.
    begun: BTreeSet<(u32, u8)>,
    /// By abstract list: the list as a reader sees it.
    current: BTreeMap<u32, u32>,
}

impl Counters {
    /// Counts one paragraph and gives its label; `None` when its level shows nothing or is not defined.
    pub fn next(&mut self, numbering: &Numbering, styles: &Styles, number: u32, level: u8) -> Option<Label> {
        let list = numbering.list(number, styles)?;
        let definition = (*list.levels.get(usize::from(level))?)?;
        let identity = self.identity(&list, number);
        self.count(&list, number, level, definition);
        let text = self.label(&list, definition);
        let bullet = definition.format == "bullet" || is_glyph(&definition.text);
        (!text.trim().is_empty()).then_some(Label { text, list: identity, level, bullet })
    }

    fn identity(&mut self, list: &List<'_>, number: u32) -> u32 {
        let restarts = list.starts.iter().any(Option::is_some);
        let is_new = restarts && self.begun.range((number, 0)..=(number, u8::MAX)).next().is_none();
        match self.current.get(&list.parent) {
            Some(known) if !is_new => *known,
            _ => {
                self.current.insert(list.parent, number);
                number
            }
        }
    }

    fn count(&mut self, list: &List<'_>, number: u32, level: u8, definition: &Level) {
        let index = usize::from(level);
        let start = list.starts.get(index).copied().flatten();
        let restarts = start.is_some() && self.begun.insert((number, level));
        let values = self.values.entry(list.parent).or_default();
        let Some(value) = values.get_mut(index) else { return };
        *value = Some(match *value {
            Some(last) if !restarts => last.saturating_add(1),
            _ => start.unwrap_or(definition.start),
        });
        for (deeper, value) in values.iter_mut().enumerate().skip(index + 1) {
            let restart = list.levels.get(deeper).copied().flatten().and_then(|l| l.restart);
            // `lvlRestart` counts levels from 1; 0 means never.
            if restart.is_none_or(|after| index < usize::from(after)) {
                *value = None;
            }
        }
    }

    /// The label's text; `%n` stands for the number of level n. A level not yet counted shows its start, one that the
    /// list does not define shows 0.
    fn label(&self, list: &List<'_>, definition: &Level) -> String {
        if definition.format == "bullet" {
            return bullet(definition);
        }
        let values = self.values.get(&list.parent);
        let mut out = String::new();
        let mut chars = definition.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = (c == '%').then(|| chars.peek().and_then(|d| d.to_digit(10))).flatten().filter(|n| *n > 0);
            let Some(digit) = digit else {
                out.push(c);
                continue;
            };
            chars.next();
            let index = digit as usize - 1;
            let other = list.levels.get(index).copied().flatten();
            let start = list.starts.get(index).copied().flatten().or(other.map(|l| l.start)).unwrap_or(0);
            let value = values.and_then(|v| *v.get(index)?).unwrap_or(start);
            let format = other.map_or("decimal", |l| l.format.as_str());
            let format = if definition.legal && format != "none" { "decimal" } else { format };
            out.push_str(&numerals::numeral(value, format));
        }
        out
    }
}

/// A label without any number or letter.
fn is_glyph(text: &str) -> bool {
    !text.is_empty() && !text.contains('%') && !text.chars().any(char::is_alphanumeric)
}

fn bullet(level: &Level) -> String {
    if level.picture {
        return "•".to_owned();
    }
    let shown = level.text.chars().map(|c| symbols::shown(level.font.as_deref(), c).unwrap_or(c));
    // A private character of an unknown font is some dot or mark.
    shown.map(|c| if ('\u{e000}'..='\u{f8ff}').contains(&c) { '•' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ooxml::xml::Cursor;

    fn numbering(inner: &str) -> Numbering {
        let text = format!(
            "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{inner}</w:numbering>"
        );
        Numbering::read(&mut Cursor::new("n", &text, 20)).unwrap()
    }

    fn level(ilvl: u8, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{ilvl}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn labels(numbering: &Numbering, calls: &[(u32, u8)]) -> Vec<String> {
        let (mut counters, styles) = (Counters::default(), Styles::default());
        calls
            .iter()
            .map(|(n, l)| counters.next(numbering, &styles, *n, *l).map_or("-none-".into(), |l| l.text))
            .collect()
    }

    #[test]
    fn levels_restart_below_a_higher_one() {
        let list = format!(
            "<w:abstractNum w:abstractNumId='3'>{}{}{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>",
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%2.", ""),
            level(2, "lowerLetter", "%3)", "")
        );
        let calls = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2)];
        assert_eq!(labels(&numbering(&list), &calls), ["I.", "1.", "2.", "a)", "II.", "1.", "a)", "b)"]);
    }

    #[test]
    fn a_level_may_never_restart_and_numbers_may_be_legal() {
        let list = format!(
            "<w:abstractNum w:abstractNumId='3'>{}{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>",
            level(0, "upperRoman", "Chương %1", ""),
            level(1, "decimal", "%1.%2", "<w:lvlRestart w:val='0'/><w:isLgl/>"),
        );
        let calls = [(1, 0), (1, 1), (1, 0), (1, 1)];
        assert_eq!(labels(&numbering(&list), &calls), ["Chương I", "1.1", "Chương II", "2.2"]);
    }

    #[test]
    fn lists_of_one_origin_go_on_unless_overridden() {
        let list = format!(
            "<w:abstractNum w:abstractNumId='3'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='3'/></w:num>\
             <w:num w:numId='4'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>",
            level(0, "decimal", "%1.", "")
        );
        let numbering = numbering(&list);
        assert_eq!(labels(&numbering, &[(1, 0), (2, 0), (4, 0), (4, 0), (9, 0)]), ["1.", "2.", "5.", "6.", "-none-"]);
        let (mut counters, styles) = (Counters::default(), Styles::default());
        let ids: Vec<u32> =
            [1, 2, 4, 4].iter().map(|n| counters.next(&numbering, &styles, *n, 0).unwrap().list).collect();
        assert_eq!(ids, [1, 1, 4, 4]);
    }

    #[test]
    fn bullets_are_shown_as_glyphs() {
        let list = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f0b7}'/>\
             <w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl>\
             <w:lvl w:ilvl='2'><w:numFmt w:val='none'/><w:lvlText w:val=''/></w:lvl></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
        assert_eq!(labels(&numbering(list), &[(1, 0), (1, 1), (1, 2)]), ["•", "-", "-none-"]);
    }
}
