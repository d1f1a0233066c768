//! Automatic numbers of OpenDocument lists.

use super::styles::attribute;
use crate::document::block::AutoLabel;
use crate::text::ordinal;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// One level of a list style.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `1`, `I`, `i`, `A`, `a`, empty for none.
    format: String,
    prefix: String,
    suffix: String,
    /// How many levels are shown (`1.2.` shows two).
    shown: usize,
    start: u32,
    bullet: Option<String>,
}

/// A list style.
#[derive(Debug, Clone, Default)]
pub struct ListStyle {
    levels: BTreeMap<usize, Level>,
}

impl ListStyle {
    /// Takes in one level.
    pub fn add(&mut self, element: &BytesStart<'_>) {
        let number = |name: &str| attribute(element, name).and_then(|v| v.parse::<usize>().ok());
        let level = number("text:level").unwrap_or(1).clamp(1, 16);
        let text = |name: &str| attribute(element, name).unwrap_or_default();
        self.levels.insert(
            level,
            Level {
                format: text("style:num-format"),
                prefix: text("style:num-prefix"),
                suffix: text("style:num-suffix"),
                shown: number("text:display-levels").unwrap_or(1).clamp(1, level),
                start: number("text:start-value").unwrap_or(1) as u32,
                bullet: attribute(element, "text:bullet-char"),
            },
        );
    }
}

/// Counters of all lists.
#[derive(Debug, Clone, Default)]
pub struct Counters {
    values: BTreeMap<String, Vec<u32>>,
}

impl Counters {
    /// A list begins that does not go on with an earlier one.
    pub fn restart(&mut self, style: &str) {
        self.values.remove(style);
    }

    /// The label of the next item.
    pub fn next(&mut self, name: &str, style: &ListStyle, level: usize, start: Option<u32>) -> Option<AutoLabel> {
        let shape = style.levels.get(&level)?;
        let values = self.values.entry(name.to_owned()).or_default();
        let fresh = values.len() < level;
        while values.len() < level {
            let depth = values.len() + 1;
            values.push(style.levels.get(&depth).map_or(1, |l| l.start));
        }
        values.truncate(level);
        if let Some(value) = values.last_mut() {
            match start {
                Some(start) => *value = start,
                None if !fresh => *value = value.saturating_add(1),
                None => {}
            }
        }
        let list = name.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b)));
        let label = |text: String, bullet| Some(AutoLabel { text, list, level: level as u8 - 1, bullet });
        if let Some(bullet) = &shape.bullet {
            return label(bullet.clone(), true);
        }
        let shown: Vec<String> = (level + 1 - shape.shown..=level)
            .filter_map(|depth| Some(written(&style.levels.get(&depth)?.format, *values.get(depth - 1)?)))
            .filter(|number| !number.is_empty())
            .collect();
        let text = format!("{}{}{}", shape.prefix, shown.join("."), shape.suffix);
        if text.trim().is_empty() { None } else { label(text, false) }
    }
}

fn written(format: &str, value: u32) -> String {
    match format {
        "I" => ordinal::roman(value),
        "i" => ordinal::roman(value).to_lowercase(),
        "A" => ordinal::latin_letter(value).to_uppercase(),
        "a" => ordinal::latin_letter(value),
        "" => String::new(),
        _ => value.to_string(),
    }
}
