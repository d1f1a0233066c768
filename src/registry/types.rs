//! The types of documents: the 29 of Điều 7, Nghị định 30/2020/NĐ-CP, and the legal, Party and joint ones, with their codes.

use super::spelling;
use super::table::{data, field, list};
use std::sync::LazyLock;

/// Whether numbers of a type carry the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRule {
    /// `30/2020/NĐ-CP`.
    Always,
    /// `33/CT-TTg`.
    Never,
    /// `04/2023/NQ-HĐND` and `18/NQ-HĐND`.
    Either,
}

/// How a short form of a type is told from prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortForm {
    /// "Thông tư 29".
    Free,
    /// "Kế hoạch số 769".
    WithSo,
    /// Never taken for a short form.
    Never,
}

/// One type of document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType {
    /// `Chỉ thị`.
    pub name: &'static str,
    /// Codes in symbols, the right one first; empty for Công văn and Thư công in state form (`CV` is the Party's code).
    pub codes: Vec<&'static str>,
    /// Only the Party issues it.
    pub party: bool,
    /// Whether numbers carry the year.
    pub year: YearRule,
    /// How its short forms are told.
    pub short: ShortForm,
    /// Abbreviations that stand for the type before a number: `TT 22/2021/TT-BGDĐT`.
    pub abbreviations: Vec<&'static str>,
    /// Place in Điều 7, from 1; `None` for types that the decree does not list.
    pub decree: Option<u8>,
}

static TYPES: LazyLock<Vec<DocumentType>> = LazyLock::new(|| data(include_str!("types.tsv")).map(parse).collect());

/// Folded code, code, type; sorted by the folded code, else in the order of the table.
static CODES: LazyLock<Vec<(String, &'static str, &'static DocumentType)>> = LazyLock::new(|| {
    let codes = TYPES.iter().flat_map(|t| t.codes.iter().map(move |c| (spelling::code(c), *c, t)));
    let mut codes: Vec<_> = codes.collect();
    codes.sort_by(|a, b| a.0.cmp(&b.0));
    codes
});

fn parse((_, f): (usize, Vec<&'static str>)) -> DocumentType {
    DocumentType {
        name: field(&f, 0),
        codes: list(field(&f, 1)).collect(),
        party: field(&f, 2) == "party",
        year: match field(&f, 3) {
            "always" => YearRule::Always,
            "either" => YearRule::Either,
            _ => YearRule::Never,
        },
        short: match field(&f, 4) {
            "free" => ShortForm::Free,
            "so" => ShortForm::WithSo,
            _ => ShortForm::Never,
        },
        abbreviations: list(field(&f, 5)).collect(),
        decree: field(&f, 6).parse().ok(),
    }
}

/// Every type, in the order of the table.
pub fn all() -> &'static [DocumentType] {
    &TYPES
}

/// A type by its name, case and accents ignored.
pub fn by_name(name: &str) -> Option<&'static DocumentType> {
    let wanted = spelling::name(name);
    TYPES.iter().find(|t| spelling::name(t.name) == wanted)
}

/// The types that use a code exactly as written; in the order of the table, so that the commonest comes first.
pub fn by_code(code: &str) -> impl Iterator<Item = &'static DocumentType> {
    TYPES.iter().filter(move |t| t.codes.contains(&code))
}

/// The codes that a text may mean, Đ, case and punctuation ignored: `QD` → `QĐ` of Quyết định and of Quy định.
pub fn like_code(text: &str) -> &'static [(String, &'static str, &'static DocumentType)] {
    let folded = spelling::code(text);
    let start = CODES.partition_point(|(c, ..)| *c < folded);
    let end = CODES.partition_point(|(c, ..)| *c <= folded);
    CODES.get(start..end).unwrap_or(&[])
}

/// The type that a code names (`CT` → Chỉ thị); `None` where it names none or, as the Party's `QĐ`, more than one.
pub fn type_of_code(code: &str, party: bool) -> Option<&'static DocumentType> {
    match (code, party) {
        ("TT", true) => by_name("Thông tri"),
        ("QĐ", true) => None,
        ("CV", false) => None,
        _ => by_code(code).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decree_has_29_types() {
        let mut places: Vec<u8> = all().iter().filter_map(|t| t.decree).collect();
        places.sort_unstable();
        assert_eq!(places, (1..=29).collect::<Vec<u8>>());
    }

    #[test]
    fn codes_name_types() {
        assert_eq!(type_of_code("CT", false).map(|t| t.name), Some("Chỉ thị"));
        assert_eq!(type_of_code("CTr", true).map(|t| t.name), Some("Chương trình"));
        assert_eq!(type_of_code("TT", false).map(|t| t.name), Some("Thông tư"));
        assert_eq!(type_of_code("TT", true).map(|t| t.name), Some("Thông tri"));
        assert_eq!(type_of_code("QĐ", true), None);
        assert_eq!(by_name("kế hoạch").map(|t| t.codes[0]), Some("KH"));
    }
}
