//! The templates that come with the program, parsed once, when first asked for.

use super::choose::Phrase;
use super::load;
use super::template::Template;
use std::sync::{LazyLock, OnceLock};

macro_rules! sources {
    ($($id:literal),+ $(,)?) => { &[$(($id, include_str!(concat!("../../templates/", $id, ".toml")))),+] };
}

/// Id and text; one that is extended stands before those that extend it.
const SOURCES: &[(&str, &str)] = sources![
    "van-ban-hanh-chinh",
    "ke-hoach",
    "dan-chu",
    "dan-van",
    "nam-hoc",
    "kiem-tra-noi-bo",
    "pccc",
    "y-te",
    "bao-luc-hoc-duong",
    "chuyen-doi-so",
    "cong-tac-thang",
    "cv5512-phu-luc-1",
    "cv5512-phu-luc-2",
    "cv5512-phu-luc-3",
    "cv2345",
];

static PARSED: [OnceLock<Option<Template>>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];

/// A template by its id. A file that does not parse would be `None`; a test loads every one.
pub fn get(id: &str) -> Option<&'static Template> {
    let index = SOURCES.iter().position(|(name, _)| *name == id)?;
    parsed(index)
}

/// All of them, in the table's order.
pub fn all() -> Vec<&'static Template> {
    (0..SOURCES.len()).filter_map(parsed).collect()
}

/// The ids, in the table's order.
pub fn ids() -> Vec<&'static str> {
    SOURCES.iter().map(|(id, _)| *id).collect()
}

/// The text of a template as it was written, for those who want to change it.
pub fn source(id: &str) -> Option<&'static str> {
    SOURCES.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// Every id with the phrases that choose it. Only that one line of each file is read, so that a check parses no more templates than it uses.
pub fn subjects() -> &'static [(&'static str, Vec<Phrase>)] {
    static SUBJECTS: LazyLock<Vec<(&str, Vec<Phrase>)>> = LazyLock::new(|| {
        let kinds = SOURCES.iter().map(|(id, text)| {
            let line = text.lines().find(|line| line.starts_with("subjects = ")).unwrap_or("");
            let table: toml::Table = toml::from_str(line).unwrap_or_default();
            let phrases = table.get("subjects").and_then(|v| v.as_array()).into_iter().flatten();
            (*id, phrases.filter_map(|p| p.as_str().map(Phrase::of)).collect())
        });
        kinds.collect()
    });
    &SUBJECTS
}

fn parsed(index: usize) -> Option<&'static Template> {
    let (_, text) = SOURCES.get(index)?;
    PARSED.get(index)?.get_or_init(|| load::load(text).ok()).as_ref()
}
