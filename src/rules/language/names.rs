//! The table of names whose letters Phụ lục II fixes, and where a text writes them otherwise. The rules of capital letters
//! share it; what each class of name is called and which clause holds stands with the rules.

use crate::rules::people;
use crate::rules::prose::{self, Paragraph, Phrases};
use std::ops::Range;
use std::sync::LazyLock;

/// What may differ from the table before it is a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Nothing but all large letters.
    Any,
    /// Small letters: only a large one too much is a fault.
    Title,
    /// All small letters: only large first and small later is a fault.
    Half,
}

/// One row.
#[derive(Debug)]
struct Name {
    right: Vec<String>,
    class: &'static str,
    mode: Mode,
}

/// The table and its finder.
#[derive(Debug)]
struct Names {
    rows: Vec<Name>,
    phrases: Phrases,
}

/// A name written with wrong letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misnamed {
    /// Where it stands in the normalised text.
    pub range: Range<usize>,
    /// How it is written right.
    pub right: String,
}

static NAMES: LazyLock<Names> = LazyLock::new(load);

/// Words that make a small "bộ", "sở", "luật" part of another word: "cán bộ y tế", "cơ sở y tế", "kỷ luật lao động".
const OTHER_WORD: &[&str] =
    &["cán", "cơ", "trụ", "toàn", "nội", "pháp", "kỷ", "kỉ", "quân", "dự", "văn", "trích", "tiểu", "hội"];

fn load() -> Names {
    let mut rows: Vec<Name> = Vec::new();
    for row in prose::rows(include_str!("names.tsv")) {
        if let [name, class, mode] = row[..] {
            let mode = match mode {
                "any" => Mode::Any,
                "half" => Mode::Half,
                _ => Mode::Title,
            };
            let right: Vec<String> = name.split('|').map(str::to_owned).collect();
            let other: Vec<String> = right.iter().map(|r| new_style(r)).collect();
            if other != right {
                rows.push(Name { right: other, class, mode });
            }
            rows.push(Name { right, class, mode });
        }
    }
    let phrases = Phrases::new(rows.iter().map(|row| prose::lower(&row.right[0])));
    Names { rows, phrases }
}

/// The same name with the tone mark on the second vowel: Uỷ ban, Toà án.
fn new_style(name: &str) -> String {
    name.replace("Ủy", "Uỷ")
        .replace("Tòa", "Toà")
        .replace("ủy", "uỷ")
        .replace("hóa", "hoá")
        .replace("Hóa", "Hoá")
        .replace("Hòa", "Hoà")
}

/// The names of one class that a paragraph writes with wrong letters.
pub fn misnamed(paragraph: &Paragraph<'_>, class: &str) -> Vec<Misnamed> {
    // A longer name of another class hides the shorter one in it.
    paragraph
        .names(|| NAMES.phrases.find(paragraph))
        .iter()
        .filter_map(|hit| {
            let name = NAMES.rows.get(hit.phrase).filter(|name| name.class == class)?;
            let written = paragraph.text.get(hit.range.clone())?;
            (wrong(name, written) && !other_word(paragraph.text, &hit.range, written))
                .then(|| Misnamed { range: hit.range.clone(), right: nearest(name, written) })
        })
        .collect()
}

fn wrong(name: &Name, written: &str) -> bool {
    if name.right.iter().any(|r| r == written)
        || prose::is_upper(written) && !name.right.iter().any(|r| prose::is_upper(r))
    {
        return false;
    }
    match name.mode {
        Mode::Any => true,
        Mode::Half => half(written),
        Mode::Title => too_large(&name.right, written),
    }
}

fn half(written: &str) -> bool {
    let mut words = written.split(' ');
    words.next().is_some_and(prose::is_capitalised) && words.all(prose::is_lower)
}

/// A later word is large though no right spelling has it large.
fn too_large(right: &[String], written: &str) -> bool {
    let written: Vec<&str> = written.split(' ').collect();
    (1..written.len()).any(|i| {
        prose::begins_large(written[i]) && !right.iter().any(|r| r.split(' ').nth(i).is_some_and(prose::begins_large))
    })
}

/// The right spelling that shares most letters with the written one: a small first letter is kept where one is right.
fn nearest(name: &Name, written: &str) -> String {
    let alike = |right: &String| right.chars().zip(written.chars()).filter(|(a, b)| a == b).count();
    let best = name.right.iter().rev().max_by_key(|r| alike(r)).cloned().unwrap_or_default();
    let small_first = name.mode == Mode::Title && !prose::begins_large(written);
    if small_first { small_first_letter(&best) } else { best }
}

fn small_first_letter(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The first word belongs to the word before it, or the whole stands in a person's name ("Nguyễn Học Sinh", "bác Hồ Văn Nam").
fn other_word(text: &str, range: &Range<usize>, written: &str) -> bool {
    let first = written.split(' ').next().unwrap_or("");
    let short = matches!(prose::lower(first).as_str(), "bộ" | "sở" | "luật" | "phòng" | "ngày" | "hội");
    let before = prose::word_before(text, range.start).map_or("", |w| w.text);
    let after = prose::word_after(text, range.end).filter(|w| w.is_capitalised());
    let person = people::is_plain_family(before) || (prose::lower(written) == "bác hồ" && after.is_some());
    person || short && OTHER_WORD.contains(&prose::lower(before).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::Block;
    use crate::document::document::Document;
    use crate::rules::prose::Prose;

    fn found(text: &str, class: &str) -> Vec<(String, String)> {
        let document = Document { blocks: vec![Block::new(text, None)], ..Document::default() };
        let prose = Prose::of(&document);
        let paragraph = prose.paragraphs().next().unwrap();
        misnamed(&paragraph, class).into_iter().map(|m| (text[m.range].to_owned(), m.right)).collect()
    }

    #[test]
    fn every_row_is_read() {
        let table = include_str!("names.tsv");
        assert!(prose::rows(table).all(|row| row.len() == 3 && matches!(row[2], "any" | "title" | "half")));
        assert!(NAMES.rows.len() > 200);
    }

    #[test]
    fn agencies() {
        assert_eq!(found("theo Bộ Giáo Dục Và Đào Tạo", "agency")[0].1, "Bộ Giáo dục và Đào tạo");
        assert_eq!(found("ủy ban nhân dân xã", "agency")[0].1, "Ủy ban nhân dân");
        assert!(found("cán bộ y tế và cơ sở y tế, UỶ BAN NHÂN DÂN, Uỷ ban nhân dân", "agency").is_empty());
    }

    #[test]
    fn bodies_may_be_small() {
        assert!(found("ban giám hiệu, Ban Giám hiệu, học sinh", "body").is_empty());
        assert_eq!(found("gửi Ban Giám Hiệu", "body")[0].1, "Ban Giám hiệu");
    }
}
